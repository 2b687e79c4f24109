using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Pulumi;
using Pulumi.AzureNative.Dns;
using Pulumi.AzureNative.Dns.Inputs;
using Pulumi.AzureNative.PrivateDns;
using Private = Pulumi.AzureNative.PrivateDns.Inputs;

namespace GatewayStack.Components.Azure;

/// <summary>An Azure DNS zone, public or private, that exists or is created, and its records.</summary>
/// <remarks>A zone of another subscription takes a provider of that subscription in its options.</remarks>
public sealed class DnsZone : ComponentResource
{
    private readonly DnsZoneArgs _args;
    private readonly Input<string> _zone;

    /// <summary>Creates the zone where it shall be created, its link to a network, and its records.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">Zone and records.</param>
    /// <param name="options">Options of the component.</param>
    public DnsZone(string name, DnsZoneArgs args, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:DnsZone", name, options)
    {
        _args = args;
        _zone = !args.Create ? args.Domain : args.IsPrivate ? CreatePrivate(name) : CreatePublic(name);
        if (args.NetworkId is { } network)
            Link($"{name}-link", network);
        foreach (var record in args.Records)
        {
            if (args.IsPrivate)
                PrivateRecord(record);
            else
                PublicRecord(record);
        }
        RegisterOutputs();
    }

    /// <summary>The name servers that the parent domain must name; null where the zone is private or was there before.</summary>
    public Output<ImmutableArray<string>>? NameServers { get; private set; }

    /// <summary>Resource id of the zone, once it exists.</summary>
    /// <param name="subscriptionId">Its subscription.</param>
    /// <remarks>Spelled as Azure answers it: what takes several zones may compare their ids as texts.</remarks>
    public Output<string> IdIn(Input<string> subscriptionId) => Output.Format(
        $"/subscriptions/{subscriptionId}/resourceGroups/{_args.ResourceGroupName}/providers/Microsoft.Network/{(_args.IsPrivate ? "privateDnsZones" : "dnszones")}/{_zone}");

    /// <summary>The longest of some domains that a host name belongs to; null where it belongs to none.</summary>
    public static string? LongestSuffix(string hostname, IEnumerable<string> domains) =>
        domains.Where(domain => Contains(domain, hostname)).MaxBy(domain => domain.Length);

    /// <summary>Whether a host name is a domain or below it.</summary>
    public static bool Contains(string domain, string hostname) =>
        hostname == domain || (hostname.EndsWith(domain, StringComparison.Ordinal) && hostname[^(domain.Length + 1)] == '.');

    /// <summary>A host name as Azure DNS names a record in the zone: <c>@</c> for the zone itself.</summary>
    public static string RelativeName(string hostname, string zone) =>
        hostname == zone ? "@" : hostname[..^(zone.Length + 1)];

    private Output<string> CreatePrivate(string name) => new PrivateZone(name, new PrivateZoneArgs
    {
        PrivateZoneName = _args.Domain,
        ResourceGroupName = _args.ResourceGroupName,
        Location = "global",
        Tags = _args.Tags,
    }, new CustomResourceOptions { Parent = this }).Name;

    private Output<string> CreatePublic(string name)
    {
        var zone = new Zone(name, new ZoneArgs
        {
            ZoneName = _args.Domain,
            ResourceGroupName = _args.ResourceGroupName,
            Location = "global",
            Tags = _args.Tags,
        }, new CustomResourceOptions { Parent = this });
        NameServers = zone.NameServers;
        return zone.Name;
    }

    /// <summary>Without a link nothing in the network sees a private zone.</summary>
    private void Link(string name, Input<string> network) => _ = new VirtualNetworkLink(name, new VirtualNetworkLinkArgs
    {
        VirtualNetworkLinkName = network.Apply(id => id[(id.LastIndexOf('/') + 1)..]),
        PrivateZoneName = _zone,
        ResourceGroupName = _args.ResourceGroupName,
        Location = "global",
        RegistrationEnabled = false,
        VirtualNetwork = new Private.SubResourceArgs { Id = network },
        Tags = _args.Tags,
    }, new CustomResourceOptions { Parent = this });

    private void PublicRecord(DnsRecord record)
    {
        var args = new RecordSetArgs
        {
            ResourceGroupName = _args.ResourceGroupName,
            ZoneName = _zone,
            RecordType = _args.RecordType.ToString(),
            RelativeRecordSetName = RelativeName(record.Hostname, _args.Domain),
            Ttl = _args.Ttl,
        };
        var target = Checked(record);
        if (_args.RecordType == DnsRecordType.A)
            args.ARecords.Add(new ARecordArgs { Ipv4Address = target });
        else if (_args.RecordType == DnsRecordType.AAAA)
            args.AaaaRecords.Add(new AaaaRecordArgs { Ipv6Address = target });
        else
            args.CnameRecord = new CnameRecordArgs { Cname = target };
        _ = new RecordSet(record.Hostname, args, new CustomResourceOptions { Parent = this });
    }

    private void PrivateRecord(DnsRecord record)
    {
        var args = new PrivateRecordSetArgs
        {
            ResourceGroupName = _args.ResourceGroupName,
            PrivateZoneName = _zone,
            RecordType = _args.RecordType.ToString(),
            RelativeRecordSetName = RelativeName(record.Hostname, _args.Domain),
            Ttl = _args.Ttl,
        };
        var target = Checked(record);
        if (_args.RecordType == DnsRecordType.A)
            args.ARecords.Add(new Private.ARecordArgs { Ipv4Address = target });
        else if (_args.RecordType == DnsRecordType.AAAA)
            args.AaaaRecords.Add(new Private.AaaaRecordArgs { Ipv6Address = target });
        else
            args.CnameRecord = new Private.CnameRecordArgs { Cname = target };
        _ = new PrivateRecordSet(record.Hostname, args, new CustomResourceOptions { Parent = this });
    }

    /// <summary>The record's type is decided before the address is known, so that a preview is definite; here it is known.</summary>
    private Output<string> Checked(DnsRecord record) => record.Address.Apply(address => TypeOf(address) is { } type && type != _args.RecordType
        ? throw new InvalidOperationException(
            $"The load balancer of {record.Hostname} has the address {address}, which takes an {type} record, not {_args.RecordType}; set the record type to {type}.")
        : address);

    /// <summary>The type of record that an address takes; null for a text that is no address, such as a stand-in.</summary>
    private static DnsRecordType? TypeOf(string address) =>
        IPAddress.TryParse(address, out var ip) ? ip.AddressFamily == AddressFamily.InterNetwork ? DnsRecordType.A : DnsRecordType.AAAA
        : Uri.CheckHostName(address) == UriHostNameType.Dns ? DnsRecordType.CNAME
        : null;
}
