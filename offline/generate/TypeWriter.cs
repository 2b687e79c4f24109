namespace GatewayStack.Generate;

/// <summary>Writes the classes that carry values: arguments, results, enums.</summary>
internal sealed class TypeWriter(Package package, Naming naming)
{
    private static readonly Runtime.InputRule Plain = new(null, null, false, false);

    /// <summary>A class of inputs. <paramref name="rules"/> says, by property, what the SDK fills in or keeps secret.</summary>
    public string Arguments(
        string name, string baseClass, string type, IEnumerable<Property> properties, IReadOnlyDictionary<string, Runtime.InputRule> rules, bool isSealed)
    {
        var used = properties.Where(property => !package.IsOmitted(type, property.Name)).ToList();
        var taken = type.Contains('.', StringComparison.Ordinal) ? name[..^"Args".Length] : name; // a nested type keeps the names of its output twin
        var defaults = used.Where(property => rules.GetValueOrDefault(property.Name)?.Default is not null)
            .Select(property => $"{package.PropertyName(taken, property.Name)} = {Default(property, rules[property.Name].Default!)};").ToList();
        var members = used.Select(property => Input(property, taken, type, rules.GetValueOrDefault(property.Name, Plain))).ToList();
        members.Add(defaults.Count > 0 || package.IsLocal ? CSharp.Block($"public {name}()", defaults) : "");
        members.Add($"public static new {name} Empty => new {name}();");
        return CSharp.Block($"public {(isSealed ? "sealed " : "")}class {name} : global::Pulumi.{baseClass}", members.Where(member => member.Length > 0), "\n\n");
    }

    /// <summary>The arguments of a function that is called with plain values.</summary>
    public string PlainArguments(string name, IEnumerable<Property> properties) =>
        CSharp.Block($"public sealed class {name} : global::Pulumi.InvokeArgs", [
            .. properties.Select(property => $$"""
                [Input("{{property.Name}}"{{(property.Optional ? "" : ", required: true")}})]
                public {{naming.Output(property)}} {{package.PropertyName(name, property.Name)}} { get; set; }{{(property.Optional ? "" : " = null!;")}}
                """),
            .. package.IsLocal ? [CSharp.Block($"public {name}()", [])] : Array.Empty<string>(),
            $"public static new {name} Empty => new {name}();",
        ], "\n\n");

    /// <summary>A class of outputs: read-only fields that a private constructor fills.</summary>
    public string Results(string name, string type, IEnumerable<Property> properties)
    {
        var used = properties.Where(property => !package.IsOmitted(type, property.Name)).ToList();
        var parameters = used.Select(property => $"{naming.Output(property)} {CSharp.Identifier(property.Name)}");
        var assignments = used.Select(property => $"{package.PropertyName(name, property.Name)} = {CSharp.Identifier(property.Name)};");
        return CSharp.Block($"[OutputType]\npublic sealed class {name}", [
            .. used.Select(property => $"public readonly {naming.Output(property)} {package.PropertyName(name, property.Name)};"),
            "",
            CSharp.Block($"[OutputConstructor]\nprivate {name}(\n{CSharp.Indent(string.Join(",\n", parameters))})", assignments),
        ]);
    }

    public static string Enum(string name, IEnumerable<(string Name, string Value)> members) =>
        CSharp.Block($"[EnumType]\npublic readonly struct {name} : IEquatable<{name}>", [
            $$"""
            private readonly string _value;

            private {{name}}(string value)
            {
                _value = value ?? throw new ArgumentNullException(nameof(value));
            }

            """,
            .. members.Select(member => $"public static {name} {member.Name} => new {name}(\"{member.Value}\");"),
            $$"""

            public static bool operator ==({{name}} left, {{name}} right) => left.Equals(right);
            public static bool operator !=({{name}} left, {{name}} right) => !left.Equals(right);

            public static explicit operator string({{name}} value) => value._value;

            public override bool Equals(object? obj) => obj is {{name}} other && Equals(other);
            public bool Equals({{name}} other) => string.Equals(_value, other._value, StringComparison.Ordinal);
            public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;
            public override string ToString() => _value;
            """,
        ]);

    private string Input(Property property, string className, string type, Runtime.InputRule rule)
    {
        var name = package.PropertyName(className, property.Name);
        var csharp = naming.Input(property);
        var attribute = $"Input(\"{property.Name}\"{(property.Optional ? "" : ", required: true")}{(rule.Json ? ", json: true" : "")})";
        var isCollection = property.Type.Name is TypeScriptType.List or TypeScriptType.Map;
        if (!isCollection && !rule.Secret && !package.IsSecret(type, property.Name))
            return $"[{attribute}]\npublic {csharp}{(property.Optional ? "?" : "")} {name} {{ get; set; }}{(property.Optional ? "" : " = null!;")}";

        var isSecret = rule.Secret || package.IsSecret(type, property.Name);
        var field = package.IsLocal ? $"_{property.Name}" : "field";
        var getter = isCollection ? $"{field} ?? ({field} = new {csharp}())" : field;
        var accessors = $"get => {getter};\n" + (isSecret ? CSharp.Block("set", [Secret(property, csharp, field)]) : $"set => {field} = value;");
        var type_ = isCollection ? csharp : csharp + "?";
        return package.IsLocal
            ? $"[{attribute}]\nprivate {csharp}? {field};\n\n" + CSharp.Block($"public {type_} {name}", [accessors])
            : $"[field: {attribute}]\n" + CSharp.Block($"public {type_} {name}", [accessors]);
    }

    private static string Secret(Property property, string csharp, string field)
    {
        if (property.Type.Name is not (TypeScriptType.List or TypeScriptType.Map))
            return $"var emptySecret = Output.CreateSecret(0);\n{field} = Output.Tuple<{csharp}?, int>(value, emptySecret).Apply(t => t.Item1);";
        var element = csharp[(csharp.IndexOf('<') + 1)..^1];
        var empty = property.Type.Name == TypeScriptType.Map ? $"ImmutableDictionary.Create<string, {element}>()" : $"ImmutableArray.Create<{element}>()";
        return $"var emptySecret = Output.CreateSecret({empty});\n{field} = Output.All(value, emptySecret).Apply(v => v[0]);";
    }

    private string Default(Property property, string value) =>
        value.StartsWith("utilities.", StringComparison.Ordinal)
            ? value.Replace("utilities.g", "Utilities.G", StringComparison.Ordinal)
                .Replace("EnvNumber", package.IsDouble(property.Name) ? "EnvDouble" : "EnvInt32", StringComparison.Ordinal)
                + (property.Type.Name == "string" ? "!" : "") // null is what an unset variable should give
        : TypeKey.From(property.Type.Name) is { Side: "enums" } ? $"{naming.Input(property)[6..^1]}.{Package.Capitalized(value.Trim('"'))}"
        : value;
}
