using GatewayStack.Components.Azure;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;
using Pulumi;
using Pulumi.AzureNative_containerservice_v20260301.ContainerService;

namespace GatewayStack.Infra;

/// <summary>From the settings of the cluster to the component's.</summary>
internal static class ClusterMapping
{
    public static GatewayClusterArgs ClusterArgs(
        this StackSettings settings, StackConfig config, Input<string> resourceGroup, Input<string> subnetId, InputMap<string> tags)
    {
        var cluster = settings.Cluster!;
        var provider = AzureProvider.Create();
        var name = cluster.Name ?? config.NameOf("aks");
        return new GatewayClusterArgs
        {
            Provider = provider,
            ResourceGroupName = resourceGroup,
            Location = config.Location,
            ClusterName = SystemSwitch.Checked(settings.Ingress, name, settings.ResourceGroup ?? config.NameOf("rg"), provider),
            KubernetesVersion = cluster.KubernetesVersion,
            NodeResourceGroup = cluster.NodeResourceGroup ?? $"{settings.ResourceGroup ?? config.NameOf("rg")}-nodes",
            SubnetId = subnetId,
            Tier = cluster.Tier.Spelling(),
            ServiceCidr = cluster.ServiceCidr,
            DnsServiceIP = cluster.DnsServiceIP,
            PodCidr = cluster.PodCidr is { } pods ? (Input<string>)pods : null,
            NodePool = new NodePool
            {
                Name = cluster.NodePool.Name,
                VmSize = cluster.NodePool.VmSize,
                Count = cluster.NodePool.Count,
                MinCount = cluster.NodePool.MinCount,
                MaxCount = cluster.NodePool.MaxCount,
                MaxPods = cluster.NodePool.MaxPods,
                Zones = cluster.NodePool.Zones.ToList(),
            },
            RotationPollInterval = settings.Tls.RotationPollInterval,
            HasAppRoutingOperator = settings.Tls.Mode == TlsMode.Managed,
            AppRouting = settings.Ingress == Ingress.AppRouting,
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
            Tags = tags,
        };
    }

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
