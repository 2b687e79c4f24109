using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>What must hold between settings that are each well formed.</summary>
internal static class SettingsRules
{
    private const string Prefix = SettingsReader.Namespace + ":";

    /// <summary>Every rule that is broken.</summary>
    public static IEnumerable<SettingsProblem> Check(StackSettings settings, IReadOnlyDictionary<string, string> config)
    {
        var unfit = SystemRules.Check(settings, Prefix).ToList();
        // The rules below read what a system cannot do without.
        return unfit.Count > 0 ? unfit :
        [
            .. settings.Cluster is { } cluster ? OnAzure(settings, cluster, config) : [],
            .. MeshRules.Check(settings, Prefix),
            .. CertificateRules.Check(settings, Prefix),
            .. TlsRules.Check(settings, Prefix),
            .. AcmeRules.Check(settings, Prefix),
            .. GatewayRules.Check(settings, Prefix),
            .. LoadBalancerRules.Check(settings, Prefix),
            .. CustomizationRules.Check(settings, Prefix),
            .. ListenerSetRules.Check(settings, Prefix),
            .. RouteRules.Check(settings, Prefix),
            .. GrpcRouteRules.Check(settings, Prefix),
            .. TlsRouteRules.Check(settings, Prefix),
            .. BackendTlsRules.Check(settings, Prefix),
            .. DestinationRuleRules.Check(settings, Prefix),
            .. DnsRules.Check(settings, Prefix),
        ];
    }

    private static IEnumerable<SettingsProblem> OnAzure(StackSettings settings, ClusterSettings cluster, IReadOnlyDictionary<string, string> config) =>
    [
        .. AzureRules.Check(config),
        .. settings.HasOwnNetwork() ? NetworkRules.Check(settings, cluster, Prefix) : AutomaticRules.Check(settings, cluster, Prefix),
        .. ClusterRules.Check(settings, cluster, Prefix),
        .. AccessRules.Check(cluster.Access, Prefix),
        .. ReachRules.Check(settings, cluster.Access, config, Prefix),
        .. PublicAddressRules.Check(cluster.Access.AuthorizedIPRanges, Prefix + "cluster.access.authorizedIPRanges"),
        .. PublicAddressRules.Check(settings.Vault?.AllowedIPRanges ?? [], Prefix + "vault.allowedIPRanges"),
    ];
}
