using GatewayStack.Planning.Checks.Azure;
using GatewayStack.Planning.Checks.Gateways;
using GatewayStack.Planning.Checks.Mesh;
using GatewayStack.Planning.Checks.Posture;
using GatewayStack.Planning.Checks.Routes;
using GatewayStack.Planning.Checks.Tls;

namespace GatewayStack.Planning.Checks;

/// <summary>Every check there is.</summary>
public static class CheckRegistry
{
    /// <summary>The checks, by id.</summary>
    public static IReadOnlyList<Check> All { get; } =
    [
        .. SettingsChecks.All,
        .. ListenerChecks.All,
        .. GatewayChecks.All,
        .. AttachmentChecks.All,
        .. BackendChecks.All,
        .. FilterChecks.All,
        .. RouteFormChecks.All,
        .. PolicyChecks.All,
        .. CustomizationChecks.All,
        .. LoadBalancerChecks.All,
        .. SuppressionChecks.All,
        .. SecretChecks.All,
        .. ProviderClassChecks.All,
        .. CertificateChecks.All,
        .. ManagedTlsChecks.All,
        .. RoleChecks.All,
        .. CapacityChecks.All,
        .. DnsChecks.All,
        .. NameChecks.All,
        .. VersionChecks.All,
        .. MeshChecks.All,
        .. IstioKindChecks.All,
        .. ClusterPosture.All,
        .. VaultPosture.All,
        .. WorkloadPosture.All,
    ];

    /// <summary>The check that found something; of a policy, what is known of it.</summary>
    public static Check Of(Finding finding) => Find(finding.Id)
        ?? new(finding.Id, finding.Severity, "Policy of the organisation", "A rule of the organisation's own, from the policies that the stack file names.", finding.Fix, "setting policies of the stack file", static _ => []);

    /// <summary>The check of an id; null where there is none.</summary>
    public static Check? Find(string id) => All.FirstOrDefault(c => string.Equals(c.Id, id, StringComparison.OrdinalIgnoreCase));
}
