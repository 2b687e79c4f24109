using System.Text.Json.Nodes;

namespace GatewayStack.Planning.Diffing.Consequences;

/// <summary>A DNS record that changes.</summary>
/// <param name="Name">Its full name and type, such as <c>shop.example.com A</c>.</param>
/// <param name="Before">What it points to; null where there is none.</param>
/// <param name="After">What it is to point to; null where there is to be none.</param>
/// <param name="IsManaged">Whether the stack keeps it; else somebody has to change it.</param>
public sealed record DnsMove(string Name, string? Before, string? After, bool IsManaged);

/// <summary>Finds the DNS records that change.</summary>
internal static class DnsMoves
{
    private static readonly string[] Values = ["aRecords", "aaaaRecords", "cnameRecord", "txtRecords", "mxRecords"];

    public static IEnumerable<DnsMove> Of(PlanDiff diff)
    {
        var (before, after) = (Records(diff.Old), Records(diff.New));
        // The address of a Gateway that is made anew is a new one, though both plans call it the same.
        var renewed = diff.Changes.Where(c => c is { Kind: ChangeKind.Replace, New.Kind: "Gateway" }).Select(c => Marker.Simulated($"address of {c.Resource.Name}")).ToHashSet(StringComparer.Ordinal);
        foreach (var name in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (old, @new) = (before.GetValueOrDefault(name), after.GetValueOrDefault(name));
            if (@new.Value is not null && renewed.Contains(@new.Value))
                @new.Value = @new.Value.Replace("address of", "new address of", StringComparison.Ordinal);
            if (old.Value != @new.Value)
                yield return new(name, old.Value, @new.Value, old.IsManaged || @new.IsManaged);
        }
    }

    /// <summary>The records that a plan keeps, and those that it tells its user to keep.</summary>
    private static Dictionary<string, (string? Value, bool IsManaged)> Records(Plan plan)
    {
        var records = new Dictionary<string, (string? Value, bool IsManaged)>(StringComparer.Ordinal);
        foreach (var inputs in plan.Resources.Where(r => r.Kind is "RecordSet" or "PrivateRecordSet").Select(r => r.Inputs))
        {
            var zone = Text(inputs["zoneName"] ?? inputs["privateZoneName"]);
            var relative = Text(inputs["relativeRecordSetName"]);
            var name = $"{(relative == "@" ? zone : $"{relative}.{zone}")} {Text(inputs["recordType"])}";
            records[name] = (string.Join(", ", Values.SelectMany(v => Leaves(inputs[v]))), true);
        }
        foreach (var (host, address) in plan.Outputs["dnsRecords"] as JsonObject ?? [])
            records.TryAdd($"{host} A", (Text(address), false));
        return records;
    }

    private static IEnumerable<string> Leaves(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(p => Leaves(p.Value)),
        JsonArray list => list.SelectMany(Leaves),
        null => [],
        _ => [Text(node)],
    };

    private static string Text(JsonNode? node) => node?.ToString() ?? "";
}
