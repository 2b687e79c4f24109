using System.Net;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>Load balancers of Gateways: settings that exclude one another, and that an ingress system cannot apply.</summary>
internal static class LoadBalancerRules
{
    public static IEnumerable<SettingsProblem> Check(StackSettings settings, string prefix)
    {
        foreach (var (name, gateway) in settings.Gateways)
        {
            var key = $"{prefix}gateways.{name}.loadBalancer";
            foreach (var problem in settings.IsOnAks() ? OnAks(settings, gateway, key) : Elsewhere(gateway.LoadBalancer, key))
                yield return problem;
            foreach (var problem in CheckTwice(settings, name, gateway, key))
                yield return problem;
        }
        foreach (var problem in CheckShared(settings, prefix))
            yield return problem;
    }

    private static IEnumerable<SettingsProblem> OnAks(StackSettings settings, GatewaySettings gateway, string key)
    {
        var balancer = gateway.LoadBalancer;
        var managed = settings.ManagedService(gateway) is not null;
        var isInternal = managed ? settings.ManagedService(gateway)!.EndsWith("internal", StringComparison.Ordinal) : balancer.Internal;
        if (managed && balancer.Internal)
            yield return new($"{key}.internal", "is not for ingress istioIngressGateway, whose gateways are external or internal as a whole", "true", "remove it, and set ingressGateway: internal");
        if (managed && balancer.DnsLabel is { } label)
            yield return new($"{key}.dnsLabel", "is not among what AKS lets people change of a managed ingress gateway", label, "remove it, or use ingress istioAddon");
        foreach (var (setting, value) in ((string, string?)[])[("dnsLabel", balancer.DnsLabel), ("publicIPName", balancer.PublicIPName)])
        {
            if (isInternal && value is not null)
                yield return new($"{key}.{setting}", "is for a public address, and the load balancer is internal", value, "remove one of the two");
        }
        if (!isInternal && balancer.Subnet is { } subnet)
            yield return new($"{key}.subnet", "is for an internal load balancer, and this one is public", subnet, managed ? "set ingressGateway: internal" : "set internal: true");
        if (balancer is { Address: { } address, PublicIPName: not null })
            yield return new($"{key}.address", "and publicIPName name the address twice", address, "keep one of the two");
        if (balancer is { PublicIPResourceGroup: { } group, PublicIPName: null, Address: null })
            yield return new($"{key}.publicIPResourceGroup", "is of an address that is not named", group, "set publicIPName or address");
        if (balancer is { ExternalTrafficPolicy: ExternalTrafficPolicy.Local, HealthProbe: not null })
            yield return new($"{key}.healthProbe", "is set, and for externalTrafficPolicy Local Kubernetes answers the probe", null, "remove it");
        foreach (var problem in isInternal && settings.HasOwnNetwork() ? CheckSubnet(settings, balancer, key) : [])
            yield return problem;
        var (direct, tree) = (balancer.SourceRanges.Count > 0 || balancer.ServiceTags.Count > 0, gateway.Customization.Service?["spec"]?["loadBalancerSourceRanges"]);
        if (direct && tree is not null)
        {
            yield return new($"{key.Replace(".loadBalancer", "", StringComparison.Ordinal)}.customization.service.spec.loadBalancerSourceRanges",
                "is set beside loadBalancer.sourceRanges or serviceTags, and Azure takes only one of them", null, "remove it and use loadBalancer.sourceRanges");
        }
    }

    private static IEnumerable<SettingsProblem> CheckSubnet(StackSettings settings, GatewayLoadBalancerSettings balancer, string key)
    {
        if (!settings.IsOnAzure())
            yield break;
        List<SubnetSettings> subnets = [settings.Network.Subnet, .. settings.Network.LoadBalancerSubnet is { } own ? [own] : (SubnetSettings[])[]];
        var chosen = balancer.Subnet is { } name ? subnets.Find(s => s.Name == name) : subnets[^1];
        if (chosen is null)
        {
            yield return new($"{key}.subnet", "is none of the network's subnets that load balancers may be in", balancer.Subnet,
                $"use {string.Join(" or ", subnets.Select(s => s.Name))}, or set network.loadBalancerSubnet");
        }
        else if (balancer.Address is { } text && IPAddress.TryParse(text, out var address) && IPNetwork.TryParse(chosen.AddressPrefix, out var block))
        {
            var first = block.BaseAddress.GetAddressBytes();
            var reserved = address.GetAddressBytes().AsSpan(0, 3).SequenceEqual(first.AsSpan(0, 3)) && address.GetAddressBytes()[3] - first[3] is >= 0 and < 4;
            if (!block.Contains(address) || reserved)
                yield return new($"{key}.address", $"is not an address that {chosen.Name} ({block}) can give: {(reserved ? "Azure keeps the first four" : "it is outside")}", text, $"use another one of {block}");
        }
    }

    private static IEnumerable<SettingsProblem> Elsewhere(GatewayLoadBalancerSettings balancer, string key)
    {
        (string Name, bool IsSet)[] settings =
        [
            ("internal", balancer.Internal), ("subnet", balancer.Subnet is not null), ("address", balancer.Address is not null),
            ("publicIPName", balancer.PublicIPName is not null), ("publicIPResourceGroup", balancer.PublicIPResourceGroup is not null),
            ("dnsLabel", balancer.DnsLabel is not null), ("serviceTags", balancer.ServiceTags.Count > 0), ("healthProbe", balancer.HealthProbe is not null),
            ("idleTimeoutInMinutes", balancer.IdleTimeoutInMinutes is not null), ("hideStatusPort", balancer.HideStatusPort),
        ];
        return settings.Where(s => s.IsSet).Select(s => new SettingsProblem($"{key}.{s.Name}", "is for a load balancer of Azure, and the existing cluster is not said to be one of AKS", null,
            "set existingCluster.aks: true if it is; else write your cloud's annotations below the Gateway's annotations"));
    }

    /// <summary>Two load balancers cannot have the same address or label.</summary>
    private static IEnumerable<SettingsProblem> CheckTwice(StackSettings settings, string name, GatewaySettings gateway, string key)
    {
        var others = settings.Gateways.TakeWhile(g => g.Key != name).Where(g => settings.ManagedService(g.Value) is null).Select(g => (g.Key, g.Value.LoadBalancer)).ToList();
        foreach (var (setting, read) in ((string, Func<GatewayLoadBalancerSettings, string?>)[])[("address", b => b.Address), ("publicIPName", b => b.PublicIPName), ("dnsLabel", b => b.DnsLabel)])
        {
            if (read(gateway.LoadBalancer) is { } value && others.FirstOrDefault(o => read(o.LoadBalancer) == value).Key is { } other)
                yield return new($"{key}.{setting}", $"is that of Gateway {other}", value, "give each its own");
        }
    }

    /// <summary>Gateways of one managed ingress gateway share its Service.</summary>
    private static IEnumerable<SettingsProblem> CheckShared(StackSettings settings, string prefix) =>
        from service in settings.Gateways.Where(g => settings.ManagedServiceChanges(g.Value) is not null).GroupBy(g => settings.ManagedService(g.Value))
        from gateway in service.Skip(1)
        select new SettingsProblem($"{prefix}gateways.{gateway.Key}.loadBalancer", $"changes {service.Key}, which Gateway {service.First().Key} changes too", null,
            "set loadBalancer of one of the Gateways that share it");
}
