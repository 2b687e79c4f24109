using Pulumi;

namespace GatewayStack.Components.Azure;

/// <summary>Settings of <see cref="DnsZone"/>.</summary>
public sealed class DnsZoneArgs : ResourceArgs
{
    /// <summary>The domain, which is the zone's name.</summary>
    public required string Domain { get; init; }

    /// <summary>Resource group of the zone.</summary>
    public required Input<string> ResourceGroupName { get; init; }

    /// <summary>Whether the zone is created. Default false: it exists.</summary>
    public bool Create { get; init; }

    /// <summary>Whether it is a private zone, which only linked networks see. Default false.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Resource id of a virtual network to link to a private zone; null: none.</summary>
    public Input<string>? NetworkId { get; init; }

    /// <summary>The records; each host name must belong to the domain.</summary>
    public IReadOnlyList<DnsRecord> Records { get; init; } = [];

    /// <summary>Type of the records: what the addresses are. Default A. CNAME is refused by Azure for the domain itself.</summary>
    public DnsRecordType RecordType { get; init; } = DnsRecordType.A;

    /// <summary>Seconds that a record may be cached. Default 300.</summary>
    public Input<double> Ttl { get; init; } = 300;

    /// <summary>Tags of what is created.</summary>
    public InputMap<string> Tags { get; init; } = [];
}

/// <summary>A host name and its address.</summary>
/// <param name="Hostname">The full host name.</param>
/// <param name="Address">Its address: IPv4, IPv6 or a host name, as the type of record says.</param>
public sealed record DnsRecord(string Hostname, Input<string> Address);

/// <summary>Types of records that name an address.</summary>
public enum DnsRecordType
{
    /// <summary>An IPv4 address.</summary>
    A,

    /// <summary>An IPv6 address.</summary>
    AAAA,

    /// <summary>Another host name.</summary>
    CNAME,
}
