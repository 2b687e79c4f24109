using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GatewayStack.Planning.Rendering;

/// <summary>Writes JSON as block YAML, in the way people write manifests; every parser reads it back as the same value.</summary>
internal static class Yaml
{
    /// <summary>The text, ending with a line feed.</summary>
    public static string Write(JsonObject json)
    {
        var text = new StringBuilder();
        WriteMap(text, json, "");
        return text.ToString();
    }

    private static void WriteMap(StringBuilder text, JsonObject map, string indent)
    {
        foreach (var (i, (key, value)) in map.Index())
        {
            text.Append(i == 0 ? "" : indent).Append(Scalar(key)).Append(':');
            WriteChild(text, value, indent);
        }
    }

    private static void WriteChild(StringBuilder text, JsonNode? value, string indent)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } map:
                text.Append('\n').Append(indent).Append("  ");
                WriteMap(text, map, indent + "  ");
                break;
            case JsonArray { Count: > 0 } list:
                text.Append('\n');
                foreach (var item in list)
                    WriteItem(text, item, indent);
                break;
            case JsonValue scalar when IsMultiline(scalar):
                WriteBlock(text, scalar.GetValue<string>(), indent + "  ");
                break;
            default:
                text.Append(' ').Append(Inline(value)).Append('\n');
                break;
        }
    }

    private static void WriteItem(StringBuilder text, JsonNode? item, string indent)
    {
        text.Append(indent).Append("- ");
        if (item is JsonObject { Count: > 0 } map)
            WriteMap(text, map, indent + "  ");
        else
            text.Append(Inline(item)).Append('\n');
    }

    /// <summary>A literal block: readable, and exact when the text ends with one line feed and starts without a blank.</summary>
    private static void WriteBlock(StringBuilder text, string value, string indent)
    {
        text.Append(" |\n");
        foreach (var line in value.TrimEnd('\n').Split('\n'))
            text.Append(line.Length == 0 ? "" : indent).Append(line).Append('\n');
    }

    private static bool IsMultiline(JsonValue value) =>
        value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is var text
        && text.Contains('\n') && text.EndsWith('\n') && !text.EndsWith("\n\n", StringComparison.Ordinal)
        && !char.IsWhiteSpace(text[0]) && !text.Any(c => char.IsControl(c) && c != '\n');

    private static string Inline(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "{}",
        JsonArray list => list.Count == 0 ? "[]" : list.ToJsonString(),
        _ when value.GetValueKind() == JsonValueKind.String => Scalar(value.GetValue<string>()),
        _ => value.ToJsonString(),
    };

    /// <summary>Plain where no parser could take it for anything else, else double-quoted as in JSON.</summary>
    private static string Scalar(string text) => IsPlain(text) ? text : Json.Write(writer => writer.WriteStringValue(text));

    private static bool IsPlain(string text) =>
        text.Length > 0
        && char.IsAsciiLetter(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/')
        && text.ToLowerInvariant() is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n" or "nan" or "inf");
}
