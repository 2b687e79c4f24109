using Pulumi;
using Pulumi.AzureNative_containerservice_v20260301.ContainerService;
using AzureProvider = Pulumi.AzureNative_containerservice_v20260301.Provider;

namespace GatewayStack.Components.Azure;

/// <summary>Settings of <see cref="GatewayCluster"/>.</summary>
public sealed class GatewayClusterArgs : ResourceArgs
{
    /// <summary>The provider of the local package. Without an explicit one the cluster could land in another subscription or
    /// region than the rest, because the package's default provider does not read <c>azure-native:*</c> configuration.</summary>
    public required AzureProvider Provider { get; init; }

    /// <summary>Resource group.</summary>
    public required Input<string> ResourceGroupName { get; init; }

    /// <summary>Azure region.</summary>
    public required Input<string> Location { get; init; }

    /// <summary>Name of the cluster, and prefix of its API server's DNS name.</summary>
    public required Input<string> ClusterName { get; init; }

    /// <summary>Kubernetes version; it decides the Gateway API bundle.</summary>
    public required Input<string> KubernetesVersion { get; init; }

    /// <summary>Name of the resource group that AKS creates for nodes and load balancers.</summary>
    public required Input<string> NodeResourceGroup { get; init; }

    /// <summary>Resource id of the nodes' subnet; null: AKS makes a network of its own.</summary>
    public Input<string>? SubnetId { get; init; }

    /// <summary>Whether it is a cluster of AKS Automatic, which decides nodes, network and upgrades itself. Default false.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>Resource ids of what load balancers stand in beside that subnet, by a name for each: other subnets, resource groups of addresses.</summary>
    public IReadOnlyDictionary<string, Input<string>> LoadBalancerScopes { get; init; } = new Dictionary<string, Input<string>>();

    /// <summary>Tier of the control plane. Default Standard.</summary>
    public InputUnion<string, ManagedClusterSKUTier> Tier { get; init; } = ManagedClusterSKUTier.Standard;

    /// <summary>Whether the app routing operator runs, which keeps DNS records and reads certificates of a vault for listeners. Default false.</summary>
    public bool HasAppRoutingOperator { get; init; }

    /// <summary>Addresses of Services, a CIDR block apart from the network's.</summary>
    public required Input<string> ServiceCidr { get; init; }

    /// <summary>Address of the cluster's DNS, inside <see cref="ServiceCidr"/>.</summary>
    public required Input<string> DnsServiceIP { get; init; }

    /// <summary>Addresses of pods in an overlay network; null: pods take addresses of the subnet.</summary>
    public Input<string>? PodCidr { get; init; }

    /// <summary>What enforces NetworkPolicy objects, and with Cilium the dataplane; null: nothing.</summary>
    public NetworkPolicy? NetworkPolicy { get; init; }

    /// <summary>Which way traffic to the internet takes: the load balancer, or the NAT gateway of the subnet. Default false: the load balancer.</summary>
    public bool NatGatewayEgress { get; init; }

    /// <summary>The system node pool.</summary>
    public required NodePool NodePool { get; init; }

    /// <summary>Node pools of Gateways and applications. With one, <see cref="NodePool"/> runs AKS's own components alone.</summary>
    public IReadOnlyList<NodePool> UserPools { get; init; } = [];

    /// <summary>Who may use the API server, and from where.</summary>
    public ClusterAccess Access { get; init; } = new();

    /// <summary>Add-ons that watch and tidy the cluster.</summary>
    public ClusterAddOns AddOns { get; init; } = new();

    /// <summary>How often Key Vault is asked for new versions. Default 2m.</summary>
    public Input<string> RotationPollInterval { get; init; } = "2m";

    /// <summary>Whether the app routing add-on implements the Gateway API (class <c>approuting-istio</c>). Excludes <see cref="Mesh"/>. Default true.</summary>
    public bool AppRouting { get; init; } = true;

    /// <summary>The Istio add-on, which implements the Gateway API too (class <c>istio</c>); null: off. Excludes <see cref="AppRouting"/>.</summary>
    public ServiceMesh? Mesh { get; init; }

    /// <summary>The managed NGINX controller, which may run beside either while applications move. Default none.</summary>
    public NginxIngressControllerType Nginx { get; init; } = NginxIngressControllerType.None;

    /// <summary>Which versions AKS upgrades to by itself. Default patch.</summary>
    public InputUnion<string, UpgradeChannel> UpgradeChannel { get; init; } =
        Pulumi.AzureNative_containerservice_v20260301.ContainerService.UpgradeChannel.Patch;

    /// <summary>How nodes are updated. Default NodeImage.</summary>
    public InputUnion<string, NodeOSUpgradeChannel> NodeOSUpgradeChannel { get; init; } =
        Pulumi.AzureNative_containerservice_v20260301.ContainerService.NodeOSUpgradeChannel.NodeImage;

    /// <summary>When AKS may upgrade; null: at any time.</summary>
    public MaintenanceWindow? MaintenanceWindow { get; init; }

    /// <summary>Whether Pulumi refuses to delete the cluster. Default false.</summary>
    public bool Protect { get; init; }

    /// <summary>Tags.</summary>
    public InputMap<string> Tags { get; init; } = [];
}

/// <summary>The Istio service mesh add-on.</summary>
public sealed record ServiceMesh
{
    /// <summary>Its revisions: one, or two during a canary upgrade.</summary>
    public required IReadOnlyList<string> Revisions { get; init; }

    /// <summary>The managed ingress gateways that run. Default none: each Gateway gets a proxy and a load balancer of its own.</summary>
    public IReadOnlyList<IstioIngressGatewayMode> IngressGateways { get; init; } = [];
}

/// <summary>When AKS may upgrade: once a week.</summary>
public sealed record MaintenanceWindow
{
    /// <summary>Day of the week.</summary>
    public required InputUnion<string, WeekDay> Day { get; init; }

    /// <summary>Start, <c>HH:mm</c>.</summary>
    public required Input<string> Start { get; init; }

    /// <summary>Length in hours, 4 to 24.</summary>
    public required Input<int> Hours { get; init; }

    /// <summary>Offset of <see cref="Start"/> from UTC, <c>±HH:mm</c>.</summary>
    public required Input<string> UtcOffset { get; init; }
}
