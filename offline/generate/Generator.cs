namespace GatewayStack.Generate;

/// <summary>From a list to C#: reads the declarations, follows every type the resources and functions refer to, writes them all.</summary>
internal sealed class Generator
{
    private readonly Package package;
    private readonly string npm;
    private readonly Naming naming;
    private readonly TypeWriter types;
    private readonly ResourceWriter resources;
    private readonly Dictionary<string, Declaration> inputs;
    private readonly Dictionary<string, Declaration> outputs;
    private readonly Dictionary<(string Module, string Type), Dictionary<string, string>> nestedDefaults;
    private readonly List<(TypeKey Key, string Owner)> referenced = [];

    public Generator(Package package, string npmFolder)
    {
        this.package = package;
        npm = Path.Combine(npmFolder, package.Name);
        naming = new(package);
        types = new(package, naming);
        resources = new(package, naming);
        inputs = Declarations.Read([Path.Combine(npm, "types/input.d.ts"), .. package.ExtraDeclarations]);
        outputs = Declarations.Read([Path.Combine(npm, "types/output.d.ts"), .. package.ExtraDeclarations]);
        nestedDefaults = Runtime.Of(Path.Combine(npm, "types/input.js")).NestedDefaults();
    }

    /// <summary>Every type to write, with the file it goes to.</summary>
    public IEnumerable<(string File, Unit Unit)> Write()
    {
        var written = package.Resources.SelectMany(Resource).Concat(package.Functions.SelectMany(Function)).ToList();
        var owners = referenced.GroupBy(reference => reference.Key, reference => reference.Owner);
        return written.Concat(owners.Select(group => Type(group.Key, [.. group.Distinct()])));
    }

    private IEnumerable<(string, Unit)> Resource(string source)
    {
        var declared = Declarations.Read(Path.Combine(npm, source + ".d.ts"));
        var resource = declared.Values.Single(declaration => declaration.Header.Contains(" class ", StringComparison.Ordinal));
        var arguments = declared[resource.Name + "Args"];
        var runtime = Runtime.Of(Path.Combine(npm, source + ".js"));
        var module = Path.GetDirectoryName(source)!.Replace('\\', '/');
        var space = module.Length == 0 ? "" : package.Namespace(module);
        var owner = Path.Combine(space, resource.Name);
        Follow(resource, outputs, owner);
        Follow(arguments, inputs, owner);

        var (argumentsSpace, argumentsName) = package.IsKubernetes && module.Length > 0
            ? ($"Types.Inputs.{space}", arguments.Name)
            : (space, arguments.Name);
        var reference = argumentsSpace == space ? argumentsName : $"{argumentsSpace}.{argumentsName}";
        yield return (owner, new(space, resource.Name, resources.Resource(resource, reference, runtime)));
        var written = types.Arguments(
            argumentsName, "ResourceArgs", arguments.Name, arguments.Properties.Values, runtime.Inputs(), argumentsSpace == space);
        yield return (owner, new(argumentsSpace, argumentsName, written));
    }

    private IEnumerable<(string, Unit)> Function(string source)
    {
        var declared = Declarations.Read(Path.Combine(npm, source + ".d.ts"));
        var runtime = Runtime.Of(Path.Combine(npm, source + ".js"));
        var space = package.Namespace(Path.GetDirectoryName(source)!);
        var name = Package.Capitalized(Path.GetFileName(source));
        var owner = Path.Combine(space, name);
        var result = declared[name + "Result"];
        Follow(result, outputs, owner);
        var hasArguments = declared.TryGetValue(name + "Args", out var arguments);
        yield return (owner, new(space, name, resources.Function(name, hasArguments, runtime)));
        if (hasArguments)
        {
            yield return (owner, new(space, name + "Args", types.PlainArguments(name + "Args", arguments!.Properties.Values)));
            yield return (owner, new(space, name + "InvokeArgs", types.Arguments(
                name + "InvokeArgs", "InvokeArgs", name, declared[name + "OutputArgs"].Properties.Values, runtime.Inputs(), true)));
        }

        yield return (owner, new(space, result.Name, types.Results(result.Name, result.Name, result.Properties.Values)));
    }

    private (string, Unit) Type(TypeKey key, string[] owners)
    {
        var (space, name) = naming.Of(key);
        var text = key.Side switch
        {
            "inputs" => types.Arguments(
                name, "ResourceArgs", key.Declaration, inputs[key.Declaration].Properties.Values, Defaults(key), !package.IsKubernetes),
            "outputs" => types.Results(name, key.Declaration, outputs[key.Declaration].Properties.Values),
            _ => TypeWriter.Enum(name, EnumMembers(key)),
        };
        var module = key.Module.Length == 0 ? "" : package.Namespace(key.Module);
        var isOwned = owners.Length == 1 && Path.GetDirectoryName(owners[0]) == module;
        return (isOwned ? owners[0] : Path.Combine(module, Package.Capitalized(key.Side)), new(space, name, text));
    }

    private Dictionary<string, Runtime.InputRule> Defaults(TypeKey key) =>
        nestedDefaults.TryGetValue((key.Module.Length == 0 ? "exports" : key.Module.Split('.')[^1], key.Name), out var found)
            ? found.ToDictionary(item => item.Key, item => new Runtime.InputRule(null, item.Value, false, false), StringComparer.Ordinal)
            : [];

    private List<(string Name, string Value)> EnumMembers(TypeKey key) =>
        package.ExtraDeclarations.Append(Path.Combine(npm, "types/enums", key.Module.Replace('.', '/'), "index.d.ts"))
            .Select(file => Declarations.ReadEnums(file).GetValueOrDefault(key.Name))
            .First(members => members is not null)!;

    private void Follow(Declaration declaration, Dictionary<string, Declaration> declarations, string owner)
    {
        foreach (var property in declaration.Properties.Values)
            if (!package.IsOmitted(declaration.Name, property.Name))
                Follow(property.Type, declarations, owner);
    }

    private void Follow(TypeScriptType type, Dictionary<string, Declaration> declarations, string owner)
    {
        foreach (var part in type.Parts)
            Follow(part, declarations, owner);
        if (TypeKey.From(type.Name) is not { } key || referenced.Contains((key, owner)))
            return;
        referenced.Add((key, owner));
        if (key.Side != "enums")
            Follow(declarations[key.Declaration], declarations, owner);
    }
}
