using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;
using Subnet = Pulumi.AzureNative.Network.Subnet;
using SubnetArgs = Pulumi.AzureNative.Network.SubnetArgs;

namespace GatewayStack.Components.Azure;

/// <summary>A virtual network with the subnet of the cluster's nodes.</summary>
public sealed class ClusterNetwork : ComponentResource
{
    /// <summary>Creates the network.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">Its settings.</param>
    /// <param name="options">Options of the component.</param>
    public ClusterNetwork(string name, ClusterNetworkArgs args, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:ClusterNetwork", name, options)
    {
        var network = new VirtualNetwork(name, new VirtualNetworkArgs
        {
            VirtualNetworkName = args.NetworkName,
            ResourceGroupName = args.ResourceGroupName,
            Location = args.Location,
            AddressSpace = new AddressSpaceArgs { AddressPrefixes = { args.AddressSpace } },
            Tags = args.Tags,
        }, new CustomResourceOptions
        {
            Parent = this,
            // Azure reports the subnets inside the network too; they are resources of their own here.
            IgnoreChanges = { "subnets" },
        });
        var subnet = new Subnet($"{name}-nodes", new SubnetArgs
        {
            SubnetName = args.SubnetName,
            ResourceGroupName = args.ResourceGroupName,
            VirtualNetworkName = network.Name,
            AddressPrefix = args.SubnetPrefix,
        }, new CustomResourceOptions { Parent = network });

        NetworkId = network.Id;
        SubnetId = subnet.Id;
        RegisterOutputs();
    }

    /// <summary>Resource id of the network.</summary>
    public Output<string> NetworkId { get; }

    /// <summary>Resource id of the nodes' subnet.</summary>
    public Output<string> SubnetId { get; }
}

/// <summary>Settings of <see cref="ClusterNetwork"/>.</summary>
public sealed class ClusterNetworkArgs : ResourceArgs
{
    /// <summary>Resource group.</summary>
    public required Input<string> ResourceGroupName { get; init; }

    /// <summary>Azure region.</summary>
    public required Input<string> Location { get; init; }

    /// <summary>Name of the virtual network.</summary>
    public required Input<string> NetworkName { get; init; }

    /// <summary>Addresses of the network, a CIDR block.</summary>
    public required Input<string> AddressSpace { get; init; }

    /// <summary>Name of the nodes' subnet.</summary>
    public required Input<string> SubnetName { get; init; }

    /// <summary>Addresses of the nodes' subnet, a CIDR block inside the network's.</summary>
    public required Input<string> SubnetPrefix { get; init; }

    /// <summary>Tags.</summary>
    public InputMap<string> Tags { get; init; } = [];
}
