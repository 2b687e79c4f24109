using System.Globalization;
using GatewayStack.Components.Azure;
using GatewayStack.Components.Kubernetes;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;
using Pulumi;

namespace GatewayStack.Infra;

/// <summary>From the settings of a Gateway's load balancer to the annotations that Azure's controller reads.</summary>
/// <remarks>AKS documentation: "Use a public standard load balancer", "Use an internal load balancer", "Customizations via Kubernetes annotations".</remarks>
internal static class LoadBalancerMapping
{
    /// <summary>What every annotation of a load balancer starts with.</summary>
    public const string Prefix = "service.beta.kubernetes.io/";

    /// <summary>The annotations of a Gateway's Service; null takes one away that AKS would set.</summary>
    public static SortedDictionary<string, string?> LoadBalancerAnnotations(this StackSettings settings, GatewaySettings gateway)
    {
        var balancer = gateway.LoadBalancer;
        var annotations = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        Add("azure-load-balancer-internal", balancer.Internal && settings.ManagedService(gateway) is null ? "true" : null);
        Add("azure-load-balancer-internal-subnet", settings.LoadBalancerSubnet(gateway));
        Add("azure-load-balancer-ipv4", balancer.Address);
        Add("azure-pip-name", balancer.PublicIPName);
        Add("azure-load-balancer-resource-group", balancer.PublicIPResourceGroup);
        Add("azure-dns-label-name", balancer.DnsLabel);
        Add("azure-allowed-ip-ranges", settings.IsOnAks() ? Joined(balancer.SourceRanges) : null);
        Add("azure-allowed-service-tags", Joined(balancer.ServiceTags));
        Add("azure-load-balancer-tcp-idle-timeout", balancer.IdleTimeoutInMinutes?.ToString(CultureInfo.InvariantCulture));
        Add("port_15021_no_lb_rule", balancer.HideStatusPort ? "true" : null);
        foreach (var port in gateway.Listeners.Select(l => l.Port.ToString(CultureInfo.InvariantCulture)).Distinct())
        {
            foreach (var (name, value) in settings.Probe(gateway))
                annotations[$"{Prefix}port_{port}_health-probe_{name}"] = value;
        }
        return annotations;

        void Add(string name, string? value)
        {
            if (value is not null)
                annotations[Prefix + name] = value;
        }
    }

    /// <summary>Changes to the Service of a managed ingress gateway; null where it stays as it is.</summary>
    public static ManagedServiceChanges? ManagedServiceChanges(this StackSettings settings, GatewaySettings gateway)
    {
        if (settings.ManagedService(gateway) is null)
            return null;
        var annotations = settings.LoadBalancerAnnotations(gateway).ToDictionary(a => a.Key, a => a.Value!);
        var policy = gateway.LoadBalancer.ExternalTrafficPolicy;
        return annotations.Count == 0 && policy == ExternalTrafficPolicy.Cluster ? null
            : new(annotations, policy == ExternalTrafficPolicy.Local ? policy.Spelling() : null);
    }

    /// <summary>What the cluster needs rights on beside its nodes' subnet, to make load balancers.</summary>
    public static Dictionary<string, Input<string>> LoadBalancerScopes(this StackSettings settings, AzureScope azure, ClusterNetwork? network)
    {
        var scopes = new Dictionary<string, Input<string>>();
        if (network?.LoadBalancerSubnetId is { } subnet)
            scopes["load-balancers"] = subnet;
        foreach (var group in settings.Gateways.Values.Select(g => g.LoadBalancer.PublicIPResourceGroup).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase))
            scopes[$"addresses-{group}"] = azure.SubscriptionId.Apply(id => $"/subscriptions/{id}/resourceGroups/{group}");
        return scopes;
    }

    /// <summary>Whether the cluster is one of AKS, whose load balancers the settings are for.</summary>
    public static bool IsOnAks(this StackSettings settings) => settings.IsOnAzure() || settings.ExistingCluster is { Aks: true };

    /// <summary>The subnet of a private address; null: the nodes'.</summary>
    private static string? LoadBalancerSubnet(this StackSettings settings, GatewaySettings gateway) =>
        gateway.LoadBalancer.Subnet ?? (gateway.LoadBalancer.Internal ? settings.Network.LoadBalancerSubnet?.Name : null);

    /// <summary>The health probe of each port. Azure would ask for <c>/</c>, which no route may serve; AKS sets what fits for Gateways of
    /// its own add-ons. For Local, nodes without a proxy must fail the probe: Kubernetes' own does, which Azure takes where none is set.</summary>
    private static IEnumerable<(string Name, string? Value)> Probe(this StackSettings settings, GatewaySettings gateway)
    {
        var balancer = gateway.LoadBalancer;
        if (balancer.ExternalTrafficPolicy == ExternalTrafficPolicy.Local)
            return settings.IsOnAzure() && settings.ManagedService(gateway) is null ? [("protocol", null), ("port", null), ("request-path", null)] : [];
        if ((balancer.HealthProbe ?? (settings.IsOnAzure() || !settings.IsOnAks() ? null : new())) is not { } probe)
            return [];
        (string Name, string? Value)[] entries =
        [
            ("protocol", probe.Protocol.Spelling()),
            ("port", probe.Port.ToString(CultureInfo.InvariantCulture)),
            ("request-path", probe.Protocol == ProbeProtocol.Tcp ? null : probe.Path),
            ("interval", probe.IntervalInSeconds?.ToString(CultureInfo.InvariantCulture)),
            ("num-of-probe", probe.Failures?.ToString(CultureInfo.InvariantCulture)),
        ];
        return entries.Where(e => e.Value is not null);
    }

    private static string? Joined(IReadOnlyList<string> values) => values.Count == 0 ? null : string.Join(',', values);
}
