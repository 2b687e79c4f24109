using Pulumi;
using Pulumi.AzureNative.Network.Inputs;
using VirtualNetworkPeering = Pulumi.AzureNative.Network.VirtualNetworkPeering;
using VirtualNetworkPeeringArgs = Pulumi.AzureNative.Network.VirtualNetworkPeeringArgs;

namespace GatewayStack.Components.Azure;

/// <summary>Two virtual networks of one subscription that reach one another.</summary>
public sealed class NetworkPeering : ComponentResource
{
    /// <summary>Peers them in both directions.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">Which networks.</param>
    /// <param name="options">Options of the component.</param>
    public NetworkPeering(string name, NetworkPeeringArgs args, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:NetworkPeering", name, options)
    {
        var segments = args.PeerNetworkId.Split('/');
        var (peerGroup, peerName) = (segments[4], segments[^1]);
        var there = new VirtualNetworkPeering($"{name}-to", new VirtualNetworkPeeringArgs
        {
            ResourceGroupName = args.ResourceGroupName,
            VirtualNetworkName = args.NetworkName,
            VirtualNetworkPeeringName = $"to-{peerName}",
            RemoteVirtualNetwork = new SubResourceArgs { Id = args.PeerNetworkId },
            AllowVirtualNetworkAccess = true,
        }, new CustomResourceOptions { Parent = this });
        var back = new VirtualNetworkPeering($"{name}-from", new VirtualNetworkPeeringArgs
        {
            ResourceGroupName = peerGroup,
            VirtualNetworkName = peerName,
            VirtualNetworkPeeringName = args.NetworkName.Apply(n => $"to-{n}"),
            RemoteVirtualNetwork = new SubResourceArgs { Id = args.NetworkId },
            AllowVirtualNetworkAccess = true,
        }, new CustomResourceOptions { Parent = this, DependsOn = { there } });

        PeeringId = back.Id;
        RegisterOutputs();
    }

    /// <summary>Resource id of the second direction: once it is known, the networks reach one another.</summary>
    public Output<string> PeeringId { get; }
}

/// <summary>Settings of <see cref="NetworkPeering"/>.</summary>
public sealed class NetworkPeeringArgs : ResourceArgs
{
    /// <summary>Resource group of the network.</summary>
    public required Input<string> ResourceGroupName { get; init; }

    /// <summary>Name of the network.</summary>
    public required Input<string> NetworkName { get; init; }

    /// <summary>Resource id of the network.</summary>
    public required Input<string> NetworkId { get; init; }

    /// <summary>Resource id of the other network, in the same subscription.</summary>
    public required string PeerNetworkId { get; init; }
}
