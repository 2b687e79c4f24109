using System.Text.Json;
using System.Text.Json.Nodes;

namespace GatewayStack.Planning.Diffing;

/// <summary>Paths of inputs, such as <c>spec.rules[0]</c> or <c>metadata.labels["istio.io/rev"]</c>.</summary>
internal static class PropertyPath
{
    /// <summary>The index in a pattern that stands for every one.</summary>
    private const string AnyIndex = "[*]";

    /// <summary>A path one step further.</summary>
    public static string Join(string path, string name) =>
        name.AsSpan().ContainsAny('.', '[', '"') ? $"{path}[\"{name}\"]" : path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>Whether a path is a pattern's own or below it. A pattern has <c>[*]</c> for every element of a list.</summary>
    public static bool Covers(string pattern, string path)
    {
        var (wanted, given) = (Steps(pattern), Steps(path));
        return wanted.Count <= given.Count && wanted.Zip(given).All(s => s.First == s.Second || (s.First == AnyIndex && s.Second[0] == '['));
    }

    /// <summary>The text at a path without indexes; null where there is none.</summary>
    public static string? Find(JsonObject inputs, string path)
    {
        JsonNode? node = inputs;
        foreach (var step in Steps(path))
            node = (node as JsonObject)?[step];
        return node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
    }

    /// <summary>The steps of a path: names as they are, indexes in brackets.</summary>
    public static List<string> Steps(string path)
    {
        List<string> steps = [];
        for (var at = 0; at < path.Length;)
        {
            if (path.AsSpan(at).StartsWith("[\""))
            {
                var quote = path.IndexOf("\"]", at, StringComparison.Ordinal);
                steps.Add(path[(at + 2)..quote]);
                at = quote + 2;
            }
            else if (path[at] == '[')
            {
                var end = path.IndexOf(']', at) + 1;
                steps.Add(path[at..end]);
                at = end;
            }
            else
            {
                at += path[at] == '.' ? 1 : 0;
                var end = path.IndexOfAny(['.', '['], at);
                end = end < 0 ? path.Length : end;
                steps.Add(path[at..end]);
                at = end;
            }
        }
        return steps;
    }
}
