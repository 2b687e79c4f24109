using Pulumi;
using Pulumi.AzureNative.Dns;
using Pulumi.AzureNative.Dns.Inputs;

namespace GatewayStack.Components.Azure;

/// <summary>A records in Azure DNS zones, one for each host name.</summary>
public sealed class DnsRecords : ComponentResource
{
    /// <summary>Creates the records, and the zones that do not exist yet.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">Zones and records.</param>
    /// <param name="options">Options of the component.</param>
    public DnsRecords(string name, DnsRecordsArgs args, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:DnsRecords", name, options)
    {
        foreach (var zone in args.Zones)
        {
            var group = zone.ResourceGroupName ?? args.ResourceGroupName;
            Input<string> zoneName = zone.ResourceGroupName is null
                ? new Zone(zone.Name, new ZoneArgs
                {
                    ZoneName = zone.Name,
                    ResourceGroupName = group,
                    Location = "global",
                    Tags = args.Tags,
                }, new CustomResourceOptions { Parent = this }).Name
                : zone.Name;
            foreach (var record in args.Records.Where(r => ZoneOf(r.Hostname, args.Zones) == zone))
            {
                _ = new RecordSet(record.Hostname, new RecordSetArgs
                {
                    ResourceGroupName = group,
                    ZoneName = zoneName,
                    RecordType = "A",
                    RelativeRecordSetName = RelativeName(record.Hostname, zone.Name),
                    Ttl = args.Ttl,
                    ARecords = { new ARecordArgs { Ipv4Address = record.Address } },
                }, new CustomResourceOptions { Parent = this });
            }
        }
        RegisterOutputs();
    }

    /// <summary>The zone that a host name belongs to: the longest one that is a suffix of it; null where there is none.</summary>
    public static DnsZone? ZoneOf(string hostname, IReadOnlyList<DnsZone> zones) => zones
        .Where(z => hostname == z.Name || hostname.EndsWith('.' + z.Name, StringComparison.Ordinal))
        .MaxBy(z => z.Name.Length);

    /// <summary>A host name as Azure DNS names a record in the zone: <c>@</c> for the zone itself.</summary>
    public static string RelativeName(string hostname, string zone) =>
        hostname == zone ? "@" : hostname[..^(zone.Length + 1)];
}

/// <summary>Settings of <see cref="DnsRecords"/>.</summary>
public sealed class DnsRecordsArgs : ResourceArgs
{
    /// <summary>Resource group of the zones that are created.</summary>
    public required Input<string> ResourceGroupName { get; init; }

    /// <summary>The zones.</summary>
    public required IReadOnlyList<DnsZone> Zones { get; init; }

    /// <summary>The records; one whose host name is in none of the zones is left out.</summary>
    public required IReadOnlyList<DnsRecord> Records { get; init; }

    /// <summary>Seconds that a record may be cached. Default 300.</summary>
    public Input<double> Ttl { get; init; } = 300;

    /// <summary>Tags of the zones that are created.</summary>
    public InputMap<string> Tags { get; init; } = [];
}

/// <summary>An Azure DNS zone.</summary>
/// <param name="Name">Its domain.</param>
/// <param name="ResourceGroupName">Its resource group; null: the zone is created.</param>
public sealed record DnsZone(string Name, string? ResourceGroupName);

/// <summary>A host name and its address.</summary>
/// <param name="Hostname">The full host name.</param>
/// <param name="Address">Its IPv4 address.</param>
public sealed record DnsRecord(string Hostname, Input<string> Address);
