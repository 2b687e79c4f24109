using System.Text.Json.Nodes;

namespace GatewayStack.Planning.Rendering;

/// <summary>Who makes the DNS record of a host name.</summary>
internal static class DnsRecords
{
    /// <summary>In words.</summary>
    public static string Note(Plan plan, string host) =>
        plan.Resources.Any(r => NameOf(r) == host) ? "DNS record by this stack"
        : plan.Resources.SelectMany(ManagedZones).Any(zone => host == zone || host.EndsWith($".{zone}", StringComparison.Ordinal)) ? "DNS record by external-dns"
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
