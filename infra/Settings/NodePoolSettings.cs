using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>A node pool.</summary>
public sealed record NodePoolSettings
{
    /// <summary>Name of the pool.</summary>
    [Description("name of the pool")]
    [Pattern(Names.AgentPoolPattern, "1 to 12 lower-case letters and digits, a letter first")]
    public string Name { get; init; } = "system";

    /// <summary>Size of a node.</summary>
    [Description("size of a node")]
    [Pattern("(Standard|Basic)_[A-Za-z0-9_]+", "an Azure VM size such as Standard_D4s_v5")]
    public string VmSize { get; init; } = "Standard_D4s_v5";

    /// <summary>Nodes at creation.</summary>
    [Description("nodes at creation; afterwards the autoscaler decides")]
    [Bounds(1, 1000)]
    public int Count { get; init; } = 2;

    /// <summary>Least nodes.</summary>
    [Description("the least the autoscaler keeps")]
    [Bounds(1, 1000)]
    public int MinCount { get; init; } = 2;

    /// <summary>Most nodes.</summary>
    [Description("the most the autoscaler adds up to")]
    [Bounds(1, 1000)]
    public int MaxCount { get; init; } = 3;

    /// <summary>Most pods on a node.</summary>
    [Description("the most pods on a node; each takes an address of the subnet unless the cluster uses an overlay")]
    [Bounds(10, 250)]
    public int MaxPods { get; init; } = 60;

    /// <summary>Availability zones.</summary>
    [Description("availability zones, in quotes, such as [\"1\", \"2\", \"3\"]")]
    [Pattern("[1-3]", "\"1\", \"2\" or \"3\"")]
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>Where the operating system's disk is.</summary>
    [Description("where the operating system's disk is: a managed disk, or the node's own (faster, lost with the node; the size must have room for it)")]
    [SettingName("osDiskType")]
    public OsDiskTypeSetting OsDiskType { get; init; } = OsDiskTypeSetting.Managed;

    /// <summary>Size of the operating system's disk.</summary>
    [Description("size of the operating system's disk in GiB; default: what AKS chooses for the node size")]
    [SettingName("osDiskSizeGB")]
    [Bounds(30, 2048)]
    public int? OsDiskSizeGB { get; init; }

    /// <summary>Whether the node encrypts its disks and caches before they are stored.</summary>
    [Description("whether the host encrypts disks and caches; the subscription needs the feature Microsoft.Compute/EncryptionAtHost")]
    public bool EncryptionAtHost { get; init; }

    /// <summary>Kubernetes labels of the nodes.</summary>
    [Description("Kubernetes labels of the nodes")]
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}

/// <summary>Where the operating system's disk of a node is.</summary>
[Verbatim]
public enum OsDiskTypeSetting
{
    /// <summary>A managed disk.</summary>
    Managed,

    /// <summary>The node's own disk: cache, temporary or NVMe.</summary>
    Ephemeral,
}
