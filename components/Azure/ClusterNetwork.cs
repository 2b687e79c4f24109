using System.Globalization;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;
using NetworkSecurityGroup = Pulumi.AzureNative.Network.NetworkSecurityGroup;
using Subnet = Pulumi.AzureNative.Network.Subnet;
using SubnetArgs = Pulumi.AzureNative.Network.SubnetArgs;

namespace GatewayStack.Components.Azure;

/// <summary>A virtual network with the subnet of the cluster's nodes, and what stands in front of and behind it.</summary>
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
            Protect = args.Protect,
            // Azure reports the subnets inside the network too; they are resources of their own here.
            IgnoreChanges = { "subnets" },
        });
        var egress = args.NatGateway is { } nat ? new NatEgress($"{name}-egress", nat, new ComponentResourceOptions { Parent = this }) : null;
        var nodes = new SubnetArgs
        {
            SubnetName = args.SubnetName,
            ResourceGroupName = args.ResourceGroupName,
            VirtualNetworkName = network.Name,
            AddressPrefix = args.SubnetPrefix,
        };
        if (args.SecurityGroup is { } rules)
            nodes.NetworkSecurityGroup = new Pulumi.AzureNative.Network.Inputs.NetworkSecurityGroupArgs { Id = SecurityGroup(name, args, rules).Id };
        if (egress is not null)
            nodes.NatGateway = new SubResourceArgs { Id = egress.GatewayId };
        if (args.VaultServiceEndpoint)
            nodes.ServiceEndpoints = [new ServiceEndpointPropertiesFormatArgs { Service = "Microsoft.KeyVault" }];
        var subnet = new Subnet($"{name}-nodes", nodes, new CustomResourceOptions { Parent = network });

        // Azure refuses a second change to a network while one is under way: one after the other.
        Resource last = subnet;
        if (args.PrivateEndpointSubnet is { } endpoints)
            PrivateEndpointSubnetId = Add("private-endpoints", endpoints);
        if (args.LoadBalancerSubnet is { } balancers)
            LoadBalancerSubnetId = Add("load-balancers", balancers);
        foreach (var (i, peer) in args.PeerNetworkIds.Index())
        {
            last = new NetworkPeering($"{name}-peering-{i.ToString(CultureInfo.InvariantCulture)}", new NetworkPeeringArgs
            {
                ResourceGroupName = args.ResourceGroupName,
                NetworkName = network.Name,
                NetworkId = network.Id,
                PeerNetworkId = peer,
            }, new ComponentResourceOptions { Parent = this, DependsOn = { last } });
        }

        NetworkId = Output.Tuple(network.Id, last is CustomResource resource ? resource.Id : ((NetworkPeering)last).PeeringId).Apply(t => t.Item1);
        SubnetId = subnet.Id;
        EgressAddresses = egress?.Addresses ?? [];
        RegisterOutputs();

        Output<string> Add(string purpose, SubnetBlock block)
        {
            var added = new Subnet($"{name}-{purpose}", new SubnetArgs
            {
                SubnetName = block.Name,
                ResourceGroupName = args.ResourceGroupName,
                VirtualNetworkName = network.Name,
                AddressPrefix = block.AddressPrefix,
            }, new CustomResourceOptions { Parent = network, DependsOn = { last } });
            last = added;
            return added.Id;
        }
    }

    /// <summary>Resource id of the network, once it is peered.</summary>
    public Output<string> NetworkId { get; }

    /// <summary>Resource id of the nodes' subnet.</summary>
    public Output<string> SubnetId { get; }

    /// <summary>Resource id of the private endpoints' subnet; null where there is none.</summary>
    public Output<string>? PrivateEndpointSubnetId { get; }

    /// <summary>Resource id of the internal load balancers' subnet; null where there is none.</summary>
    public Output<string>? LoadBalancerSubnetId { get; }

    /// <summary>The public addresses of the NAT gateway; none where there is no NAT gateway.</summary>
    public IReadOnlyList<Output<string>> EgressAddresses { get; }

    /// <summary>Lets requests to the Gateways in. Azure's own rules let the load balancer's probes and the network itself in, and nothing else.</summary>
    private NetworkSecurityGroup SecurityGroup(string name, ClusterNetworkArgs args, GatewayTraffic rules) => new($"{name}-nodes", new Pulumi.AzureNative.Network.NetworkSecurityGroupArgs
    {
        NetworkSecurityGroupName = args.SubnetName.Apply(s => $"nsg-{s}"),
        ResourceGroupName = args.ResourceGroupName,
        Location = args.Location,
        SecurityRules = [.. rules.From.Select((from, i) => new SecurityRuleArgs
        {
            Name = $"gateways-{i + 1}",
            Description = "Requests to the Gateways",
            Priority = 100 + i,
            Direction = SecurityRuleDirection.Inbound,
            Access = SecurityRuleAccess.Allow,
            Protocol = SecurityRuleProtocol.Tcp,
            SourceAddressPrefix = from,
            SourcePortRange = "*",
            // AKS load balancers hand packets on with the public address as their destination.
            DestinationAddressPrefix = "*",
            DestinationPortRanges = [.. rules.Ports.Select(p => (Input<string>)p.ToString(CultureInfo.InvariantCulture))],
        })],
        Tags = args.Tags,
    }, new CustomResourceOptions { Parent = this });
}
