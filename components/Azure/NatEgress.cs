using System.Globalization;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;
using NatGateway = Pulumi.AzureNative.Network.NatGateway;
using NatGatewayArgs = Pulumi.AzureNative.Network.NatGatewayArgs;
using PublicIPAddress = Pulumi.AzureNative.Network.PublicIPAddress;
using PublicIPAddressArgs = Pulumi.AzureNative.Network.PublicIPAddressArgs;

namespace GatewayStack.Components.Azure;

/// <summary>A NAT gateway with public addresses of its own, which others can put on their allow lists.</summary>
public sealed class NatEgress : ComponentResource
{
    /// <summary>Creates the gateway.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">Its settings.</param>
    /// <param name="options">Options of the component.</param>
    public NatEgress(string name, NatEgressArgs args, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:NatEgress", name, options)
    {
        var child = new CustomResourceOptions { Parent = this };
        var addresses = Enumerable.Range(1, args.PublicIPCount).Select(i => i.ToString(CultureInfo.InvariantCulture)).Select(i => new PublicIPAddress($"{name}-{i}", new PublicIPAddressArgs
        {
            PublicIpAddressName = args.GatewayName.Apply(n => $"pip-{n}-{i}"),
            ResourceGroupName = args.ResourceGroupName,
            Location = args.Location,
            Sku = new PublicIPAddressSkuArgs { Name = PublicIPAddressSkuName.Standard },
            PublicIPAllocationMethod = IPAllocationMethod.Static,
            Zones = args.AddressZones,
            Tags = args.Tags,
        }, child)).ToList();
        var gateway = new NatGateway(name, new NatGatewayArgs
        {
            NatGatewayName = args.GatewayName,
            ResourceGroupName = args.ResourceGroupName,
            Location = args.Location,
            Sku = new NatGatewaySkuArgs { Name = NatGatewaySkuName.Standard },
            IdleTimeoutInMinutes = args.IdleTimeoutInMinutes,
            PublicIpAddresses = [.. addresses.Select(a => new SubResourceArgs { Id = a.Id })],
            Zones = args.Zone is null ? [] : [args.Zone],
            Tags = args.Tags,
        }, child);

        GatewayId = gateway.Id;
        Addresses = [.. addresses.Select(a => a.IpAddress.Apply(ip => ip!))];
        RegisterOutputs();
    }

    /// <summary>Resource id of the gateway.</summary>
    public Output<string> GatewayId { get; }

    /// <summary>Its public addresses.</summary>
    public IReadOnlyList<Output<string>> Addresses { get; }
}

/// <summary>Settings of <see cref="NatEgress"/>.</summary>
public sealed class NatEgressArgs : ResourceArgs
{
    /// <summary>Resource group.</summary>
    public required Input<string> ResourceGroupName { get; init; }

    /// <summary>Azure region.</summary>
    public required Input<string> Location { get; init; }

    /// <summary>Name of the gateway; its addresses are named after it.</summary>
    public required Input<string> GatewayName { get; init; }

    /// <summary>How many public addresses it has, 1 to 16. Default 1.</summary>
    public int PublicIPCount { get; init; } = 1;

    /// <summary>Availability zones of the addresses. Default none: the region decides.</summary>
    public InputList<string> AddressZones { get; init; } = [];

    /// <summary>The availability zone of the gateway, which stands in one alone; null: Azure chooses.</summary>
    public string? Zone { get; init; }

    /// <summary>Minutes until an idle connection is closed, 4 to 120. Default 4.</summary>
    public Input<int> IdleTimeoutInMinutes { get; init; } = 4;

    /// <summary>Tags.</summary>
    public InputMap<string> Tags { get; init; } = [];
}
