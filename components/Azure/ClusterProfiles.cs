using Pulumi;
using Pulumi.AzureNative_containerservice_v20260301.ContainerService;
using Pulumi.AzureNative_containerservice_v20260301.ContainerService.Inputs;

namespace GatewayStack.Components.Azure;

/// <summary>The parts of a managed cluster, as AKS groups them. What can be on or off is said even where it is off: Azure keeps
/// what an update leaves out.</summary>
internal static class ClusterProfiles
{
    /// <summary>The add-on that mounts Key Vault objects.</summary>
    public const string SecretsProvider = "azureKeyvaultSecretsProvider";

    public static ContainerServiceNetworkProfileArgs Network(GatewayClusterArgs args)
    {
        var profile = new ContainerServiceNetworkProfileArgs
        {
            NetworkPlugin = NetworkPlugin.Azure,
            LoadBalancerSku = LoadBalancerSku.Standard,
            ServiceCidr = args.ServiceCidr,
            DnsServiceIP = args.DnsServiceIP,
            // The SDK fills in a pod CIDR; pods have one only in an overlay.
            PodCidr = args.PodCidr,
        };
        if (args.PodCidr is not null)
            profile.NetworkPluginMode = NetworkPluginMode.Overlay;
        if (args.NetworkPolicy is { } policy)
            profile.NetworkPolicy = policy;
        if (args.NetworkPolicy == NetworkPolicy.Cilium)
            profile.NetworkDataplane = NetworkDataplane.Cilium;
        if (args.NatGatewayEgress)
            profile.OutboundType = OutboundType.UserAssignedNATGateway;
        return profile;
    }

    public static InputMap<ManagedClusterAddonProfileArgs> AddOns(GatewayClusterArgs args)
    {
        var insights = new ManagedClusterAddonProfileArgs { Enabled = false };
        if (args.AddOns.ContainerInsightsWorkspaceId is { } workspace)
            insights = new ManagedClusterAddonProfileArgs { Enabled = true, Config = { ["logAnalyticsWorkspaceResourceID"] = workspace, ["useAADAuth"] = "true" } };
        var addOns = new InputMap<ManagedClusterAddonProfileArgs>
        {
            [SecretsProvider] = new ManagedClusterAddonProfileArgs
            {
                Enabled = true,
                Config = { ["enableSecretRotation"] = "true", ["rotationPollInterval"] = args.RotationPollInterval },
            },
            ["omsagent"] = insights,
        };
        if (!args.IsAutomatic)
            addOns["azurepolicy"] = new ManagedClusterAddonProfileArgs { Enabled = args.AddOns.AzurePolicy };
        return addOns;
    }

    public static ManagedClusterSecurityProfileArgs Security(GatewayClusterArgs args)
    {
        var addOns = args.AddOns;
        var defender = new ManagedClusterSecurityProfileDefenderArgs
        {
            SecurityMonitoring = new ManagedClusterSecurityProfileDefenderSecurityMonitoringArgs { Enabled = addOns.DefenderWorkspaceId is not null },
        };
        if (addOns.DefenderWorkspaceId is { } workspace)
            defender.LogAnalyticsWorkspaceResourceId = workspace;
        var cleaner = new ManagedClusterSecurityProfileImageCleanerArgs { Enabled = addOns.ImageCleanerIntervalHours is not null };
        if (addOns.ImageCleanerIntervalHours is { } hours)
            cleaner.IntervalHours = hours;
        var profile = new ManagedClusterSecurityProfileArgs
        {
            WorkloadIdentity = new ManagedClusterSecurityProfileWorkloadIdentityArgs { Enabled = true },
            Defender = defender,
        };
        if (!args.IsAutomatic)
            profile.ImageCleaner = cleaner;
        return profile;
    }

    public static Input<ManagedClusterAADProfileArgs>? Entra(EntraAccess? entra) => entra is null ? (Input<ManagedClusterAADProfileArgs>?)null : new ManagedClusterAADProfileArgs
    {
        Managed = true,
        EnableAzureRBAC = entra.AzureRbac,
        AdminGroupObjectIDs = entra.AdminGroups.ToList(),
        TenantID = entra.TenantId,
    };

    public static ManagedClusterAPIServerAccessProfileArgs ApiServer(ClusterAccess access)
    {
        var profile = new ManagedClusterAPIServerAccessProfileArgs
        {
            AuthorizedIPRanges = [.. access.AuthorizedIPRanges],
            DisableRunCommand = !access.RunCommand,
            EnablePrivateCluster = access.PrivateCluster,
        };
        if (access.PrivateCluster)
        {
            profile.EnablePrivateClusterPublicFQDN = true;
            profile.PrivateDNSZone = "system";
        }
        return profile;
    }

    public static ManagedClusterMetricsProfileArgs Costs(ClusterAddOns addOns) =>
        new() { CostAnalysis = new ManagedClusterCostAnalysisArgs { Enabled = addOns.CostAnalysis } };

    public static ManagedClusterAzureMonitorProfileArgs AzureMonitor(ClusterAddOns addOns) =>
        new() { Metrics = new ManagedClusterAzureMonitorProfileMetricsArgs { Enabled = addOns.Prometheus } };
}
