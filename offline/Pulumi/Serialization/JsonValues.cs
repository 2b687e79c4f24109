using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi;

/// <summary>JSON as plain values and back.</summary>
internal static class JsonValues
{
    public static object? Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        JsonValueKind.Array => json.EnumerateArray().Select(Plain).ToImmutableArray(),
        _ => json.EnumerateObject().ToImmutableDictionary(property => property.Name, property => Plain(property.Value)),
    };

    /// <summary>Writes a plain value, objects sorted by key. Values that JSON has no form for are named in the exception.</summary>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case ImmutableArray<object?> list:
                writer.WriteStartArray();
                foreach (var item in list)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case ImmutableDictionary<string, object?> properties:
                writer.WriteStartObject();
                foreach (var (name, item) in properties.OrderBy(property => property.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
            default:
                throw new InvalidOperationException($"{value.GetType().FullName} cannot be converted to JSON.");
        }
    }

    public static byte[] Bytes(object? value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            Write(writer, value);
        return stream.ToArray();
    }
}
