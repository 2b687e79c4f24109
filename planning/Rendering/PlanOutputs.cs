using System.Text.Json;
using System.Text.Json.Nodes;

namespace GatewayStack.Planning.Rendering;

/// <summary>A stack's outputs, sorted by what people do with them.</summary>
/// <param name="DnsTitle">Whose the DNS records are.</param>
/// <param name="DnsLines">The DNS records, as lines of a zone file.</param>
/// <param name="HostsLines">Lines for <c>/etc/hosts</c>.</param>
/// <param name="Commands">Commands that try the routes.</param>
/// <param name="Others">All others, by path.</param>
internal sealed record PlanOutputs(
    string DnsTitle, IReadOnlyList<string> DnsLines, IReadOnlyList<string> HostsLines, IReadOnlyList<string> Commands, IReadOnlyList<(string Name, string Value)> Others)
{
    public static PlanOutputs Of(Plan plan) => new(
        KeepsRecords(plan) ? "DNS records" : "DNS records, for you to make",
        Texts(plan.Outputs["dnsTable"]),
        Texts(plan.Outputs["hostsLines"]),
        Texts(plan.Outputs["testCommands"]),
        [.. plan.Outputs.Where(o => o.Key is not ("dnsRecords" or "dnsTable" or "hostsLines" or "testCommands")).SelectMany(o => Flatten(o.Key, o.Value))]);

    /// <summary>Whether the stack, or AKS, keeps DNS records.</summary>
    private static bool KeepsRecords(Plan plan) =>
        plan.Resources.Any(r => r.IsComponent && (r.Type.EndsWith(":DnsZone", StringComparison.Ordinal) || r.Type.EndsWith(":ManagedDns", StringComparison.Ordinal)));

    private static List<string> Texts(JsonNode? output) => [.. (output as JsonArray)?.Select(t => t!.GetValue<string>()) ?? []];

    private static IEnumerable<(string, string)> Flatten(string name, JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(c => Flatten(name.Length == 0 ? c.Key : $"{name}.{c.Key}", c.Value)),
        JsonArray list => list.SelectMany((c, i) => Flatten(list.Count == 1 ? name : $"{name}[{i}]", c)),
        JsonValue value => [(name, value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString())],
        _ => [],
    };
}
