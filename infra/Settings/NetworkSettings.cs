using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>The virtual network.</summary>
public sealed record NetworkSettings
{
    /// <summary>Name of the virtual network.</summary>
    [Description("name of the virtual network; default vnet-<project>-<stack>")]
    [Pattern(Names.VirtualNetworkPattern, "2 to 64 letters, digits, '_', '-', '.', starting with a letter or digit")]
    public string? Name { get; init; }

    /// <summary>The addresses of the network.</summary>
    [Description("the addresses of the network, a CIDR block")]
    [Pattern(Names.CidrPattern, "a CIDR block such as 10.0.0.0/16")]
    public string AddressSpace { get; init; } = "10.0.0.0/16";

    /// <summary>The subnet of nodes and pods.</summary>
    [Description("the subnet of the nodes (and of the pods, unless the cluster uses an overlay)")]
    public SubnetSettings Subnet { get; init; } = new();

    /// <summary>Who may send requests to the Gateways, enforced in front of the subnet.</summary>
    [Description("a network security group on the subnet, which lets requests to the Gateways' ports in and nothing else from outside")]
    public SecurityGroupSettings? SecurityGroup { get; init; }

    /// <summary>A NAT gateway for traffic to the internet.</summary>
    [Description("a NAT gateway, which all traffic to the internet leaves by, with addresses that stay; without it, the load balancer")]
    public NatGatewaySettings? NatGateway { get; init; }

    /// <summary>The subnet of private endpoints.</summary>
    [Description("the subnet of private endpoints, such as the vault's")]
    public SubnetSettings? PrivateEndpointSubnet { get; init; }

    /// <summary>The subnet of internal load balancers.</summary>
    [Description("the subnet of the private addresses of internal load balancers; without it they are of the nodes' subnet")]
    public SubnetSettings? LoadBalancerSubnet { get; init; }

    /// <summary>Networks to peer with.</summary>
    [Description("resource ids of virtual networks to peer with, in both directions: the deployer's, for one; private DNS zones that are created are linked to them")]
    [Pattern(Names.NetworkIdPattern, "a resource id such as /subscriptions/…/resourceGroups/…/providers/Microsoft.Network/virtualNetworks/…")]
    public IReadOnlyList<string> Peerings { get; init; } = [];

    /// <summary>Where the deployer runs.</summary>
    [Description("where pulumi up runs: outside of the network, or inside it or a peered one (a runner of your own, a VPN)")]
    public DeployerPlace Deployer { get; init; } = DeployerPlace.Outside;
}

/// <summary>Where the deployer runs.</summary>
public enum DeployerPlace
{
    /// <summary>On the internet: it reaches public addresses alone.</summary>
    Outside,

    /// <summary>In the network or a peered one: it reaches private addresses too.</summary>
    Inside,
}

/// <summary>Who may send requests to the Gateways.</summary>
public sealed record SecurityGroupSettings
{
    /// <summary>Where requests may come from.</summary>
    [Description("where requests may come from: addresses, CIDR blocks, or service tags such as Internet or AzureFrontDoor.Backend")]
    [Pattern(Names.IPRangePattern + "|" + Names.ServiceTagPattern, "an address, a CIDR block or a service tag")]
    public IReadOnlyList<string> From { get; init; } = ["Internet"];
}

/// <summary>A NAT gateway.</summary>
public sealed record NatGatewaySettings
{
    /// <summary>How many public addresses it has.</summary>
    [Description("how many public addresses it has; each allows 64,512 connections to one destination")]
    [Bounds(1, 16)]
    public int PublicIPs { get; init; } = 1;

    /// <summary>Minutes until an idle connection is closed.</summary>
    [Description("minutes until an idle connection is closed")]
    [Bounds(4, 120)]
    public int IdleTimeoutInMinutes { get; init; } = 4;

    /// <summary>The availability zone it is in.</summary>
    [Description("the availability zone it is in, in quotes; without it Azure chooses")]
    [Pattern("[1-3]", "\"1\", \"2\" or \"3\"")]
    public string? Zone { get; init; }
}

/// <summary>A subnet.</summary>
public sealed record SubnetSettings
{
    /// <summary>Name of the subnet.</summary>
    [Description("name of the subnet")]
    [Pattern(Names.SubnetPattern, "1 to 80 letters, digits, '_', '-', '.', starting with a letter or digit")]
    public string Name { get; init; } = "snet-aks";

    /// <summary>The addresses of the subnet.</summary>
    [Description("the addresses of the subnet, a CIDR block inside the network's")]
    [Pattern(Names.CidrPattern, "a CIDR block such as 10.0.0.0/22")]
    public string AddressPrefix { get; init; } = "10.0.0.0/22";
}
