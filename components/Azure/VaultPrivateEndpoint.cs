using System.Globalization;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;
using Pulumi.AzureNative.PrivateDns;
using PrivateEndpoint = Pulumi.AzureNative.Network.PrivateEndpoint;
using PrivateEndpointArgs = Pulumi.AzureNative.Network.PrivateEndpointArgs;
using SubResourceArgs = Pulumi.AzureNative.PrivateDns.Inputs.SubResourceArgs;

namespace GatewayStack.Components.Azure;

/// <summary>A vault's address in a network, and the private DNS zone in which its name leads there.</summary>
public sealed class VaultPrivateEndpoint : ComponentResource
{
    /// <summary>The zone of vaults ("Azure Private Endpoint private DNS zone values").</summary>
    private const string Zone = "privatelink.vaultcore.azure.net";

    /// <summary>Creates the endpoint.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">Its settings.</param>
    /// <param name="vaultId">Resource id of the vault.</param>
    /// <param name="vaultName">Name of the vault.</param>
    /// <param name="options">Options of the component.</param>
    public VaultPrivateEndpoint(
        string name, VaultPrivateEndpointArgs args, Input<string> vaultId, Input<string> vaultName, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:VaultPrivateEndpoint", name, options)
    {
        var child = new CustomResourceOptions { Parent = this };
        var endpoint = new PrivateEndpoint(name, new PrivateEndpointArgs
        {
            PrivateEndpointName = vaultName.Apply(n => $"pe-{n}"),
            ResourceGroupName = args.ResourceGroupName,
            Location = args.Location,
            Subnet = new Pulumi.AzureNative.Network.Inputs.SubnetArgs { Id = args.SubnetId },
            PrivateLinkServiceConnections =
            {
                new PrivateLinkServiceConnectionArgs { Name = "vault", PrivateLinkServiceId = vaultId, GroupIds = { "vault" } },
            },
            Tags = args.Tags,
        }, child);
        List<Output<string>> links = [];
        Input<string> zoneId = args.PrivateDnsZoneId is { } existing ? existing : LinkedZone(name, args, links, child);
        var group = new PrivateDnsZoneGroup($"{name}-dns", new PrivateDnsZoneGroupArgs
        {
            PrivateDnsZoneGroupName = "default",
            PrivateEndpointName = endpoint.Name,
            ResourceGroupName = args.ResourceGroupName,
            PrivateDnsZoneConfigs = { new PrivateDnsZoneConfigArgs { Name = "vault", PrivateDnsZoneId = zoneId } },
        }, child);

        Ready = Output.All([group.Id, .. links]).Apply(ids => ids[0]);
        RegisterOutputs();
    }

    /// <summary>Known once the vault's name leads to its private address, in every linked network.</summary>
    public Output<string> Ready { get; }

    private static Output<string> LinkedZone(string name, VaultPrivateEndpointArgs args, List<Output<string>> links, CustomResourceOptions child)
    {
        var zone = new PrivateZone($"{name}-zone", new PrivateZoneArgs
        {
            PrivateZoneName = Zone,
            ResourceGroupName = args.ResourceGroupName,
            Location = "global",
            Tags = args.Tags,
        }, child);
        foreach (var (i, network) in args.NetworkIds.Index())
        {
            links.Add(new VirtualNetworkLink($"{name}-link-{i.ToString(CultureInfo.InvariantCulture)}", new VirtualNetworkLinkArgs
            {
                VirtualNetworkLinkName = network.Apply(id => id[(id.LastIndexOf('/') + 1)..]),
                PrivateZoneName = zone.Name,
                ResourceGroupName = args.ResourceGroupName,
                Location = "global",
                RegistrationEnabled = false,
                VirtualNetwork = new SubResourceArgs { Id = network },
                Tags = args.Tags,
            }, child).Id);
        }
        return zone.Id;
    }
}

/// <summary>Settings of <see cref="VaultPrivateEndpoint"/>.</summary>
public sealed class VaultPrivateEndpointArgs : ResourceArgs
{
    /// <summary>Resource group.</summary>
    public required Input<string> ResourceGroupName { get; init; }

    /// <summary>Azure region, the network's.</summary>
    public required Input<string> Location { get; init; }

    /// <summary>Resource id of the subnet it has its address in.</summary>
    public required Input<string> SubnetId { get; init; }

    /// <summary>Resource ids of the networks that the created DNS zone is linked to.</summary>
    public IReadOnlyList<Input<string>> NetworkIds { get; init; } = [];

    /// <summary>Resource id of the zone <c>privatelink.vaultcore.azure.net</c>, where one exists and is linked; null: one is created.</summary>
    public string? PrivateDnsZoneId { get; init; }

    /// <summary>Tags.</summary>
    public InputMap<string> Tags { get; init; } = [];
}
