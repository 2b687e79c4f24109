namespace GatewayStack.EndToEnd.Tests;

/// <summary>The JSON Schema of stack files, checked by somebody else's validator.</summary>
public sealed class SchemaTests
{
    private const string Validate = """
        import json, sys, yaml, jsonschema
        schema = json.load(open(sys.argv[1]))
        jsonschema.Draft7Validator.check_schema(schema)
        for error in jsonschema.Draft7Validator(schema).iter_errors(yaml.safe_load(open(sys.argv[2]))):
            print('.'.join(str(step) for step in error.path))
        """;

    [Fact]
    public async Task The_schema_of_stack_files_is_the_one_in_the_docs()
    {
        var run = await Run.ProcessAsync(Run.Gateway, ["config", "schema"]);

        Assert.Equal(await File.ReadAllTextAsync(SchemaFile, TestContext.Current.CancellationToken), run.Output);
    }

    public static TheoryData<string> StackFiles =>
    [
        .. Directory.EnumerateFiles(Run.Repository, "Pulumi.*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal),
        .. Directory.EnumerateFiles(Path.Combine(Run.Repository, "examples"), "Pulumi.*.yaml").Select(f => $"examples/{Path.GetFileName(f)}").Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(StackFiles))]
    public async Task A_shipped_stack_file_names_the_schema_and_keeps_to_it(string name)
    {
        var file = Path.Combine(Run.Repository, name);
        var schema = Path.GetRelativePath(Path.GetDirectoryName(file)!, SchemaFile).Replace('\\', '/');

        Assert.StartsWith($"# yaml-language-server: $schema={schema}\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("", await ErrorsAsync(file));
    }

    [Theory]
    [InlineData("tier: Standard", "tier: Gold", "config.gateway-stack:cluster.tier")]
    [InlineData("maxCount: 3", "maxcount: 3", "config.gateway-stack:cluster.nodePool")]
    [InlineData("\"1.35\"", "1.35", "config.gateway-stack:cluster.kubernetesVersion")]
    [InlineData("gateway-stack:domain: example.com", "gateway-stack:domian: example.com", "config")]
    public async Task A_mistake_is_found_where_it_is(string text, string by, string place)
    {
        using var project = new TemporaryProject().Replace(text, by);

        Assert.Equal(place, (await ErrorsAsync(Path.Combine(project.Folder, "Pulumi.dev.yaml"))).Trim());
    }

    private static string SchemaFile => Path.Combine(Run.Repository, "docs", "stack.schema.json");

    private static async Task<string> ErrorsAsync(string file)
    {
        try
        {
            var run = await Run.ProcessAsync("python3", ["-W", "ignore", "-c", Validate, SchemaFile, file]);
            if (run.Error.Contains("ModuleNotFoundError", StringComparison.Ordinal))
                Assert.Skip("Needs Python's jsonschema and yaml: pip install jsonschema pyyaml");
            Assert.Equal("", run.Error);
            return run.Output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Needs python3 with jsonschema and yaml: pip install jsonschema pyyaml");
            throw;
        }
    }
}
