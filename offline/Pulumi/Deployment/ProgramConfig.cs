using System.Text.Json;

namespace Pulumi;

/// <summary>The stack's configuration, as the environment has it.</summary>
internal sealed class ProgramConfig
{
    private readonly Lazy<Dictionary<string, string>> _values = new(ReadValues);
    private readonly Lazy<HashSet<string>> _secretKeys = new(ReadSecretKeys);

    public string? Get(string fullKey) => _values.Value.GetValueOrDefault(fullKey);

    public bool IsSecret(string fullKey) => _secretKeys.Value.Contains(fullKey);

    private static Dictionary<string, string> ReadValues()
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        using var json = Read("PULUMI_CONFIG", JsonValueKind.Object, "{}");
        foreach (var property in json.RootElement.EnumerateObject())
            values[CleanKey(property.Name)] = property.Value.ToString();
        return values;
    }

    private static HashSet<string> ReadSecretKeys()
    {
        using var json = Read("PULUMI_CONFIG_SECRET_KEYS", JsonValueKind.Array, "[]");
        return new(json.RootElement.EnumerateArray().Select(key => key.ToString()), StringComparer.Ordinal);
    }

    // The value is not quoted: it may hold secrets.
    private static JsonDocument Read(string variable, JsonValueKind kind, string whenMissing)
    {
        try
        {
            var json = JsonDocument.Parse(Environment.GetEnvironmentVariable(variable) ?? whenMissing);
            return json.RootElement.ValueKind == kind
                ? json
                : throw new RunException($"Environment variable {variable} must be a JSON {kind}, but is a JSON {json.RootElement.ValueKind}.");
        }
        catch (JsonException e)
        {
            throw new RunException($"Environment variable {variable} must be a JSON {kind}: {e.Message}", e);
        }
    }

    // Old keys have an additional segment: 'project:config:key'.
    private static string CleanKey(string key)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && key.AsSpan(colon + 1).StartsWith("config:", StringComparison.Ordinal)
            ? string.Concat(key.AsSpan(0, colon + 1), key.AsSpan(colon + 1 + "config:".Length))
            : key;
    }
}
