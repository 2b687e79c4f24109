using GatewayStack.Components.Azure;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;
using Pulumi;
using Pulumi.AzureNative_containerservice_v20260301.ContainerService;

namespace GatewayStack.Infra;

/// <summary>From the settings of the cluster to the component's.</summary>
internal static class ClusterMapping
{
    public static GatewayClusterArgs ClusterArgs(this StackSettings settings, AzureScope azure, ClusterNetwork? network, MonitoringWorkspace? workspace)
    {
        var (config, cluster) = (azure.Config, settings.Cluster!);
        var provider = AzureProvider.Create();
        var name = cluster.Name ?? config.NameOf("aks");
        return new GatewayClusterArgs
        {
            Provider = provider,
            ResourceGroupName = azure.Group.Name,
            Location = config.Location,
            ClusterName = SystemSwitch.Checked(settings.Ingress, name, settings.ResourceGroup ?? config.NameOf("rg"), provider),
            KubernetesVersion = cluster.KubernetesVersion,
            NodeResourceGroup = cluster.NodeResourceGroup ?? $"{settings.ResourceGroup ?? config.NameOf("rg")}-nodes",
            SubnetId = network is null ? null : (Input<string>)network.SubnetId,
            IsAutomatic = cluster.Sku == ClusterSku.Automatic,
            LoadBalancerScopes = settings.LoadBalancerScopes(azure, network),
            Tier = cluster.Tier.Spelling(),
            ServiceCidr = cluster.ServiceCidr,
            DnsServiceIP = cluster.DnsServiceIP,
            PodCidr = cluster.PodCidr is { } pods ? (Input<string>)pods : null,
            NetworkPolicy = cluster.NetworkPolicy switch
            {
                NetworkPolicySetting.Azure => NetworkPolicy.Azure,
                NetworkPolicySetting.Calico => NetworkPolicy.Calico,
                NetworkPolicySetting.Cilium => NetworkPolicy.Cilium,
                _ => null,
            },
            NatGatewayEgress = settings.Network.NatGateway is not null,
            NodePool = cluster.NodePool.ToPool(),
            UserPools = [.. cluster.UserPools.Select(ToPool)],
            Access = cluster.Access.ToAccess(azure, network),
            AddOns = new ClusterAddOns
            {
                AzurePolicy = cluster.AzurePolicy,
                ImageCleanerIntervalHours = cluster.ImageCleanerIntervalHours,
                CostAnalysis = cluster.CostAnalysis,
                ContainerInsightsWorkspaceId = settings.Monitoring.ContainerInsights ? (Input<string>)workspace!.LogsId : null,
                DefenderWorkspaceId = settings.Monitoring.Defender ? (Input<string>)workspace!.LogsId : null,
                Prometheus = settings.Monitoring.Prometheus,
            },
            RotationPollInterval = settings.Tls.RotationPollInterval,
            AppRouting = settings.Ingress == Ingress.AppRouting,
            HasAppRoutingOperator = settings.Tls.Mode == TlsMode.Managed || settings.DnsMode() == DnsMode.Managed,
            Mesh = settings.HasIstioAddon()
                ? new ServiceMesh
                {
                    Revisions = settings.Mesh.Revisions,
                    IngressGateways = settings.Ingress == Ingress.IstioIngressGateway ? [.. settings.Mesh.IngressGateways.Select(g => g.ToMode())] : [],
                }
                : null,
            Nginx = cluster.Nginx.ToControllerType(),
            UpgradeChannel = cluster.UpgradeChannel.Spelling(),
            NodeOSUpgradeChannel = cluster.NodeOsUpgradeChannel.Spelling(),
            MaintenanceWindow = cluster.MaintenanceWindow is { } window
                ? new MaintenanceWindow { Day = window.Day.Spelling(), Start = window.Start, Hours = window.Hours, UtcOffset = window.UtcOffset }
                : null,
            Protect = settings.Protection.Protect,
            Tags = azure.Tags,
        };
    }

    private static NodePool ToPool(this NodePoolSettings pool) => new()
    {
        Name = pool.Name,
        VmSize = pool.VmSize,
        Count = pool.Count,
        MinCount = pool.MinCount,
        MaxCount = pool.MaxCount,
        MaxPods = pool.MaxPods,
        Zones = pool.Zones.ToList(),
        OsDiskType = pool.OsDiskType == OsDiskTypeSetting.Ephemeral ? OSDiskType.Ephemeral : null,
        OsDiskSizeGB = pool.OsDiskSizeGB is { } size ? (Input<int>)size : null,
        EncryptionAtHost = pool.EncryptionAtHost,
        Labels = pool.Labels.ToDictionary(),
    };

    private static ClusterAccess ToAccess(this AccessSettings access, AzureScope azure, ClusterNetwork? network) => new()
    {
        Entra = access.EntraId is { } entra
            ? new EntraAccess
            {
                TenantId = azure.TenantId,
                AdminGroups = entra.AdminGroups,
                AzureRbac = entra.AzureRbac,
                DeployerObjectId = entra.AssignDeployerRole ? (Input<string>)azure.DeployerObjectId : null,
                DeployerScope = azure.Group.Id,
                Login = entra.Login.Spelling(),
            }
            : null,
        LocalAccounts = access.LocalAccounts,
        PrivateCluster = access.PrivateCluster,
        // The nodes call the API server from the NAT gateway's addresses; the load balancer's are let in by AKS itself.
        AuthorizedIPRanges = access.AuthorizedIPRanges.Count == 0
            ? []
            : [.. access.AuthorizedIPRanges.Select(r => (Input<string>)r), .. (network?.EgressAddresses ?? []).Select(a => (Input<string>)a.Apply(ip => $"{ip}/32"))],
        RunCommand = access.RunCommand,
    };

    private static IstioIngressGatewayMode ToMode(this ManagedGateway gateway) =>
        gateway == ManagedGateway.External ? IstioIngressGatewayMode.External : IstioIngressGatewayMode.Internal;

    private static NginxIngressControllerType ToControllerType(this NginxController nginx) => nginx switch
    {
        NginxController.AnnotationControlled => NginxIngressControllerType.AnnotationControlled,
        NginxController.External => NginxIngressControllerType.External,
        NginxController.Internal => NginxIngressControllerType.Internal,
        _ => NginxIngressControllerType.None,
    };
}
