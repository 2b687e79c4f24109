using System.Text.RegularExpressions;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Planning.Checks;

/// <summary>Which setting a planned resource, or a part of it, comes from.</summary>
internal sealed partial class SettingKeys(IReadOnlyList<PlannedResource> resources, StackSettings settings)
{
    private const string Prefix = SettingsReader.Namespace + ":";

    private static readonly (string Input, string Setting)[] OfCluster =
    [
        ("agentPoolProfiles", "nodePool"), ("autoUpgradeProfile.nodeOSUpgradeChannel", "nodeOSUpgradeChannel"), ("autoUpgradeProfile", "upgradeChannel"),
        ("kubernetesVersion", "kubernetesVersion"), ("sku", "tier"), ("networkProfile.serviceCidr", "serviceCidr"), ("networkProfile.podCidr", "podCidr"),
    ];

    private readonly Dictionary<string, PlannedResource> _byUrn = resources.ToDictionary(r => r.Urn);

    /// <summary>The full key; the top of the settings where nothing nearer is known.</summary>
    public string Of(PlannedResource resource, string path)
    {
        var root = Root(resource);
        return Prefix + (Short(resource.Type), Short(root.Type)) switch
        {
            (_, "IngressGateway") when resource.Type.EndsWith(":Gateway", StringComparison.Ordinal) => $"gateways{Step(root.Name)}{GatewayPath(path)}",
            (_, "IngressGateway") => $"gateways{Step(root.Name)}.redirectToHttps",
            (var type, _) when type.EndsWith("Route", StringComparison.Ordinal) && settings.Routes.TryGetValue(resource.Name, out var route) =>
                $"routes{Step(resource.Name)}{RoutePath(path, route)}",
            ("DestinationRule", _) => $"destinationRules{Step(resource.Name)}",
            ("MaintenanceConfiguration", _) => "cluster.maintenanceWindow",
            (_, "GatewayCluster") => "cluster" + (OfCluster.FirstOrDefault(c => path.StartsWith(c.Input, StringComparison.Ordinal)).Setting is { } below ? $".{below}" : ""),
            (_, "CertificateVault") => path.EndsWith("enablePurgeProtection", StringComparison.Ordinal) ? "vault.purgeProtection"
                : path.EndsWith("softDeleteRetentionInDays", StringComparison.Ordinal) ? "vault.softDeleteRetentionInDays" : "vault",
            (_, "ClusterNetwork") => "network",
            (_, "VaultCertificate") => "certificates",
            (_, "TlsSecretSync" or "SecretsAccess") => "tls",
            (_, "DnsRecords") => "dns",
            (_, "DemoWorkload") => "demo",
            ("ResourceGroup", _) => "resourceGroup",
            _ => "",
        };
    }

    private PlannedResource Root(PlannedResource resource)
    {
        while (resource.Parent is { } parent && _byUrn.TryGetValue(parent, out var above))
            resource = above;
        return resource;
    }

    private static string Short(string type) => type[(type.LastIndexOf(':') + 1)..];

    private static string Step(string name) => name.Contains('.') ? $"[\"{name}\"]" : $".{name}";

    private static string GatewayPath(string path) => path.StartsWith("spec.listeners", StringComparison.Ordinal) ? path["spec".Length..] : "";

    /// <summary>A route with one rule may be written without <c>rules</c>.</summary>
    private static string RoutePath(string path, RouteSettings route)
    {
        if (path.StartsWith("spec.parentRefs", StringComparison.Ordinal))
            return route.SectionName is null ? ".gateway" : ".sectionName";
        if (!path.StartsWith("spec.", StringComparison.Ordinal))
            return "";
        var below = path["spec".Length..];
        return route.Rules.Count == 0 ? FirstRule().Replace(below, "") : below;
    }

    [GeneratedRegex(@"^\.rules\[0\]", RegexOptions.CultureInvariant)]
    private static partial Regex FirstRule();
}
