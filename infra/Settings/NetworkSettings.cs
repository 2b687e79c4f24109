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
