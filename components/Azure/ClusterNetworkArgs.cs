using Pulumi;

namespace GatewayStack.Components.Azure;

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

    /// <summary>What a security group in front of the nodes lets in; null: no security group.</summary>
    public GatewayTraffic? SecurityGroup { get; init; }

    /// <summary>The NAT gateway that traffic to the internet leaves by; null: the cluster's load balancer.</summary>
    public NatEgressArgs? NatGateway { get; init; }

    /// <summary>Whether nodes reach key vaults by a service endpoint, so that a vault's firewall can let the subnet in. Default false.</summary>
    public bool VaultServiceEndpoint { get; init; }

    /// <summary>The subnet of private endpoints; null: none.</summary>
    public SubnetBlock? PrivateEndpointSubnet { get; init; }

    /// <summary>The subnet of internal load balancers; null: none.</summary>
    public SubnetBlock? LoadBalancerSubnet { get; init; }

    /// <summary>Resource ids of networks to peer with, in both directions.</summary>
    public IReadOnlyList<string> PeerNetworkIds { get; init; } = [];

    /// <summary>Whether Pulumi refuses to delete the network. Default false.</summary>
    public bool Protect { get; init; }

    /// <summary>Tags.</summary>
    public InputMap<string> Tags { get; init; } = [];
}

/// <summary>Requests that a security group lets in.</summary>
/// <param name="From">Where they come from: addresses, CIDR blocks or service tags.</param>
/// <param name="Ports">TCP ports of the Gateways' listeners.</param>
public sealed record GatewayTraffic(IReadOnlyList<string> From, IReadOnlyList<int> Ports);

/// <summary>A subnet.</summary>
/// <param name="Name">Its name.</param>
/// <param name="AddressPrefix">Its addresses, a CIDR block inside the network's.</param>
public sealed record SubnetBlock(string Name, string AddressPrefix);
