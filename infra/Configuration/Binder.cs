using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GatewayStack.Infra.Configuration;

/// <summary>Turns JSON values into settings records and collects every problem on the way.</summary>
internal sealed class Binder(List<SettingsProblem> problems)
{
    /// <summary>Whether every required setting has a value, so that rules between settings can be looked at.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Binds an object to a settings record; unknown keys, missing keys and wrong values become problems.</summary>
    public object BindRecord(JsonObject json, Type type, string key)
    {
        var shape = Shape.Of(type);
        var settings = Activator.CreateInstance(type, nonPublic: true)!;
        foreach (var (name, value) in json)
        {
            if (shape.Find(name) is { } setting)
                BindSetting(setting, settings, value, Join(key, name));
            else
                Unknown(Join(key, name), name, shape.Settings.Select(s => s.Name));
        }
        foreach (var setting in shape.Settings.Where(s => s.Required && !json.ContainsKey(s.Name)))
            Missing(Join(key, setting.Name), setting);
        return settings;
    }

    /// <summary>Binds one setting; a value that cannot be bound leaves the default and adds a problem.</summary>
    public void BindSetting(Setting setting, object settings, JsonNode? value, string key)
    {
        var before = problems.Count;
        var bound = Bind(value, setting.Type, key, setting);
        IsComplete &= bound is not null || !setting.Required;
        if (problems.Count == before || bound is not null)
            setting.Set(settings, bound ?? setting.Get(settings));
    }

    /// <summary>Adds the problem of a key that nothing reads.</summary>
    public void Unknown(string key, string name, IEnumerable<string> known)
    {
        var names = known.ToList();
        problems.Add(new(key, "there is no such setting", null, Suggestion.For(name, names) is { } near
            ? $"did you mean '{near}'?"
            : $"use one of {string.Join(", ", names.Order(StringComparer.Ordinal))}"));
    }

    /// <summary>Adds the problem of a key that must be there and is not.</summary>
    public void Missing(string key, Setting setting)
    {
        IsComplete = false;
        problems.Add(new(key, "is required and not set", null, $"set it: {setting.Description}"));
    }

    private object? Bind(JsonNode? value, Type declared, string key, Setting setting)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (value is null)
            return Wrong(key, "has no value", null, $"give it one or remove the key: {setting.Description}");
        if (type == typeof(string))
            return BindText(value, key, setting);
        if (type == typeof(SecretText))
            return BindSecret(value, key);
        if (type == typeof(JsonObject))
            return value is JsonObject tree ? tree.DeepClone() : Wrong(key, $"is {Kind(value)}, and must be a map", Show(value), $"write a map: {setting.Description}");
        if (type == typeof(int))
            return BindNumber(value, key, setting);
        if (type == typeof(bool))
            return BindFlag(value, key);
        if (type.IsEnum)
            return BindChoice(value, type, key);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return BindList(value, type.GenericTypeArguments[0], key, setting);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return BindMap(value, type.GenericTypeArguments[1], key, setting);
        return BindObject(value, type, key);
    }

    private string? BindText(JsonNode value, string key, Setting setting)
    {
        if (value.GetValueKind() == JsonValueKind.Number)
        {
            Wrong(key, "is a number, and must be text", Show(value), $"write it in quotes: \"{Show(value)}\"");
            return null;
        }
        if (value.GetValueKind() != JsonValueKind.String)
        {
            Wrong(key, $"is {Kind(value)}, and must be text", Show(value), "write one text");
            return null;
        }
        var text = value.GetValue<string>();
        if (setting.Pattern is { } pattern && !pattern.Accepts(text))
            Wrong(key, "is not of the form this setting takes", text, $"use {pattern.Rule}");
        return text;
    }

    private SecretText? BindSecret(JsonNode value, string key) => value.GetValueKind() == JsonValueKind.String
        ? new SecretText(value.GetValue<string>())
        : (SecretText?)Wrong(key, "must be text", null, "set it with: pulumi config set --secret --path " + key);

    private object? BindNumber(JsonNode value, string key, Setting setting)
    {
        if (!int.TryParse(Show(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return Wrong(key, "must be a whole number", Show(value), $"use {Range(setting)}");
        if (setting.Bounds is { } bounds && (number < bounds.Least || number > bounds.Greatest))
            return Wrong(key, "is out of range", Show(value), $"use {Range(setting)}");
        return number;
    }

    private static string Range(Setting setting) =>
        setting.Bounds is { } b ? $"a whole number from {b.Least} to {b.Greatest}" : "a whole number";

    private object? BindFlag(JsonNode value, string key) => Show(value) switch
    {
        "true" => true,
        "false" => false,
        _ => Wrong(key, "must be true or false", Show(value), "use true or false"),
    };

    private object? BindChoice(JsonNode value, Type type, string key)
    {
        var choices = Enum.GetNames(type).ToDictionary(n => Choices.NameOf(type, n), n => Enum.Parse(type, n), StringComparer.Ordinal);
        if (choices.TryGetValue(Show(value), out var choice))
            return choice;
        var near = Suggestion.For(Show(value), choices.Keys);
        return Wrong(key, "is not one of the values this setting takes", Show(value),
            near is null ? $"use one of {string.Join(", ", choices.Keys)}" : $"did you mean '{near}'? Use one of {string.Join(", ", choices.Keys)}");
    }

    private object? BindList(JsonNode value, Type item, string key, Setting setting)
    {
        if (value is not JsonArray array)
            return Wrong(key, $"is {Kind(value)}, and must be a list", Show(value), "write a list: one '- ' line each");
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        for (var i = 0; i < array.Count; i++)
        {
            if (Bind(array[i], item, $"{key}[{i}]", setting) is { } bound)
                list.Add(bound);
        }
        return list;
    }

    private object? BindMap(JsonNode value, Type item, string key, Setting setting)
    {
        if (value is not JsonObject map)
            return Wrong(key, $"is {Kind(value)}, and must be a map", Show(value), "write a map: one 'name: …' line each");
        var bound = (IDictionary)Activator.CreateInstance(typeof(OrderedDictionary<,>).MakeGenericType(typeof(string), item))!;
        foreach (var (name, entry) in map)
        {
            if (Bind(entry, item, Join(key, name), setting) is { } result)
                bound[name] = result;
        }
        return bound;
    }

    private object? BindObject(JsonNode value, Type type, string key)
    {
        if (value is JsonObject json)
            return BindRecord(json, type, key);
        if (value.GetValueKind() == JsonValueKind.String && type.GetInterfaces().FirstOrDefault(i =>
                i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IShorthand<>)) is not null)
        {
            var text = value.GetValue<string>();
            return Call(type, nameof(IShorthand<>.FromShorthand), text)
                ?? Wrong(key, "has not the short form this setting takes", text, $"use {Call(type, "get_" + nameof(IShorthand<>.Shorthand))}, or a map of its fields");
        }
        return Wrong(key, $"is {Kind(value)}, and must be a map", Show(value),
            $"write a map of {string.Join(", ", Shape.Of(type).Settings.Select(s => s.Name))}");

        static object? Call(Type type, string method, params object[] arguments) =>
            type.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, arguments);
    }

    private object? Wrong(string key, string message, string? value, string fix)
    {
        problems.Add(new(key, message, value, fix));
        return null;
    }

    private static string Join(string key, string name) =>
        key.EndsWith(':') ? key + name : name.Contains('.') ? $"{key}[\"{name}\"]" : $"{key}.{name}";

    private static string Show(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    private static string Kind(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Object => "a map",
        JsonValueKind.Array => "a list",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "text",
    };
}
