using GatewayStack.Infra.Configuration;

namespace GatewayStack.Planning.Tests;

public sealed class PolicyTests
{
    private static readonly string Example = Path.Combine(Projects.Repository, "policies", "Example");

    private const string Good = """
        using GatewayStack.Planning;
        using GatewayStack.Planning.Policies;

        public sealed class NoShop : IPolicy
        {
            public IEnumerable<PolicyViolation> Check(Plan plan) => plan.Resources
                .Where(r => r.Name == "shop").Select(r => new PolicyViolation("X1", r.Name, "is a shop", "close it", Severity.Warning));
        }
        """;

    private const string Failing = """
        using GatewayStack.Planning;
        using GatewayStack.Planning.Policies;

        public sealed class Fails : IPolicy
        {
            public IEnumerable<PolicyViolation> Check(Plan plan) => [new(int.Parse("x").ToString(), "", "", "")];
        }
        """;

    [Fact]
    public async Task The_example_finds_resources_without_the_tag_and_host_names_that_are_not_ours()
    {
        using var project = Own(
            ("ResourcesAreTagged.cs", File.ReadAllText(Path.Combine(Example, "ResourcesAreTagged.cs"))),
            ("PublicNamesAreOurs.cs", File.ReadAllText(Path.Combine(Example, "PublicNamesAreOurs.cs")).Replace("\"example.com\", ", "", StringComparison.Ordinal)));
        var findings = (await Plans.OfAsync(project.Folder, "dev")).Findings;

        Assert.Contains(new("ORG001", Severity.Error, "vault", "has no tag costCenter", "add costCenter to gateway-stack:tags"), findings);
        Assert.Contains(new("ORG002", Severity.Error, "shop", "serves shop.example.com, which is not below example.net", "use a host name of ours, or ask the security team"), findings);
    }

    [Fact]
    public async Task A_project_is_built_once_and_again_when_it_changes_and_its_assembly_can_be_named_too()
    {
        using var project = Own(("NoShop.cs", Good), ("Fails.cs", Failing));
        var findings = (await Plans.OfAsync(project.Folder, "dev")).Findings;
        Assert.Contains(new("X1", Severity.Warning, "shop", "is a shop", "close it"), findings);
        Assert.Contains(findings, f => f is { Id: "POLICY", Severity: Severity.Error, Where: "Fails", Fix: "correct Fails.Check" }
            && f.Message.StartsWith("the policy failed: FormatException: ", StringComparison.Ordinal));
        var first = Assert.Single(Builds(project));

        using var other = Projects.Minimal();
        AddPolicy(other, Path.Combine(first, "own.dll"));
        Assert.Single((await Plans.OfAsync(other.Folder, "dev")).Findings, f => f.Id == "X1");
        var built = Directory.GetCreationTimeUtc(first);
        _ = await Plans.OfAsync(project.Folder, "dev");
        Assert.Equal(built, Directory.GetCreationTimeUtc(Assert.Single(Builds(project))));

        File.WriteAllText(Path.Combine(project.Folder, "own", "NoShop.cs"), Good.Replace("X1", "X2", StringComparison.Ordinal));
        Assert.Single((await Plans.OfAsync(project.Folder, "dev")).Findings, f => f.Id == "X2");
        Assert.NotEqual(first, Assert.Single(Builds(project)));
    }

    [Fact]
    public async Task What_the_compiler_says_is_said()
    {
        using var project = Own(("NoShop.cs", Good.Replace("Where(r", "Were(r", StringComparison.Ordinal)));

        var problem = Assert.Single((await Assert.ThrowsAsync<SettingsException>(() => Plans.OfAsync(project.Folder, "dev"))).Problems);
        Assert.Equal("gateway-stack:policies[0]", problem.Key);
        Assert.StartsWith("does not build: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains("NoShop.cs(7,10): error CS1061", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rules/None.csproj", "gateway-stack:policies[0]: does not exist (value: rules/None.csproj); correct the path, which is relative to Pulumi.yaml")]
    [InlineData("Pulumi.yaml", "gateway-stack:policies[0]: is neither a project nor an assembly (value: Pulumi.yaml); use the path of a .csproj or a .dll, relative to Pulumi.yaml")]
    public async Task A_path_that_is_no_policy_is_named(string path, string message)
    {
        using var project = Projects.Minimal();
        AddPolicy(project, path);

        Assert.Equal([message], (await Assert.ThrowsAsync<SettingsException>(() => Plans.OfAsync(project.Folder, "dev"))).Problems.Select(p => p.ToString()));
    }

    [Fact]
    public async Task An_assembly_without_policies_is_refused()
    {
        using var project = Projects.Minimal();
        AddPolicy(project, typeof(YamlDotNet.Core.Parser).Assembly.Location);

        Assert.Equal("has no public class that implements IPolicy and has a constructor without parameters",
            Assert.Single((await Assert.ThrowsAsync<SettingsException>(() => Plans.OfAsync(project.Folder, "dev"))).Problems).Message);
    }

    /// <summary>The smallest stack, with a project of policies beside it.</summary>
    private static Projects Own(params ReadOnlySpan<(string Name, string Content)> sources)
    {
        var project = Projects.Minimal();
        var folder = Directory.CreateDirectory(Path.Combine(project.Folder, "own")).FullName;
        File.WriteAllText(Path.Combine(folder, "own.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="GatewayStack.Planning" HintPath="$(GatewayStackDirectory)/GatewayStack.Planning.dll" Private="false" />
              </ItemGroup>
            </Project>
            """);
        foreach (var (name, content) in sources)
            File.WriteAllText(Path.Combine(folder, name), content);
        AddPolicy(project, "own/own.csproj");
        return project;
    }

    private static void AddPolicy(Projects project, string path) =>
        File.AppendAllText(Path.Combine(project.Folder, "Pulumi.dev.yaml"), $"\n  gateway-stack:policies: ['{path}']\n");

    private static string[] Builds(Projects project) => Directory.GetDirectories(Path.Combine(project.Folder, "artifacts", "policies"));
}
