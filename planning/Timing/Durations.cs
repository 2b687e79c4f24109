namespace GatewayStack.Planning.Timing;

/// <summary>How long it takes to create a resource, by type. Estimates, in seconds, each with where it is from.</summary>
/// <remarks>They are for comparing orders, not for promising times: regions and days differ by a factor of two.</remarks>
internal static class Durations
{
    private const double Object = 1;
    private const double ArmResource = 4;

    private static readonly Dictionary<string, (double Seconds, string Source)> Known = new(StringComparer.Ordinal)
    {
        ["containerservice:ManagedCluster"] = (480, "AKS quickstarts: a few minutes; typically 5 to 10 with add-ons"),
        ["containerservice:AgentPool"] = (150, "virtual machines that start and join"),
        ["containerservice:MaintenanceConfiguration"] = (5, "one call to the cluster's resource provider"),
        ["resources:ResourceGroup"] = (2, "Resource Manager alone"),
        ["network:VirtualNetwork"] = (5, "one call to the network's resource provider"),
        ["network:Subnet"] = (5, "one call to the network's resource provider"),
        ["network:NatGateway"] = (12, "with its public address"),
        ["network:PrivateEndpoint"] = (45, "a network interface and its connection"),
        ["keyvault:Vault"] = (30, "a vault and its DNS name"),
        ["authorization:RoleAssignment"] = (5, "the assignment; that it takes effect is waited for where it is used"),
        ["operationalinsights:Workspace"] = (30, "a workspace and its tables"),
        ["dns:RecordSet"] = (3, "one call to Azure DNS"),
        ["components:VaultCertificate"] = (75, "role assignments take a minute to reach the vault, the import a few seconds"),
        ["apps/v1:Deployment"] = (20, "image pull, mount and readiness of a small pod"),
        ["gateway.networking.k8s.io/v1:Gateway"] = (45, "proxy pods, a public address and a load balancer rule"),
        ["helm.sh/v4:Chart"] = (60, "a control plane that starts"),
        ["yaml/v2:ConfigFile"] = (10, "a dozen definitions"),
    };

    /// <summary>Seconds to create a resource of the type.</summary>
    public static double Of(PlannedResource resource)
    {
        var type = resource.Type[(resource.Type.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return Known.TryGetValue(type, out var known) ? known.Seconds
            : resource.IsComponent || resource.IsRead || resource.Type.StartsWith("pulumi:", StringComparison.Ordinal) ? 0
            : resource.Type.StartsWith("kubernetes:", StringComparison.Ordinal) ? Object
            : ArmResource;
    }

    /// <summary>The table, for the documentation: type, seconds and source, sorted by type.</summary>
    public static IEnumerable<(string Type, double Seconds, string Source)> Table => Known
        .OrderBy(k => k.Key, StringComparer.Ordinal)
        .Select(k => (k.Key, k.Value.Seconds, k.Value.Source))
        .Concat([("any other object in the cluster", Object, "one call to the API server"), ("any other Azure resource", ArmResource, "one call to its resource provider")]);
}
