using GatewayStack.Components.Azure;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra;

/// <summary>From the settings of the network to the component's.</summary>
internal static class NetworkMapping
{
    public static ClusterNetworkArgs NetworkArgs(this StackSettings settings, AzureScope azure)
    {
        var network = settings.Network;
        return new ClusterNetworkArgs
        {
            ResourceGroupName = azure.Group.Name,
            Location = azure.Config.Location,
            NetworkName = network.Name ?? azure.Config.NameOf("vnet"),
            AddressSpace = network.AddressSpace,
            SubnetName = network.Subnet.Name,
            SubnetPrefix = network.Subnet.AddressPrefix,
            SecurityGroup = network.SecurityGroup is { } group ? new GatewayTraffic(group.From, settings.ListenerPorts()) : null,
            NatGateway = network.NatGateway is { } nat
                ? new NatEgressArgs
                {
                    ResourceGroupName = azure.Group.Name,
                    Location = azure.Config.Location,
                    GatewayName = azure.Config.NameOf("ng"),
                    PublicIPCount = nat.PublicIPs,
                    Zone = nat.Zone,
                    AddressZones = settings.Zones().ToList(),
                    IdleTimeoutInMinutes = nat.IdleTimeoutInMinutes,
                    Tags = azure.Tags,
                }
                : null,
            VaultServiceEndpoint = settings.VaultLetsSubnetIn(),
            PrivateEndpointSubnet = network.PrivateEndpointSubnet is { } endpoints ? new SubnetBlock(endpoints.Name, endpoints.AddressPrefix) : null,
            LoadBalancerSubnet = network.LoadBalancerSubnet is { } balancers ? new SubnetBlock(balancers.Name, balancers.AddressPrefix) : null,
            PeerNetworkIds = network.Peerings,
            Protect = settings.Protection.Protect,
            Tags = azure.Tags,
        };
    }

    /// <summary>Whether the vault's firewall lets the nodes' subnet in: where there is a firewall, and no private endpoint.</summary>
    public static bool VaultLetsSubnetIn(this StackSettings settings) => settings.Vault is { AllowedIPRanges.Count: > 0, PrivateEndpoint: false };

    /// <summary>The ports that Gateways listen on.</summary>
    private static List<int> ListenerPorts(this StackSettings settings) =>
        [.. settings.Gateways.Values.SelectMany(g => g.Listeners).Select(l => l.Port).Distinct().Order()];

    /// <summary>The availability zones that nodes are in.</summary>
    private static IEnumerable<string> Zones(this StackSettings settings) => settings.Cluster!.UserPools.Append(settings.Cluster.NodePool)
        .SelectMany(p => p.Zones).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
