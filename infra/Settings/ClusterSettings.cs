using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>The AKS cluster.</summary>
public sealed record ClusterSettings
{
    /// <summary>Name of the cluster.</summary>
    [Description("name of the cluster; default aks-<project>-<stack>")]
    [Pattern(Names.ClusterPattern, "1 to 63 letters, digits, '_', '-', with a letter or digit at both ends")]
    public string? Name { get; init; }

    /// <summary>Kubernetes minor or patch version.</summary>
    [Description("the Kubernetes version, in quotes; it decides which Gateway API bundle the cluster gets")]
    [Pattern(@"1\.\d{2}(\.\d{1,2})?", "a minor or patch version in quotes, such as \"1.35\"")]
    public required string KubernetesVersion { get; init; }

    /// <summary>How much of the cluster AKS decides.</summary>
    [Description("base: nodes, network and upgrades are those of these settings; automatic: AKS Automatic decides them and makes nodes as they are needed; set at creation only")]
    public ClusterSku Sku { get; init; }

    /// <summary>Pricing tier of the control plane.</summary>
    [Description("pricing tier of the control plane; Standard and Premium have an uptime SLA")]
    public ClusterTier Tier { get; init; } = ClusterTier.Standard;

    /// <summary>Who may use the API server, and from where.</summary>
    [Description("who may use the API server, and from where")]
    public AccessSettings Access { get; init; } = new();

    /// <summary>Name of the resource group that AKS creates for nodes, disks and load balancers.</summary>
    [Description("name of the resource group AKS creates for nodes and load balancers; set at creation only; default <resourceGroup>-nodes")]
    [Pattern(Names.ResourceGroupPattern, "1 to 90 letters, digits, '_', '-', '(', ')', '.', not ending with '.'")]
    public string? NodeResourceGroup { get; init; }

    /// <summary>Addresses of Services.</summary>
    [Description("addresses of Kubernetes Services, a CIDR block apart from the network's")]
    [Pattern(Names.CidrPattern, "a CIDR block such as 10.1.0.0/16")]
    public string ServiceCidr { get; init; } = "10.1.0.0/16";

    /// <summary>Address of the cluster's DNS service.</summary>
    [Description("address of the cluster's DNS service, inside serviceCidr and not its first")]
    [SettingName("dnsServiceIP")]
    [Pattern(@"\d{1,3}(\.\d{1,3}){3}", "an address such as 10.1.0.10")]
    public string DnsServiceIP { get; init; } = "10.1.0.10";

    /// <summary>Addresses of pods in an overlay network; without it pods take addresses of the subnet.</summary>
    [Description("addresses of pods in an overlay network; without it every pod takes an address of the subnet")]
    [Pattern(Names.CidrPattern, "a CIDR block such as 10.244.0.0/16")]
    public string? PodCidr { get; init; }

    /// <summary>What enforces NetworkPolicy objects.</summary>
    [Description("what enforces NetworkPolicy objects; cilium also moves the dataplane to eBPF; set at creation only")]
    public NetworkPolicySetting NetworkPolicy { get; init; } = NetworkPolicySetting.None;

    /// <summary>The system node pool.</summary>
    [Description("the system node pool; with userPools it runs AKS's own components alone (taint CriticalAddonsOnly)")]
    public NodePoolSettings NodePool { get; init; } = new();

    /// <summary>The node pools of Gateways and applications.</summary>
    [Description("node pools of Gateways and applications; without one they run on nodePool")]
    public IReadOnlyList<NodePoolSettings> UserPools { get; init; } = [];

    /// <summary>Whether Azure Policy checks what is deployed to the cluster.</summary>
    [Description("whether the Azure Policy add-on checks what is deployed to the cluster")]
    public bool AzurePolicy { get; init; }

    /// <summary>How often unused images with known vulnerabilities are removed from the nodes.</summary>
    [Description("hours between two runs of the image cleaner, which removes unused vulnerable images from nodes; without it, never")]
    [Bounds(24, 2160)]
    public int? ImageCleanerIntervalHours { get; init; }

    /// <summary>Whether Azure reports costs by namespace.</summary>
    [Description("whether Azure Cost Management reports costs by namespace; needs tier Standard or Premium")]
    public bool CostAnalysis { get; init; }

    /// <summary>The managed NGINX ingress controller.</summary>
    [Description("the managed NGINX ingress controller, kept beside the Gateways while applications move; none: removed")]
    public NginxController Nginx { get; init; } = NginxController.None;

    /// <summary>What AKS upgrades by itself.</summary>
    [Description("which Kubernetes versions AKS upgrades to by itself")]
    public UpgradeChannelSetting UpgradeChannel { get; init; } = UpgradeChannelSetting.Patch;

    /// <summary>How node images are updated.</summary>
    [Description("how the operating system of the nodes is updated")]
    [SettingName("nodeOSUpgradeChannel")]
    public NodeOsUpgradeChannelSetting NodeOsUpgradeChannel { get; init; } = NodeOsUpgradeChannelSetting.NodeImage;

    /// <summary>When AKS may upgrade by itself.</summary>
    [Description("when AKS may upgrade by itself; without it, at any time")]
    public MaintenanceWindowSettings? MaintenanceWindow { get; init; }
}

/// <summary>How much of a cluster AKS decides.</summary>
public enum ClusterSku
{
    /// <summary>Nodes, network and upgrades as they are asked for.</summary>
    Base,

    /// <summary>AKS Automatic: nodes as they are needed, in a network of AKS's own, with its choice of safeguards.</summary>
    Automatic,
}

/// <summary>Pricing tiers of the AKS control plane.</summary>
[Verbatim]
public enum ClusterTier
{
    /// <summary>No uptime SLA.</summary>
    Free,

    /// <summary>Uptime SLA.</summary>
    Standard,

    /// <summary>Uptime SLA and long-term support.</summary>
    Premium,
}

/// <summary>What enforces NetworkPolicy objects.</summary>
public enum NetworkPolicySetting
{
    /// <summary>Nothing: every pod reaches every other.</summary>
    None,

    /// <summary>Azure Network Policy Manager.</summary>
    Azure,

    /// <summary>Calico.</summary>
    Calico,

    /// <summary>Cilium, with Azure CNI powered by Cilium.</summary>
    Cilium,
}

/// <summary>AKS auto-upgrade channels.</summary>
public enum UpgradeChannelSetting
{
    /// <summary>No automatic upgrades.</summary>
    None,

    /// <summary>Newest patch of the configured minor version.</summary>
    Patch,

    /// <summary>Newest patch of the minor version before the newest.</summary>
    Stable,

    /// <summary>Newest version.</summary>
    Rapid,

    /// <summary>Node images only.</summary>
    [Spelled("node-image")]
    NodeImage,
}

/// <summary>AKS node OS upgrade channels.</summary>
[Verbatim]
public enum NodeOsUpgradeChannelSetting
{
    /// <summary>No automatic updates.</summary>
    None,

    /// <summary>The operating system updates itself.</summary>
    Unmanaged,

    /// <summary>A new node image each week.</summary>
    NodeImage,

    /// <summary>Security patches, without reimaging where possible.</summary>
    SecurityPatch,
}

/// <summary>When AKS may upgrade by itself: once a week.</summary>
public sealed record MaintenanceWindowSettings
{
    /// <summary>Day of the week.</summary>
    [Description("day of the week")]
    public required Weekday Day { get; init; }

    /// <summary>Start, 24-hour clock.</summary>
    [Description("start, 24-hour clock, in quotes")]
    [Pattern("([01][0-9]|2[0-3]):[0-5][0-9]", "a time such as \"02:00\"")]
    public required string Start { get; init; }

    /// <summary>Length in hours.</summary>
    [Description("length in hours")]
    [Bounds(4, 24)]
    public int Hours { get; init; } = 4;

    /// <summary>Offset of <see cref="Start"/> from UTC.</summary>
    [Description("offset of the start from UTC")]
    [Pattern("[+-][0-9]{2}:[0-5][0-9]", "an offset such as \"+02:00\"")]
    public string UtcOffset { get; init; } = "+00:00";
}

/// <summary>Days of the week.</summary>
[Verbatim]
public enum Weekday
{
    /// <summary>Monday.</summary>
    Monday,

    /// <summary>Tuesday.</summary>
    Tuesday,

    /// <summary>Wednesday.</summary>
    Wednesday,

    /// <summary>Thursday.</summary>
    Thursday,

    /// <summary>Friday.</summary>
    Friday,

    /// <summary>Saturday.</summary>
    Saturday,

    /// <summary>Sunday.</summary>
    Sunday,
}
