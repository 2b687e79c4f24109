namespace GatewayStack.Generate;

/// <summary>Writes one property of a class of inputs. Collections are made when first used; secrets are marked when set.</summary>
internal sealed class InputWriter(Package package, Naming naming)
{
    public string Write(Property property, string name, bool isSecret, bool isJson)
    {
        var type = naming.Input(property);
        var attribute = $"Input(\"{property.Name}\"{(property.Optional ? "" : ", required: true")}{(isJson ? ", json: true" : "")})";
        var isCollection = property.Type.Name is TypeScriptType.List or TypeScriptType.Map;
        if (!isCollection && !isSecret)
            return property.Optional
                ? $"[{attribute}]\npublic {type}? {name} {{ get; set; }}"
                : $"[{attribute}]\npublic {type} {name} {{ get; set; }} = null!;";

        var field = package.IsLocal ? $"_{property.Name}" : "field";
        var body = CSharp.Block($"public {type}{(isCollection ? "" : "?")} {name}", [
            isCollection ? $"get => {field} ?? ({field} = new {type}());" : $"get => {field};",
            isSecret ? CSharp.Block("set", [MarkSecret(property, type, field)]) : $"set => {field} = value;",
        ]);
        return package.IsLocal ? $"[{attribute}]\nprivate {type}? {field};\n\n{body}" : $"[field: {attribute}]\n{body}";
    }

    private static string MarkSecret(Property property, string type, string field)
    {
        var element = type[(type.IndexOf('<') + 1)..^1];
        return property.Type.Name switch
        {
            TypeScriptType.List => With($"ImmutableArray.Create<{element}>()", "Output.All(value, emptySecret).Apply(v => v[0])"),
            TypeScriptType.Map => With($"ImmutableDictionary.Create<string, {element}>()", "Output.All(value, emptySecret).Apply(v => v[0])"),
            _ => With("0", $"Output.Tuple<{type}?, int>(value, emptySecret).Apply(t => t.Item1)"),
        };

        string With(string empty, string joined) => $"var emptySecret = Output.CreateSecret({empty});\n{field} = {joined};";
    }
}
