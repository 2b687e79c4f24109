using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>What must hold between settings that are each well formed.</summary>
internal static class SettingsRules
{
    private const string Prefix = SettingsReader.Namespace + ":";

    /// <summary>Every rule that is broken.</summary>
    public static IEnumerable<SettingsProblem> Check(StackSettings settings, IReadOnlyDictionary<string, string> config) =>
    [
        .. AzureRules.Check(config),
        .. NetworkRules.Check(settings, Prefix),
        .. ClusterRules.Check(settings, Prefix),
        .. CertificateRules.Check(settings, Prefix),
        .. TlsRules.Check(settings, Prefix),
        .. AcmeRules.Check(settings, Prefix),
        .. GatewayRules.Check(settings, Prefix),
        .. RouteRules.Check(settings, Prefix),
        .. DnsRules.Check(settings, Prefix),
    ];
}
