using System.Text.Json.Nodes;

namespace GatewayStack.EndToEnd.Tests;

/// <summary><c>gateway check</c> and <c>gateway explain</c>.</summary>
public sealed class CheckCommandTests
{
    private static readonly Dictionary<string, string?> August2026 = new() { ["SOURCE_DATE_EPOCH"] = "1785542400" };

    private static Task<Run> GatewayAsync(params IEnumerable<string> arguments) => Run.ProcessAsync(Run.Gateway, arguments, environment: August2026);

    private static string Fixture(string name) => Path.Combine("tests", "fixtures", name + ".yaml");

    [Fact]
    public async Task A_file_with_a_mistake_is_told_with_place_and_fix_and_exit_code_1()
    {
        var run = await GatewayAsync("check", "-f", Fixture("GW023"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error GW023 Redirect that never ends\n  tests/fixtures/GW023.yaml:", run.Output.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.Contains("  fix: set sectionName of its parentRef to the HTTP listener\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error", 0)]
    [InlineData("warning", 1)]
    [InlineData("info", 1)]
    public async Task The_exit_code_follows_the_severity_that_is_asked_for(string severity, int code) =>
        Assert.Equal(code, (await GatewayAsync("check", "--stack", "dev", "--fail-on", severity)).ExitCode);

    [Fact]
    public async Task Production_passes_whatever_is_asked_for() => Assert.Equal(0, (await GatewayAsync("check", "--stack", "prod", "--fail-on", "info")).ExitCode);

    [Fact]
    public async Task A_version_of_Kubernetes_decides_what_files_may_use()
    {
        Assert.Equal(1, (await GatewayAsync("check", "-f", Fixture("GW039"), "--kubernetes", "1.35")).ExitCode);
        Assert.Equal(0, (await GatewayAsync("check", "-f", Fixture("GW039"), "--kubernetes", "1.36")).ExitCode);
    }

    [Fact]
    public async Task Settings_that_cannot_be_used_are_findings_like_others()
    {
        using var project = new TemporaryProject().Replace("kubernetesVersion: \"1.35\"", "kubernetesVersion: \"1.3\"");
        var run = await GatewayAsync("check", "--project", project.Folder, "--format", "json");
        var finding = Assert.Single(JsonNode.Parse(run.Output)!["findings"]!.AsArray())!;

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("GW000", (string?)finding["id"]);
        Assert.Equal("gateway-stack:cluster.kubernetesVersion", (string?)finding["key"]);
        Assert.True((int)finding["line"]! > 1);
    }

    [Fact]
    public async Task A_file_that_is_not_YAML_is_a_finding_and_the_others_are_checked()
    {
        using var project = new TemporaryProject();
        await File.WriteAllTextAsync(Path.Combine(project.Folder, "broken.yaml"), "kind: [", TestContext.Current.CancellationToken);
        var run = await GatewayAsync("check", "-f", Path.Combine(project.Folder, "broken.yaml"), Fixture("GW001"), "--format", "json");

        Assert.Equal(["GW000", "GW001"], JsonNode.Parse(run.Output)!["findings"]!.AsArray().Select(f => (string?)f!["id"]));
    }

    [Fact]
    public async Task SARIF_names_files_relative_to_where_the_command_runs()
    {
        var run = await GatewayAsync("check", "--project", "examples", "--stack", "app-routing", "--format", "sarif");
        var result = JsonNode.Parse(run.Output)!["runs"]![0]!["results"]![0]!;

        Assert.Equal("examples/Pulumi.app-routing.yaml", (string?)result["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]);
    }

    [Fact]
    public async Task Explain_says_what_a_check_finds_and_where_to_read_on()
    {
        var run = await GatewayAsync("explain", "gw023");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("GW023 Redirect that never ends (error)\n\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("docs/checks.md#gw023\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_of_a_check_that_does_not_exist_suggests_one()
    {
        var run = await GatewayAsync("explain", "GW0233");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("there is no check 'GW0233'; did you mean GW023?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_checks_is_the_one_explain_writes()
    {
        var run = await GatewayAsync("explain", "--format", "markdown");

        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Run.Repository, "docs", "checks.md"), TestContext.Current.CancellationToken), run.Output);
    }
}
