using System.Text.Json.Nodes;

namespace GatewayStack.Planning.Diffing;

/// <summary>The values in which two JSON values differ.</summary>
/// <remarks>Elements of lists are compared by their place, as Pulumi and the providers do.</remarks>
internal static class ValueDiff
{
    /// <summary>The smallest parts that differ; what one side lacks is one part.</summary>
    public static IEnumerable<PropertyChange> Between(JsonNode? old, JsonNode? @new, string path = "")
    {
        if (JsonNode.DeepEquals(old, @new))
            return [];
        return (old, @new) switch
        {
            (JsonObject before, JsonObject after) => before.Select(p => p.Key).Union(after.Select(p => p.Key)).Order(StringComparer.Ordinal)
                .SelectMany(name => Between(before[name], after[name], PropertyPath.Join(path, name))),
            (JsonArray before, JsonArray after) => Enumerable.Range(0, Math.Max(before.Count, after.Count))
                .SelectMany(i => Between(i < before.Count ? before[i] : null, i < after.Count ? after[i] : null, $"{path}[{i}]")),
            _ => [new PropertyChange(path, old, @new)],
        };
    }
}
