using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pulumi;

namespace GatewayStack.Planning.Recording;

/// <summary>Turns the arguments of a resource into JSON, and notes on the way what is secret and where values come from.</summary>
internal sealed class ValueReader
{
    /// <summary>Paths of what is secret.</summary>
    public SortedSet<string> Secrets { get; } = new(StringComparer.Ordinal);

    /// <summary>The resources that values come from, each with the input whose value it is.</summary>
    public HashSet<(string Input, Resource Resource)> Sources { get; } = [];

    /// <summary>The inputs that a class of arguments declares and that are set.</summary>
    public async Task<JsonObject> ReadArgumentsAsync(object arguments, string path = "")
    {
        var json = new JsonObject();
        foreach (var (name, get) in InputShape.Of(arguments.GetType()))
        {
            if (await ReadAsync(get(arguments), Join(path, name)).ConfigureAwait(false) is { } value && !IsEmptyCollection(value))
                json[name] = value;
        }
        return json;
    }

    /// <summary>Any value; null where there is none.</summary>
    public async Task<JsonNode?> ReadAsync(object? value, string path)
    {
        switch (value)
        {
            case null:
                return null;
            case string text:
                return JsonValue.Create(text);
            case bool flag:
                return JsonValue.Create(flag);
            case int number:
                return JsonValue.Create(number);
            case double number:
                return number == Math.Floor(number) && Math.Abs(number) < 1e15 ? JsonValue.Create((long)number) : JsonValue.Create(number);
            case JsonElement json:
                return JsonNode.Parse(json.GetRawText());
            case Resource resource:
                return JsonValue.Create(resource.GetResourceName());
        }
        var type = value.GetType();
        if (OutputReader.For(type) is { } reader)
            return await ReadOutputAsync(reader, value, path).ConfigureAwait(false);
        if (value is InputArgs)
            return await ReadArgumentsAsync(value, path).ConfigureAwait(false);
        if (value is IDictionary map)
            return await ReadMapAsync(map, path).ConfigureAwait(false);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Union<,>))
            return await ReadAsync(type.GetProperty("Value")!.GetValue(value), path).ConfigureAwait(false);
        if (value is IEnumerable list)
            return await ReadListAsync(list, path).ConfigureAwait(false);
        return Convert.ToString(value, CultureInfo.InvariantCulture);
    }

    private async Task<JsonNode?> ReadOutputAsync(OutputReader reader, object value, string path)
    {
        var evaluated = await reader.ReadAsync(value).ConfigureAwait(false);
        Sources.UnionWith(evaluated.Dependencies.Select(d => (InputOf(path), d)));
        if (evaluated.IsSecret && (!evaluated.IsKnown || evaluated.Value is not null))
        {
            Secrets.Add(path);
            return Marker.Secret;
        }
        return evaluated.IsKnown ? await ReadAsync(evaluated.Value, path).ConfigureAwait(false) : Marker.Unknown;
    }

    private async Task<JsonNode?> ReadMapAsync(IDictionary map, string path)
    {
        var json = new JsonObject();
        foreach (var key in map.Keys.Cast<string>().Order(StringComparer.Ordinal))
        {
            if (await ReadAsync(map[key], Join(path, key)).ConfigureAwait(false) is { } value)
                json[key] = value;
        }
        return json;
    }

    private async Task<JsonNode?> ReadListAsync(IEnumerable list, string path)
    {
        var json = new JsonArray();
        if (list.GetType().GetProperty("IsDefault", BindingFlags.Public | BindingFlags.Instance)?.GetValue(list) is true)
            return json;
        var index = 0;
        foreach (var item in list)
            json.Add(await ReadAsync(item, $"{path}[{index++}]").ConfigureAwait(false));
        return json;
    }

    /// <summary>SDKs make the collection of an input when it is first asked for; one that nobody filled is not an input.</summary>
    private static bool IsEmptyCollection(JsonNode value) => value is JsonArray { Count: 0 } or JsonObject { Count: 0 };

    private static string InputOf(string path) => path.IndexOfAny(['.', '[']) is >= 0 and var end ? path[..end] : path;

    private static string Join(string path, string name) => path.Length == 0 ? name : name.Contains('.') ? $"{path}[\"{name}\"]" : $"{path}.{name}";
}
