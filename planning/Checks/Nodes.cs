using System.Text.Json;
using System.Text.Json.Nodes;

namespace GatewayStack.Planning.Checks;

/// <summary>Walks JSON that people wrote: what is missing or of another type is null.</summary>
internal static class Nodes
{
    /// <summary>The objects of a list, each with its path.</summary>
    public static IEnumerable<Part> Items(this JsonNode? node, string path)
    {
        for (var i = 0; node is JsonArray list && i < list.Count; i++)
        {
            if (list[i] is JsonObject item)
                yield return new($"{path}[{i}]", item);
        }
    }

    /// <summary>Items with their positions.</summary>
    public static IEnumerable<Numbered<T>> Numbered<T>(this IReadOnlyList<T> list)
    {
        for (var i = 0; i < list.Count; i++)
            yield return new(i, list[i]);
    }

    /// <summary>The entries of a map.</summary>
    public static IEnumerable<KeyValuePair<string, JsonNode?>> Entries(this JsonNode? node) => node as JsonObject ?? [];

    /// <summary>How many items a list has; 0 where it is none.</summary>
    public static int Count(this JsonNode? node) => (node as JsonArray)?.Count ?? 0;

    /// <summary>Whether it is <c>true</c>.</summary>
    public static bool IsTrue(this JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    /// <summary>Whether it is <c>false</c>.</summary>
    public static bool IsFalse(this JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.False;

    /// <summary>The value as people wrote it.</summary>
    public static string Shown(this JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : node?.ToJsonString() ?? "nothing";
}

/// <summary>An object of a list, with its path. A class, as the other parts that checks pass around: queries over structs are compiled
/// when the program starts, for each struct anew.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Item">The object.</param>
internal sealed record Part(string Path, JsonObject Item);

/// <summary>An item of a list, with its position.</summary>
/// <param name="Index">The position, from 0.</param>
/// <param name="Item">The item.</param>
internal sealed record Numbered<T>(int Index, T Item);
