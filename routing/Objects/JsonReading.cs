using System.Text.Json;
using System.Text.Json.Nodes;

namespace GatewayStack.Routing.Objects;

/// <summary>Reads JSON that people wrote: what is missing or of another type reads as nothing.</summary>
public static class JsonReading
{
    /// <summary>What stands at a path of names; null where something on the way is missing or no map.</summary>
    public static JsonNode? Get(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            node = node is JsonObject map ? map[name] : null;
        return node;
    }

    /// <summary>The text; null where it is none.</summary>
    public static string? AsText(this JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>The whole number; null where it is none, such as a text.</summary>
    public static int? AsInt(this JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.ToJsonString() is var text
        && double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)
        && number is >= int.MinValue and <= int.MaxValue && Math.Floor(number) == number
            ? (int)number
            : null;

    /// <summary>The objects of a list; none where it is no list.</summary>
    public static IEnumerable<JsonObject> AsObjects(this JsonNode? node) => (node as JsonArray)?.OfType<JsonObject>() ?? [];

    /// <summary>The texts of a list; none where it is no list.</summary>
    public static IReadOnlyList<string> AsTexts(this JsonNode? node) => [.. (node as JsonArray)?.Select(AsText).OfType<string>() ?? []];

    /// <summary>The texts of a map; none where it is no map.</summary>
    public static IReadOnlyDictionary<string, string> AsTextMap(this JsonNode? node) =>
        (node as JsonObject)?.Where(e => e.Value.AsText() is not null).ToDictionary(e => e.Key, e => e.Value.AsText()!, StringComparer.Ordinal) ?? [];
}
