using System.Collections.Immutable;
using GatewayStack.Components.Azure;
using Pulumi;

namespace GatewayStack.Components.Tests;

public sealed class DnsZoneTests
{
    [Fact]
    public async Task An_existing_zone_gets_records_and_nothing_else()
    {
        var resources = await ComponentTests.ResourcesAsync(() => Zone("203.0.113.7"));

        Assert.Equal(["azure-native:dns:RecordSet"], resources.Select(r => r.Type));
        Assert.Equal("shop", resources[0].Inputs["relativeRecordSetName"]);
    }

    [Fact]
    public async Task A_zone_that_is_created_stands_before_its_records()
    {
        var resources = await ComponentTests.ResourcesAsync(() => Zone("203.0.113.7", create: true));

        Assert.Equal(["azure-native:dns:Zone", "azure-native:dns:RecordSet"], resources.Select(r => r.Type));
    }

    [Fact]
    public async Task A_private_zone_is_linked_to_the_network_that_shall_see_it()
    {
        var resources = await ComponentTests.ResourcesAsync(() => _ = new DnsZone("corp", new DnsZoneArgs
        {
            Domain = "corp.example.com",
            ResourceGroupName = "rg",
            Create = true,
            IsPrivate = true,
            NetworkId = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet-aks",
            Records = [new("shop.corp.example.com", "10.0.0.9")],
        }));

        Assert.Equal(
            ["azure-native:privatedns:PrivateRecordSet", "azure-native:privatedns:PrivateZone", "azure-native:privatedns:VirtualNetworkLink"],
            resources.Select(r => r.Type).Order(StringComparer.Ordinal));
        var link = resources.Single(r => r.Type == "azure-native:privatedns:VirtualNetworkLink").Inputs;
        Assert.Equal("vnet-aks", link["virtualNetworkLinkName"]);
        Assert.Equal(false, link["registrationEnabled"]);
    }

    [Theory]
    [InlineData(DnsRecordType.A, "203.0.113.7", "aRecords")]
    [InlineData(DnsRecordType.AAAA, "2001:db8::7", "aaaaRecords")]
    [InlineData(DnsRecordType.CNAME, "lb-1.elb.example.net", "cnameRecord")]
    public async Task The_record_s_type_decides_what_holds_the_address(DnsRecordType type, string address, string field)
    {
        var inputs = (await ComponentTests.ResourcesAsync(() => Zone(address, type)))[0].Inputs;

        Assert.Equal(type.ToString(), inputs["recordType"]);
        var target = inputs[field] is ImmutableArray<object> list ? list[0] : inputs[field];
        Assert.Equal(address, Assert.Single((ImmutableDictionary<string, object>)target).Value);
    }

    [Theory]
    [InlineData(DnsRecordType.A, "lb-1.elb.example.net", "CNAME")]
    [InlineData(DnsRecordType.A, "2001:db8::7", "AAAA")]
    [InlineData(DnsRecordType.CNAME, "203.0.113.7", "A")]
    public async Task An_address_of_another_kind_than_the_record_s_type_is_refused(DnsRecordType type, string address, string right)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => ComponentTests.ResourcesAsync(() => Zone(address, type)));

        Assert.Contains($"The load balancer of shop.example.com has the address {address}, which takes an {right} record, not {type}; set the record type to {right}.",
            error.ToString(), StringComparison.Ordinal);
    }

    private static void Zone(string address, DnsRecordType type = DnsRecordType.A, bool create = false) => _ = new DnsZone("example.com", new DnsZoneArgs
    {
        Domain = "example.com",
        ResourceGroupName = "rg",
        Create = create,
        RecordType = type,
        Records = [new("shop.example.com", address)],
    });
}
