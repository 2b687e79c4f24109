using GatewayStack.Planning.Configuration;

namespace GatewayStack.Planning.Tests;

public sealed class StackFileTests
{
    private const string Project = "name: gateway-stack\nruntime: dotnet\n";

    [Fact]
    public void Scalars_are_text_and_structures_are_JSON()
    {
        using var project = Projects.With(("Pulumi.yaml", Project), ("Pulumi.dev.yaml", """
            config:
              azure-native:location: eastus
              domain: example.com
              gateway-stack:wait: { gateway: 15m, retries: 3, on: true, version: "1.30", nothing: }
              gateway-stack:list: [a, "2", 3]
            """));
        var values = StackFile.Read(project.Folder, "dev").Values;

        Assert.Equal("eastus", values["azure-native:location"]);
        Assert.Equal("example.com", values["gateway-stack:domain"]);
        Assert.Equal("""{"gateway":"15m","retries":3,"on":true,"version":"1.30","nothing":null}""", values["gateway-stack:wait"]);
        Assert.Equal("""["a","2",3]""", values["gateway-stack:list"]);
    }

    [Fact]
    public void What_is_encrypted_is_a_secret_and_not_read()
    {
        using var project = Projects.With(("Pulumi.yaml", Project), ("Pulumi.dev.yaml", """
            encryptionsalt: v1:abc
            config:
              gateway-stack:token: { secure: v1:cipher }
              gateway-stack:certificates:
                - { name: web, pfx: { file: web.pfx, password: { secure: v1:cipher } } }
            """));
        var file = StackFile.Read(project.Folder, "dev");

        Assert.Equal("[secret]", file.Values["gateway-stack:token"]);
        Assert.Equal("""[{"name":"web","pfx":{"file":"web.pfx","password":"[secret]"}}]""", file.Values["gateway-stack:certificates"]);
        Assert.Equal(["gateway-stack:token", "gateway-stack:certificates"], file.SecretKeys);
    }

    [Fact]
    public void Defaults_of_the_project_hold_unless_the_stack_sets_the_key()
    {
        using var project = Projects.With(
            ("Pulumi.yaml", Project + "config:\n  gateway-stack:domain: { type: string, default: example.org }\n  other: { value: 5 }\n"),
            ("Pulumi.dev.yaml", "config:\n  gateway-stack:other: 6\n"));
        var values = StackFile.Read(project.Folder, "dev").Values;

        Assert.Equal("example.org", values["gateway-stack:domain"]);
        Assert.Equal("6", values["gateway-stack:other"]);
    }

    [Theory]
    [InlineData("gateway-stack:cluster", "Pulumi.dev.yaml:2:3")]
    [InlineData("gateway-stack:cluster.nodePool.count", "Pulumi.dev.yaml:4:7")]
    [InlineData("gateway-stack:list[1].name", "Pulumi.dev.yaml:7:7")]
    [InlineData("gateway-stack:cluster.nodePool.missing", "Pulumi.dev.yaml:3:5")]
    [InlineData("gateway-stack:missing", "Pulumi.dev.yaml")]
    [InlineData("gateway-stack:map[\"a.b\"].c", "Pulumi.dev.yaml:9:14")]
    public void Every_setting_has_a_place(string key, string place)
    {
        using var project = Projects.With(("Pulumi.yaml", Project), ("Pulumi.dev.yaml", """
            config:
              gateway-stack:cluster:
                nodePool:
                  count: 3
              gateway-stack:list:
                - name: one
                - name: two
              gateway-stack:map:
                "a.b": { c: 1 }
            """));

        Assert.Equal(place, StackFile.Read(project.Folder, "dev").PlaceOf(key));
    }

    [Fact]
    public void A_stack_that_does_not_exist_is_answered_with_the_one_that_was_meant()
    {
        using var project = Projects.With(("Pulumi.yaml", Project), ("Pulumi.staging.yaml", ""));

        var error = Assert.Throws<ProjectException>(() => StackFile.Read(project.Folder, "stagign"));

        Assert.Equal($"there is no stack 'stagign': Pulumi.stagign.yaml does not exist in {project.Folder}; did you mean 'staging'?", error.Message);
    }

    [Fact]
    public void What_is_not_YAML_is_an_error_with_its_place()
    {
        using var project = Projects.With(("Pulumi.yaml", Project), ("Pulumi.dev.yaml", "config:\n  a: [1,\n"));

        var error = Assert.Throws<ProjectException>(() => StackFile.Read(project.Folder, "dev"));

        Assert.StartsWith("Pulumi.dev.yaml:3:1: is not YAML", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("just text")]
    [InlineData("- config")]
    public void What_is_no_map_is_an_error(string text)
    {
        using var project = Projects.With(("Pulumi.yaml", Project), ("Pulumi.dev.yaml", text));

        var error = Assert.Throws<ProjectException>(() => StackFile.Read(project.Folder, "dev"));

        Assert.Equal("Pulumi.dev.yaml:1:1: is not a map; write 'config:' and below it one 'key: value' line each", error.Message);
    }
}
