namespace GatewayStack.Generate;

/// <summary>Writes the classes that carry values: arguments, results, enums.</summary>
internal sealed class TypeWriter(Package package, Naming naming)
{
    private readonly InputWriter inputs = new(package, naming);

    /// <summary>A class of inputs. <paramref name="rules"/> says, by property, what the SDK fills in or keeps secret.</summary>
    public string Arguments(
        string name,
        string baseClass,
        string type,
        IEnumerable<Property> properties,
        IReadOnlyDictionary<string, Runtime.InputRule> rules,
        bool isSealed)
    {
        var used = properties.Where(property => !package.IsOmitted(type, property.Name)).ToList();
        var isNested = type.Contains('.', StringComparison.Ordinal);
        var taken = isNested ? name[..^"Args".Length] : name; // a nested type has the property names of its output twin
        string NameOf(Property property) => package.PropertyName(taken, property.Name);

        var members = used.Select(property => inputs.Write(
            property,
            NameOf(property),
            isSecret: rules.GetValueOrDefault(property.Name) is { Secret: true } || package.IsSecret(type, property.Name),
            isJson: rules.GetValueOrDefault(property.Name) is { Json: true })).ToList();
        var defaults = used
            .Where(property => rules.GetValueOrDefault(property.Name)?.Default is not null)
            .Select(property => $"{NameOf(property)} = {Default(property, rules[property.Name].Default!)};")
            .ToList();
        if (defaults.Count > 0 || package.IsLocal)
            members.Add(CSharp.Block($"public {name}()", defaults));
        members.Add($"public static new {name} Empty => new {name}();");
        return CSharp.Block($"public {(isSealed ? "sealed " : "")}class {name} : global::Pulumi.{baseClass}", members, "\n\n");
    }

    /// <summary>The arguments of a function that is called with plain values.</summary>
    public string PlainArguments(string name, IEnumerable<Property> properties) =>
        CSharp.Block($"public sealed class {name} : global::Pulumi.InvokeArgs", [
            .. properties.Select(property => property.Optional
                ? $"[Input(\"{property.Name}\")]\n"
                  + $"public {naming.Output(property)} {package.PropertyName(name, property.Name)} {{ get; set; }}"
                : $"[Input(\"{property.Name}\", required: true)]\n"
                  + $"public {naming.Output(property)} {package.PropertyName(name, property.Name)} {{ get; set; }} = null!;"),
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

    private string Default(Property property, string value)
    {
        if (TypeKey.From(property.Type.Name) is { Side: "enums" })
            return $"{naming.Input(property)["Input<".Length..^1]}.{Package.Capitalized(value.Trim('"'))}";
        if (!value.StartsWith("utilities.", StringComparison.Ordinal))
            return value;
        var call = Package.Capitalized(value)
            .Replace(".getEnv", ".GetEnv", StringComparison.Ordinal)
            .Replace("Number(", package.IsDouble(property.Name) ? "Double(" : "Int32(", StringComparison.Ordinal);
        return property.Type.Name == "string" ? call + "!" : call; // null is what an unset variable should give
    }
}
