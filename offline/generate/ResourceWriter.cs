namespace GatewayStack.Generate;

/// <summary>Writes resources, providers, remote components and functions.</summary>
internal sealed class ResourceWriter(Package package, Naming naming)
{
    private readonly string registration = package.IsLocal ? ", Utilities.PackageParameterization()" : "";

    public string Resource(Declaration declaration, string arguments, Runtime runtime)
    {
        var name = declaration.Name;
        var isProvider = declaration.Header.Contains("ProviderResource", StringComparison.Ordinal);
        var isComponent = declaration.Header.Contains("ComponentResource", StringComparison.Ordinal);
        var baseClass = isProvider ? "global::Pulumi.ProviderResource"
            : isComponent ? "global::Pulumi.ComponentResource"
            : package.IsKubernetes ? "KubernetesResource" : "global::Pulumi.CustomResource";
        var options = isComponent ? "ComponentResourceOptions" : "CustomResourceOptions";
        var token = package.Token(runtime.ResourceToken);
        var optional = isProvider || declaration.Header.Contains("args?:", StringComparison.Ordinal);
        var constants = runtime.Inputs().Where(input => input.Value.Constant is not null).ToList();
        var passed = constants.Count > 0 ? "MakeArgs(args)" : $"args ?? new {arguments}()";
        var remote = isComponent ? ", remote: true" : "";

        List<string> members = [
            .. declaration.Properties.Values
                .Where(property => !package.IsOmitted(name, property.Name))
                .Select(property => $$"""
                    [Output("{{property.Name}}")]
                    public Output<{{naming.Output(property)}}> {{package.PropertyName(name, property.Name)}} { get; private set; } = null!;
                    """),
            $$"""
            public {{name}}(string name, {{arguments}}{{(optional ? "? args = null" : " args")}}, {{options}}? options = null)
                : base("{{token}}", name, {{passed}}, MakeResourceOptions(options, ""){{remote}}{{registration}})
            {
            }
            """];
        if (!isProvider && !isComponent)
            members.Add($$"""
                private {{name}}(string name, Input<string> id, CustomResourceOptions? options = null)
                    : base("{{token}}", name, null, MakeResourceOptions(options, id){{registration}})
                {
                }
                """);
        if (constants.Count > 0)
            members.Add(CSharp.Block($"private static {arguments}? MakeArgs({arguments}? args)", [
                $"args ??= new {arguments}();",
                .. constants.Select(input => $"args.{package.PropertyName(name, input.Key)} = {input.Value.Constant};"),
                "return args;",
            ]));
        members.Add(MakeResourceOptions(options, runtime));
        if (!isProvider && !isComponent)
            members.Add($$"""
                public static {{name}} Get(string name, Input<string> id, CustomResourceOptions? options = null)
                {
                    return new {{name}}(name, id, options);
                }
                """);

        var type = isProvider ? "pulumi:providers:" + token : token;
        var attribute = package.Root[(package.Root.IndexOf('.') + 1)..] + "ResourceType";
        return CSharp.Block($"[{attribute}(\"{type}\")]\npublic partial class {name} : {baseClass}", members, "\n\n");
    }

    public string Function(string name, bool hasArguments, Runtime runtime)
    {
        var token = package.Token(runtime.FunctionToken);
        string Method(string result, string method, string arguments, string options)
        {
            var parameters = hasArguments ? $"{arguments} args, {options}" : options;
            var passed = hasArguments ? $"args ?? new {arguments}()" : "InvokeArgs.Empty";
            return $"public static {result} {method}({parameters})\n    => global::Pulumi.Deployment.Instance"
                + $".{method}<{name}Result>(\"{token}\", {passed}, options.WithDefaults(){registration});";
        }

        return CSharp.Block($"public static class {name}", [
            Method($"Task<{name}Result>", "InvokeAsync", $"{name}Args", "InvokeOptions? options = null"),
            Method($"Output<{name}Result>", "Invoke", $"{name}InvokeArgs", "InvokeOptions? options = null"),
            Method($"Output<{name}Result>", "Invoke", $"{name}InvokeArgs", "InvokeOutputOptions options"),
        ], "\n\n");
    }

    private string MakeResourceOptions(string options, Runtime runtime)
    {
        List<string> settings = ["Version = Utilities.Version,"];
        var aliases = runtime.Aliases.Where(alias => package.IsLocal || !IsVersioned(alias)).ToList();
        if (package.IsLocal && !aliases.Contains(runtime.ResourceToken) && runtime.ResourceToken.Contains(':', StringComparison.Ordinal))
            aliases.Add(runtime.ResourceToken);
        if (aliases.Count > 0)
            settings.Add(CSharp.Block("Aliases =", aliases.Select(alias => $"new global::Pulumi.Alias {{ Type = \"{alias}\" }},")) + ",");
        if (runtime.SecretOutputs.Any())
            settings.Add(CSharp.Block("AdditionalSecretOutputs =", runtime.SecretOutputs.Select(output => $"\"{output}\",")) + ",");
        return CSharp.Block($"private static {options} MakeResourceOptions({options}? options, Input<string>? id)", [
            CSharp.Block($"var defaultOptions = new {options}", settings) + ";",
            $"var merged = {options}.Merge(defaultOptions, options);",
            "merged.Id = id ?? merged.Id;",
            "return merged;",
        ]);
    }

    // azure-native:dns/v20180501:RecordSet names one API version; no state of this program can hold it.
    private static bool IsVersioned(string alias) => alias.Contains("/v", StringComparison.Ordinal);
}
