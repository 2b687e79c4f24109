using Pulumi;
using Pulumi.AzureNative_containerservice_v20260301.ContainerService;

namespace GatewayStack.Components.Azure;

/// <summary>A pool of Linux nodes that scales by itself.</summary>
public sealed record NodePool
{
    /// <summary>Name: 1 to 12 lower-case letters and digits, a letter first.</summary>
    public required string Name { get; init; }

    /// <summary>Size of a node.</summary>
    public required Input<string> VmSize { get; init; }

    /// <summary>Nodes at creation.</summary>
    public required Input<int> Count { get; init; }

    /// <summary>Least nodes.</summary>
    public required Input<int> MinCount { get; init; }

    /// <summary>Most nodes.</summary>
    public required Input<int> MaxCount { get; init; }

    /// <summary>Most pods on a node.</summary>
    public required Input<int> MaxPods { get; init; }

    /// <summary>Availability zones.</summary>
    public InputList<string> Zones { get; init; } = [];

    /// <summary>Where the operating system's disk is; null: AKS chooses.</summary>
    public OSDiskType? OsDiskType { get; init; }

    /// <summary>Size of the operating system's disk in GiB; null: AKS chooses.</summary>
    public Input<int>? OsDiskSizeGB { get; init; }

    /// <summary>Whether the host encrypts disks and caches. Default false.</summary>
    public bool EncryptionAtHost { get; init; }

    /// <summary>Kubernetes labels of the nodes.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
