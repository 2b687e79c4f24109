using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Configuration;

/// <summary>A JSON Schema (draft 7, which editors know best) of stack files, from the declarations that the binder reads.</summary>
public static class SettingsSchema
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema, ending with a line feed.</summary>
    public static string Write()
    {
        var definitions = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal) { ["secure"] = Secure() };
        var config = Config(definitions);
        return new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Stack file of a gateway stack",
            ["description"] = "Written by ./gateway config schema. Settings that stand in Pulumi.yaml for every stack need not stand here.",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["config"] = config,
                ["environment"] = new JsonObject { ["description"] = "Pulumi ESC environments to import" },
                ["secretsprovider"] = Text("what encrypts the secrets of this stack; written by pulumi stack init"),
                ["encryptedkey"] = Text("written by Pulumi"),
                ["encryptionsalt"] = Text("written by Pulumi"),
            },
            ["additionalProperties"] = false,
            ["definitions"] = new JsonObject(definitions),
        }.ToJsonString(Format) + "\n";
    }

    private static JsonObject Config(SortedDictionary<string, JsonNode?> definitions)
    {
        var properties = new JsonObject
        {
            ["azure-native:location"] = Text("the Azure region"),
            ["azure-native:subscriptionId"] = Identifier("the subscription; without it, the one that is logged in to"),
            ["azure-native:tenantId"] = Identifier("the tenant; without it, the one that is logged in to"),
        };
        var defaults = Defaults(typeof(StackSettings));
        foreach (var setting in Shape.Of(typeof(StackSettings)).Settings)
            properties[$"{SettingsReader.Namespace}:{setting.Name}"] = Schema(setting, defaults, definitions);
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            // Keys of providers and of Pulumi itself.
            ["patternProperties"] = new JsonObject { [$"^(?!{SettingsReader.Namespace}:)[A-Za-z][-_.A-Za-z0-9]*:"] = true },
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject Record(Type type, SortedDictionary<string, JsonNode?> definitions)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        var defaults = Defaults(type);
        foreach (var setting in Shape.Of(type).Settings)
        {
            properties[setting.Name] = Schema(setting, defaults, definitions);
            if (setting.Required)
                required.Add(setting.Name);
        }
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (required.Count > 0)
            schema["required"] = required;
        return schema;
    }

    private static JsonObject Schema(Setting setting, object defaults, SortedDictionary<string, JsonNode?> definitions)
    {
        var schema = Schema(setting.Type, setting, definitions);
        // Draft 7 ignores what stands beside a reference.
        var described = schema.ContainsKey("$ref") ? new JsonObject { ["allOf"] = new JsonArray(schema) } : schema;
        described.Insert(0, "description", setting.Description);
        if (!setting.Required && Default(setting.Get(defaults)) is { } value)
            described["default"] = value;
        return described;
    }

    private static JsonObject Schema(Type declared, Setting setting, SortedDictionary<string, JsonNode?> definitions)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(string))
            return PlainText(setting);
        if (type == typeof(SecretText))
            return new JsonObject { ["oneOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, Reference("secure")) };
        if (type == typeof(bool))
            return new JsonObject { ["type"] = "boolean" };
        if (type == typeof(int))
            return Number(setting);
        if (type == typeof(JsonObject))
            return new JsonObject { ["type"] = "object" };
        if (type.IsEnum)
            return new JsonObject { ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(n => JsonValue.Create(Choices.NameOf(type, n)))]) };
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return new JsonObject { ["type"] = "array", ["items"] = Schema(type.GenericTypeArguments[0], setting, definitions) };
        if (type.IsGenericType)
            return new JsonObject { ["type"] = "object", ["additionalProperties"] = Schema(type.GenericTypeArguments[1], setting, definitions) };
        return Object(type, definitions);
    }

    private static JsonObject Object(Type type, SortedDictionary<string, JsonNode?> definitions)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(type.Name[..^"Settings".Length]);
        if (!definitions.ContainsKey(name))
        {
            // Known before its settings are looked at: one of them may be of the same kind.
            definitions[name] = null;
            definitions[name] = Record(type, definitions);
        }
        return type.GetProperty(nameof(IShorthand<>.Shorthand))?.GetValue(null) is string form
            ? new JsonObject { ["oneOf"] = new JsonArray(Text($"short for the map: {form}"), Reference(name)) }
            : Reference(name);
    }

    private static JsonObject PlainText(Setting setting)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (setting.Pattern is { } pattern)
        {
            schema["pattern"] = $"^(?:{JavaScript(pattern.Pattern)})$";
            schema["patternErrorMessage"] = $"use {pattern.Rule}";
        }
        return schema;
    }

    /// <summary>JavaScript has no <c>\z</c>, its <c>$</c> is the end of the text; and no inline options.</summary>
    private static string JavaScript(string pattern) =>
        pattern.Replace("\\z", "$", StringComparison.Ordinal).Replace("(?s).", @"[\s\S]", StringComparison.Ordinal);

    private static JsonObject Number(Setting setting)
    {
        var schema = new JsonObject { ["type"] = "integer" };
        if (setting.Bounds is { } bounds)
            (schema["minimum"], schema["maximum"]) = (bounds.Least, bounds.Greatest);
        return schema;
    }

    private static object Defaults(Type type) => Activator.CreateInstance(type, nonPublic: true)!;

    /// <summary>The default as it would be written; null where there is none, or it is a record with defaults of its own.</summary>
    private static JsonNode? Default(object? value) => value switch
    {
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        Enum choice => JsonValue.Create(Choices.NameOf(choice.GetType(), choice.ToString())),
        IEnumerable<string> list => new JsonArray([.. list.Select(item => JsonValue.Create(item))]),
        IDictionary { Count: 0 } => new JsonObject(),
        ICollection { Count: 0 } => new JsonArray(),
        _ => null,
    };

    private static JsonObject Text(string description) => new() { ["description"] = description, ["type"] = "string" };

    private static JsonObject Identifier(string description) => new()
    {
        ["description"] = description,
        ["oneOf"] = new JsonArray(new JsonObject { ["type"] = "string", ["pattern"] = $"^{Names.GuidPattern}$" }, Reference("secure")),
    };

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/definitions/{name}" };

    private static JsonObject Secure() => new()
    {
        ["description"] = "a value that Pulumi encrypted: pulumi config set --secret",
        ["type"] = "object",
        ["properties"] = new JsonObject { ["secure"] = new JsonObject { ["type"] = "string" } },
        ["required"] = new JsonArray("secure"),
        ["additionalProperties"] = false,
    };
}
