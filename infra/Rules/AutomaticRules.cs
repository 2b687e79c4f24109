using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>What AKS Automatic decides itself, and what it cannot do without.</summary>
/// <remarks>AKS documentation, "What is AKS Automatic": preconfigured are node provisioning, network (overlay and Cilium, with a network of
/// its own), upgrades, Azure Policy, image cleaner, and sign-in with Entra ID alone.</remarks>
internal static class AutomaticRules
{
    public static IEnumerable<SettingsProblem> Check(StackSettings settings, ClusterSettings cluster, string prefix)
    {
        if (cluster.Tier != ClusterTier.Standard)
            yield return new(prefix + "cluster.tier", "is not that of AKS Automatic", cluster.Tier.Spelling(), "use Standard, or sku: base");
        if (cluster.Access.EntraId is null)
            yield return new(prefix + "cluster.access.entraID", "is required for sku automatic and not set: AKS Automatic lets nobody in by other means", null, "set it ({} is enough), or use sku: base");
        else if (cluster.Access.LocalAccounts)
            yield return new(prefix + "cluster.access.localAccounts", "is on, and AKS Automatic has none", "true", "set it to false, or use sku: base");
        var network = settings.Network;
        (string Key, bool IsSet)[] decided =
        [
            ("cluster.access.privateCluster", cluster.Access.PrivateCluster), ("cluster.networkPolicy", cluster.NetworkPolicy != NetworkPolicySetting.None),
            ("cluster.podCidr", cluster.PodCidr is not null), ("cluster.userPools", cluster.UserPools.Count > 0),
            ("cluster.imageCleanerIntervalHours", cluster.ImageCleanerIntervalHours is not null), ("cluster.azurePolicy", cluster.AzurePolicy),
            ("network.securityGroup", network.SecurityGroup is not null), ("network.natGateway", network.NatGateway is not null),
            ("network.privateEndpointSubnet", network.PrivateEndpointSubnet is not null), ("network.loadBalancerSubnet", network.LoadBalancerSubnet is not null),
            ("network.peerings", network.Peerings.Count > 0), ("vault.privateEndpoint", settings.Vault is { PrivateEndpoint: true }),
            ("vault.allowedIPRanges", settings.Vault is { AllowedIPRanges.Count: > 0 }),
        ];
        foreach (var (key, _) in decided.Where(d => d.IsSet))
            yield return new(prefix + key, "is set, and AKS Automatic decides it, or needs a network of the stack's, which it has not", null, "remove it, or use sku: base");
        foreach (var (i, zone) in settings.Dns.Zones.Index())
        {
            if (zone is { Private: true, LinkNetwork: true })
                yield return new($"{prefix}dns.zones[{i}].linkNetwork", "needs a network of the stack's, and AKS Automatic makes its own", zone.Name, "set it to false and link the zone yourself, or use sku: base");
        }
        foreach (var (name, gateway) in settings.Gateways)
        {
            if (gateway.LoadBalancer is { Internal: true } and ({ Subnet: not null } or { Address: not null }))
                yield return new($"{prefix}gateways.{name}.loadBalancer", "names a subnet or an address of the network, which AKS Automatic makes itself", null, "leave Azure the choice, or use sku: base");
        }
    }
}
