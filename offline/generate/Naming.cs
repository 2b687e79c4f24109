namespace GatewayStack.Generate;

/// <summary>A type to generate: its side (<c>inputs</c>, <c>outputs</c>, <c>enums</c>), module and name in the declarations.</summary>
internal readonly record struct TypeKey(string Side, string Module, string Name)
{
    public string Declaration => Module.Length == 0 ? Name : $"{Module}.{Name}";

    public static TypeKey? From(string name)
    {
        var parts = name.Split('.');
        return parts[0] is "inputs" or "outputs" or "enums"
            ? new(parts[0], string.Join('.', parts[1..^1]), parts[^1])
            : null;
    }
}

/// <summary>TypeScript types and names as the official .NET code generator spells them.</summary>
internal sealed class Naming(Package package)
{
    /// <summary>The C# namespace, below the root, and name of a type.</summary>
    public (string Namespace, string Name) Of(TypeKey key)
    {
        if (key.Side == "enums")
            return (package.Namespace(key.Module), key.Name);
        var side = key.Side == "inputs" ? "Inputs" : "Outputs";
        if (package.IsKubernetes)
        {
            var module = key.Module.Length == 0 ? "Provider" : package.Namespace(key.Module);
            return ($"Types.{side}.{module}", key.Side == "inputs" ? key.Name + "Args" : key.Name);
        }

        return ($"{package.Namespace(key.Module)}.{side}", key.Name);
    }

    /// <summary>The type of an input property: one of <c>InputList</c>, <c>InputMap</c>, <c>InputUnion</c> and <c>Input</c>.</summary>
    public string Input(Property property) => property.Type.Name switch
    {
        "any" when package.IsJson(property.Name) => "InputJson",
        TypeScriptType.List => $"InputList<{Plain(property.Type.Parts[0], property.Name)}>",
        TypeScriptType.Map => $"InputMap<{Plain(property.Type.Parts[0], property.Name)}>",
        TypeScriptType.Union when !IsAny(property.Type) => $"InputUnion<{Members(property.Type, property.Name)}>",
        _ => $"Input<{Plain(property.Type, property.Name)}>",
    };

    /// <summary>The type of an output property or of a plain argument: null stands for what is left out, except in lists.</summary>
    public string Output(Property property) =>
        (IsOpenEnum(property.Type) ? "string" : Plain(property.Type, property.Name))
        + (property.Optional && property.Type.Name != TypeScriptType.List ? "?" : "");

    private string Plain(TypeScriptType type, string property) => type.Name switch
    {
        "string" or "pulumi.ID" => "string",
        "boolean" => "bool",
        "number" => package.IsDouble(property) ? "double" : "int",
        "any" => package.IsJson(property) ? "System.Text.Json.JsonElement" : "object",
        "pulumi.asset.Asset" => "AssetOrArchive",
        TypeScriptType.List => $"ImmutableArray<{Plain(type.Parts[0], property)}>",
        TypeScriptType.Map => $"ImmutableDictionary<string, {Plain(type.Parts[0], property)}>",
        TypeScriptType.Union => IsAny(type) ? "object" : $"Union<{Members(type, property)}>",
        _ => Reference(TypeKey.From(type.Name) ?? throw new InvalidDataException($"{property}: unknown type {type.Name}")),
    };

    private string Members(TypeScriptType union, string property) => string.Join(", ", union.Parts.Select(part => Plain(part, property)));

    // A union of objects has no C# type of its own.
    private static bool IsAny(TypeScriptType union) =>
        union.Parts.Length != 2 || union.Parts.All(part => part.Name.Contains("puts.", StringComparison.Ordinal));

    private static bool IsOpenEnum(TypeScriptType type) =>
        type.Name == TypeScriptType.Union && type.Parts.Any(part => TypeKey.From(part.Name) is { Side: "enums" });

    private string Reference(TypeKey key)
    {
        var (space, name) = Of(key);
        return package.IsKubernetes || key.Side == "enums" ? $"{package.Root}.{space}.{name}"
            : $"{space[(space.LastIndexOf('.') + 1)..]}.{name}";
    }
}
