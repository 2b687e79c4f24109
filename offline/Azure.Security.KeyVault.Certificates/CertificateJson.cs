using System.Text.Json;

namespace Azure.Security.KeyVault.Certificates;

/// <summary>The pieces of JSON that several of the vault's objects share.</summary>
internal static class CertificateJson
{
    public static JsonElement? Get(this JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    public static string? Text(this JsonElement json, string name) => json.Get(name)?.GetString();

    public static int? Number(this JsonElement json, string name) => json.Get(name)?.GetInt32();

    public static bool? Flag(this JsonElement json, string name) => json.Get(name)?.GetBoolean();

    public static Uri? Link(this JsonElement json, string name) => json.Text(name) is { } text ? new Uri(text) : null;

    public static DateTimeOffset? Time(this JsonElement json, string name) =>
        json.Get(name) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds.GetInt64()) : null;

    public static void AddTexts(this JsonElement json, string name, IList<string> list)
    {
        if (json.Get(name) is not { } array)
            return;
        foreach (var item in array.EnumerateArray())
            list.Add(item.GetString()!);
    }

    public static void WriteOptional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    public static void WriteOptional(this Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } flag)
            json.WriteBoolean(name, flag);
    }

    public static void WriteOptional(this Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }

    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        if (!values.Any())
            return;
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public static void WriteEnabled(this Utf8JsonWriter json, bool? enabled)
    {
        if (enabled is not { } flag)
            return;
        json.WriteStartObject("attributes");
        json.WriteBoolean("enabled", flag);
        json.WriteEndObject();
    }

    public static void WriteTags(this Utf8JsonWriter json, IDictionary<string, string>? tags)
    {
        if (tags is not { Count: > 0 })
            return;
        json.WriteStartObject("tags");
        foreach (var (name, value) in tags)
            json.WriteString(name, value);
        json.WriteEndObject();
    }
}
