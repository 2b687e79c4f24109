using System.Text.Json.Nodes;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks.Posture;

/// <summary>The AKS cluster: works, and could be safer or easier to run.</summary>
internal static class ClusterPosture
{
    public static IReadOnlyList<Check> All { get; } =
    [
        Of("GW401", Severity.Warning, "Local accounts are on",
            "The built-in administrator's certificate passes by Entra ID: whoever has it once keeps it, and no sign-in is recorded.", "Set cluster.access.entraID, and localAccounts: false.",
            "CKV_AZURE_141, Azure.AKS.LocalAccounts", "disableLocalAccounts", "the built-in administrator's certificate works", "set cluster.access.localAccounts: false",
            c => !c["disableLocalAccounts"].IsTrue()),
        Of("GW402", Severity.Warning, "API server open to the internet",
            "Everybody can reach the API server, and a stolen credential or a weakness of it is enough.", "Set cluster.access.privateCluster, or authorizedIPRanges.",
            "CKV_AZURE_6, CKV_AZURE_115, AVD-AZU-0041, Azure.AKS.AuthorizedIPs", "apiServerAccessProfile", "the API server answers everybody", "set cluster.access.authorizedIPRanges, or privateCluster: true",
            c => !c.Get("apiServerAccessProfile", "enablePrivateCluster").IsTrue() && c.Get("apiServerAccessProfile", "authorizedIPRanges").Count() == 0),
        Of("GW403", Severity.Warning, "No network policy",
            "Without an engine NetworkPolicies have no effect, and every pod reaches every other.", "Set cluster.networkPolicy.", "CKV_AZURE_7, AVD-AZU-0043, Azure.AKS.NetworkPolicy",
            "networkProfile.networkPolicy", "no engine enforces NetworkPolicies", "set cluster.networkPolicy: cilium", c => c.Get("networkProfile", "networkPolicy") is null, settledByAutomatic: true),
        Of("GW404", Severity.Info, "No Azure Policy",
            "The add-on checks pods against the organization's rules when they are created.", "Set cluster.azurePolicy: true.", "CKV_AZURE_116, Azure.AKS.AzurePolicyAddOn",
            "addonProfiles.azurepolicy", "the Azure Policy add-on is off", "set cluster.azurePolicy: true", c => !c.Get("addonProfiles", "azurepolicy", "enabled").IsTrue(), settledByAutomatic: true),
        Of("GW405", Severity.Info, "No Defender for Containers",
            "Nothing watches the running nodes and pods for known attacks.", "Set monitoring.defender: true.", "Azure.AKS.DefenderProfile",
            "securityProfile.defender", "Defender for Containers is off", "set monitoring.defender: true", c => !c.Get("securityProfile", "defender", "securityMonitoring", "enabled").IsTrue()),
        Of("GW406", Severity.Info, "No monitoring",
            "Neither logs of containers nor metrics are kept, so a failure cannot be looked into afterwards.", "Set monitoring.containerInsights: true or monitoring.prometheus: true.",
            "CKV_AZURE_4, AVD-AZU-0040, Azure.AKS.ContainerInsights", "addonProfiles.omsagent", "neither Container Insights nor Prometheus is on", "set monitoring.containerInsights: true",
            c => !c.Get("addonProfiles", "omsagent", "enabled").IsTrue() && !c.Get("azureMonitorProfile", "metrics", "enabled").IsTrue()),
        new("GW407", Severity.Info, "No logs of the control plane", "Who changed what through the API server is not recorded.", "Set monitoring.diagnostics: true.",
            "Azure.AKS.AuditLogs, Azure.AKS.PlatformLogs", AuditLogs) { Group = CheckGroup.Posture },
        new("GW408", Severity.Info, "Nodes in one zone", "The nodes may all stand in one availability zone, and fail with it.", "Set nodePool.zones, in a region that has them.",
            "CKV_AZURE_244, Azure.AKS.AvailabilityZone", context => Pools(context, "availabilityZones", p => p["availabilityZones"].Count() < 2, "is in no more than one availability zone", "set zones: [\"1\", \"2\", \"3\"]")) { Group = CheckGroup.Posture },
        Of("GW409", Severity.Info, "Tier without an uptime SLA",
            "The Free tier promises no availability of the API server, and serves it with fewer replicas.", "Set cluster.tier: Standard.", "CKV_AZURE_170, Azure.AKS.UptimeSLA",
            "sku.tier", "tier Free has no uptime SLA", "set cluster.tier: Standard", c => c.Get("sku", "tier").AsText() is "Free" or null),
        Of("GW410", Severity.Info, "No sign-in with Entra ID",
            "Users share certificates; no group, multi-factor sign-in or conditional access applies.", "Set cluster.access.entraID.", "CKV_AZURE_5, AVD-AZU-0042, Azure.AKS.ManagedAAD",
            "aadProfile", "users do not sign in with Entra ID", "set cluster.access.entraID", c => c["aadProfile"] is null),
        Of("GW411", Severity.Warning, "No automatic upgrades",
            "The cluster falls out of support, and the nodes keep known vulnerabilities, unless somebody remembers.", "Set upgradeChannel: patch and nodeOSUpgradeChannel: NodeImage.",
            "CKV_AZURE_171, Azure.AKS.AutoUpgrade, Azure.AKS.NodeAutoUpgrade", "autoUpgradeProfile", "Kubernetes or node images are not upgraded by themselves", "set cluster.upgradeChannel and nodeOSUpgradeChannel",
            c => c.Get("autoUpgradeProfile", "upgradeChannel").AsText() is "none" or null || c.Get("autoUpgradeProfile", "nodeOSUpgradeChannel").AsText() is "None" or "Unmanaged" or null, settledByAutomatic: true),
        new("GW412", Severity.Info, "Upgrades at any time", "AKS upgrades by itself, and without a window also in business hours.", "Set cluster.maintenanceWindow.", "Azure.AKS.MaintenanceWindow", Windows)
            { Group = CheckGroup.Posture },
        Of("GW413", Severity.Info, "Applications beside the cluster's own pods",
            "Without a system pool of its own, an application that takes all memory takes DNS and metrics with it.", "Add cluster.userPools: the system pool is tainted then.", "CKV_AZURE_232",
            "agentPoolProfiles[0]", "the system pool takes every pod", "add cluster.userPools", c => !c["agentPoolProfiles"].AsObjects().Any(p => p["nodeTaints"].AsTexts().Contains("CriticalAddonsOnly=true:NoSchedule")), settledByAutomatic: true),
        new("GW414", Severity.Info, "Fewer than three nodes", "With three nodes an upgrade or the loss of one leaves two, and one in each of three zones.", "Set minCount: 3.", "Azure.AKS.MinNodeCount, Azure.AKS.MinUserPoolNodes",
            context => Pools(context, "minCount", p => (p["minCount"].AsInt() ?? p["count"].AsInt() ?? 1) < 3, "has fewer than three nodes", "set minCount: 3")) { Group = CheckGroup.Posture },
        new("GW415", Severity.Info, "Nodes on managed disks", "Ephemeral disks are faster, cost nothing and are gone with the node. They need a size with enough local disk.", "Set osDiskType: Ephemeral.", "CKV_AZURE_226, Azure.AKS.EphemeralOSDisk",
            context => Pools(context, "osDiskType", p => p["osDiskType"].AsText() != "Ephemeral", "has managed OS disks", "set osDiskType: Ephemeral, with a size such as Standard_D4ds_v5")) { Group = CheckGroup.Posture },
        new("GW416", Severity.Info, "No encryption at host", "Temporary disks and caches of the nodes are not encrypted.", "Set encryptionAtHost: true; the subscription needs the feature.", "CKV_AZURE_227",
            context => Pools(context, "enableEncryptionAtHost", p => !p["enableEncryptionAtHost"].IsTrue(), "does not encrypt temporary disks and caches", "set encryptionAtHost: true")) { Group = CheckGroup.Posture },
        Of("GW417", Severity.Info, "Commands that pass by the network",
            "az aks command invoke runs commands in the cluster through Azure, also where the API server is closed.", "Set cluster.access.runCommand: false.", "AKS docs, command invoke",
            "apiServerAccessProfile.disableRunCommand", "az aks command invoke is allowed", "set cluster.access.runCommand: false", c => !c.Get("apiServerAccessProfile", "disableRunCommand").IsTrue()),
        Of("GW418", Severity.Warning, "Secrets that are not rotated",
            "Renewed certificates do not reach the cluster.", "Turn enableSecretRotation on.", "CKV_AZURE_172, Azure.AKS.SecretStoreRotation",
            "addonProfiles.azureKeyvaultSecretsProvider", "the secrets provider does not look for new versions", "set enableSecretRotation: \"true\"",
            c => c.Get("addonProfiles", "azureKeyvaultSecretsProvider", "enabled").IsTrue() && c.Get("addonProfiles", "azureKeyvaultSecretsProvider", "config", "enableSecretRotation").AsText() != "true"),
        Of("GW419", Severity.Info, "Images that stay on the nodes",
            "Unused images with known vulnerabilities stay on the nodes and are reported by scanners.", "Set cluster.imageCleanerIntervalHours.", "AKS docs, image cleaner",
            "securityProfile.imageCleaner", "unused images are not removed", "set cluster.imageCleanerIntervalHours: 48", c => !c.Get("securityProfile", "imageCleaner", "enabled").IsTrue(), settledByAutomatic: true),
        new("GW420", Severity.Info, "Subnet without rules",
            "No network security group limits what reaches the nodes.", "Set network.securityGroup: {}.", "CKV2_AZURE_31, Azure.VNET.UseNSGs", Subnets) { Group = CheckGroup.Posture },
        Of("GW421", Severity.Info, "Outbound through the load balancer",
            "Connections from the cluster share the load balancer's few ports, and their address changes with it. A NAT gateway has a fixed address and 64512 ports for each.", "Set network.natGateway.", "Azure.AKS.OutboundType; AKS docs, SNAT port exhaustion",
            "networkProfile.outboundType", "outbound connections share the load balancer's ports", "set network.natGateway", c => c.Get("networkProfile", "outboundType").AsText() is "loadBalancer" or null, settledByAutomatic: true),
    ];

    /// <summary>A check of the cluster's inputs; what AKS Automatic settles by itself is not asked of such a cluster.</summary>
    private static Check Of(string id, Severity severity, string title, string explanation, string fix, string references, string path, string message, string advice, Func<JsonNode, bool> applies,
        bool settledByAutomatic = false) =>
        new(id, severity, title, explanation, fix, references, context => context.Cluster is { IsRead: false } cluster && !(settledByAutomatic && cluster.Inputs.Get("sku", "name").AsText() == "Automatic") && applies(cluster.Inputs) ? [Found.In(cluster, path, message, advice)] : [])
        { Group = CheckGroup.Posture };

    private static IEnumerable<Found> Pools(CheckContext context, string field, Func<JsonObject, bool> applies, string message, string advice)
    {
        foreach (var (path, pool) in context.Cluster?.Inputs["agentPoolProfiles"].Items("agentPoolProfiles") ?? [])
        {
            if (applies(pool))
                yield return Found.In(context.Cluster!, $"{path}.{field}", $"node pool {pool["name"].Shown()} {message}", advice);
        }
        foreach (var pool in context.OfType("containerservice:AgentPool").Where(p => applies(p.Inputs)))
            yield return Found.In(pool, field, $"node pool {pool.Inputs["agentPoolName"].Shown()} {message}", advice);
    }

    private static IEnumerable<Found> AuditLogs(CheckContext context) =>
        context.Cluster is { } cluster && !context.OfType("monitor:DiagnosticSetting").Any(d => d.Inputs["resourceUri"].AsText()?.Contains("/managedClusters/", StringComparison.Ordinal) is true
            && d.Inputs["logs"].AsObjects().Any(l => l["category"].AsText() is "kube-audit" or "kube-audit-admin"))
            ? [Found.In(cluster, "", "the control plane's audit log is not kept", "set monitoring.diagnostics: true")]
            : [];

    private static IEnumerable<Found> Windows(CheckContext context) =>
        context.Cluster is { } cluster && !context.OfType("containerservice:MaintenanceConfiguration").Any() ? [Found.In(cluster, "autoUpgradeProfile", "AKS upgrades at any time", "set cluster.maintenanceWindow")] : [];

    private static IEnumerable<Found> Subnets(CheckContext context) =>
        from subnet in context.OfType("network:Subnet")
        where subnet.Inputs["networkSecurityGroup"] is null
            && context.Cluster?.Inputs["agentPoolProfiles"].AsObjects().Any(p => p["vnetSubnetID"].AsText()?.EndsWith($"/{subnet.Inputs["subnetName"].AsText()}", StringComparison.Ordinal) is true) is true
        select Found.In(subnet, "networkSecurityGroup", "no network security group limits what reaches the nodes", "set network.securityGroup: {}");
}
