using System.Text.RegularExpressions;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks;

/// <summary>Which setting a planned resource, or a part of it, comes from.</summary>
internal sealed partial class SettingKeys(IReadOnlyList<PlannedResource> resources, StackSettings settings)
{
    private const string Prefix = SettingsReader.Namespace + ":";

    /// <summary>Settings by the inputs of a cluster that follow from them; the first that fits.</summary>
    private static readonly (string Input, string Setting)[] OfCluster =
    [
        ("agentPoolProfiles[0].vnetSubnetID", "network.subnet"), ("agentPoolProfiles", "cluster.nodePool"),
        ("autoUpgradeProfile.nodeOSUpgradeChannel", "cluster.nodeOSUpgradeChannel"), ("autoUpgradeProfile", "cluster.upgradeChannel"),
        ("kubernetesVersion", "cluster.kubernetesVersion"), ("sku", "cluster.tier"), ("nodeResourceGroup", "cluster.nodeResourceGroup"), ("resourceName", "cluster.name"),
        ("networkProfile.outboundType", "network.natGateway"), ("networkProfile.serviceCidr", "cluster.serviceCidr"), ("networkProfile.podCidr", "cluster.podCidr"), ("networkProfile.networkPolicy", "cluster.networkPolicy"),
        ("disableLocalAccounts", "cluster.access.localAccounts"), ("apiServerAccessProfile.disableRunCommand", "cluster.access.runCommand"), ("apiServerAccessProfile", "cluster.access.authorizedIPRanges"),
        ("aadProfile", "cluster.access.entraID"), ("addonProfiles.azurepolicy", "cluster.azurePolicy"), ("addonProfiles.omsagent", "monitoring.containerInsights"),
        ("securityProfile.defender", "monitoring.defender"), ("securityProfile.imageCleaner", "cluster.imageCleanerIntervalHours"), ("serviceMeshProfile", "mesh"), ("", "cluster"),
    ];

    private static readonly (string Input, string Setting)[] OfVault =
    [
        ("vaultName", "vault.name"), ("properties.enablePurgeProtection", "vault.purgeProtection"), ("properties.softDeleteRetentionInDays", "vault.softDeleteRetentionInDays"),
        ("properties.publicNetworkAccess", "vault.publicNetworkAccess"), ("", "vault"),
    ];

    /// <summary>Settings of a node pool that are called otherwise than the input.</summary>
    private static readonly (string Input, string Setting)[] OfPool = [("availabilityZones", "zones"), ("enableEncryptionAtHost", "encryptionAtHost")];

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
            ("AgentPool", _) when settings.Cluster!.UserPools.Numbered().FirstOrDefault(p => resource.Inputs["agentPoolName"].AsText() == p.Item.Name) is { Item: not null } pool =>
                $"cluster.userPools[{pool.Index}].{PoolField(path)}",
            (_, "GatewayCluster") when path.StartsWith("agentPoolProfiles[0].", StringComparison.Ordinal) && !path.EndsWith("vnetSubnetID", StringComparison.Ordinal) => $"cluster.nodePool.{PoolField(path)}",
            (_, "GatewayCluster") => Setting(OfCluster, path),
            (_, "CertificateVault") => Setting(OfVault, path),
            ("Subnet", "ClusterNetwork") when path == "networkSecurityGroup" => "network.securityGroup",
            ("Subnet", "ClusterNetwork") => path == "addressPrefix" ? "network.subnet.addressPrefix" : "network.subnet",
            (_, "ClusterNetwork") => "network",
            (_, "VaultCertificate") => "certificates",
            (_, "TlsSecretSync" or "SecretsAccess") => "tls",
            (_, "DnsRecords") => "dns",
            (_, "DemoWorkload") => "demo",
            ("ResourceGroup", _) => "resourceGroup",
            _ => "",
        };
    }

    private static string Setting((string Input, string Setting)[] settings, string path) => settings.First(s => path.StartsWith(s.Input, StringComparison.Ordinal)).Setting;

    private static string PoolField(string path)
    {
        var field = path[(path.LastIndexOf('.') + 1)..];
        return OfPool.FirstOrDefault(f => f.Input == field).Setting ?? field;
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
