using System.Text.Json.Nodes;
using GatewayStack.Components.Azure;

namespace GatewayStack.Planning.Rendering;

/// <summary>Who makes the DNS records of host names.</summary>
/// <param name="plan">The plan.</param>
internal sealed class DnsRecords(Plan plan)
{
    private readonly HashSet<string> _records = [.. plan.Resources.Select(NameOf).OfType<string>()];
    private readonly List<string> _managedZones = [.. plan.Resources.SelectMany(ManagedZones)];

    /// <summary>In words, of a host name.</summary>
    public string NoteOf(string host) =>
        _records.Contains(host) ? "DNS record by this stack"
        : _managedZones.Exists(zone => DnsZone.Contains(zone, host)) ? "DNS record by external-dns"
        : "DNS record: yours to make";

    private static string? NameOf(PlannedResource resource)
    {
        var zone = resource.Type.EndsWith(":dns:RecordSet", StringComparison.Ordinal) ? resource.Inputs["zoneName"]?.ToString()
            : resource.Type.EndsWith(":privatedns:PrivateRecordSet", StringComparison.Ordinal) ? resource.Inputs["privateZoneName"]?.ToString()
            : null;
        return zone is null ? null : resource.Inputs["relativeRecordSetName"]?.ToString() is { } name and not "@" ? $"{name}.{zone}" : zone;
    }

    private static IEnumerable<string> ManagedZones(PlannedResource resource) => resource.Type.EndsWith("ExternalDNS", StringComparison.Ordinal)
        ? (resource.Inputs["spec"]?["dnsZoneResourceIDs"] as JsonArray)?.Select(id => id!.ToString().Split('/')[^1]) ?? []
        : [];
}
