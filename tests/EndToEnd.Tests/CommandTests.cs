using System.Text.Json.Nodes;

namespace GatewayStack.EndToEnd.Tests;

/// <summary>The command as a person or a CI job starts it.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task Every_problem_of_a_stack_file_is_said_at_once_with_its_place_and_nothing_else()
    {
        using var project = new TemporaryProject()
            .Replace("tier: Standard", "tier: Gold")
            .Replace("maxCount: 3", "maxcount: 3")
            .Replace("[httpbin]", "[\"under_score\"]");
        var run = await project.PlanAsync();

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Equal(
            """
            error: Pulumi.dev.yaml:21:5: gateway-stack:cluster.tier: is not one of the values this setting takes (value: Gold); use one of Free, Standard, Premium
            error: Pulumi.dev.yaml:29:7: gateway-stack:cluster.nodePool.maxcount: there is no such setting; did you mean 'maxCount'?
            error: Pulumi.dev.yaml:55:19: gateway-stack:routes.httpbin.hostnames[0]: is not of the form this setting takes (value: under_score); use a host name; relative to the domain where it has no dot

            """.ReplaceLineEndings("\n"), run.Error.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("plam", "Unrecognized command or argument 'plam'.")]
    [InlineData("plan --format xml", "Argument 'xml' not recognized.")]
    [InlineData("plan --stack dve", "did you mean 'dev'?")]
    [InlineData("plan --project /nowhere", "Pulumi.yaml cannot be read")]
    public async Task A_wrong_command_line_is_answered_in_a_sentence(string arguments, string message)
    {
        var run = await Run.ProcessAsync(Run.Gateway, arguments.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_is_no_command_is_one_mistake()
    {
        var run = await Run.ProcessAsync(Run.Gateway, ["plam"]);

        Assert.Equal("error: Unrecognized command or argument 'plam'.\nRun gateway --help to see what there is.\n", run.Error.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("--output", "", "it is a folder; name a file in it")]
    [InlineData("--output", "Pulumi.yaml/plan.txt", "something is in the way")]
    [InlineData("--out", "Pulumi.yaml", "something is in the way")]
    public async Task What_cannot_be_written_is_said_in_a_sentence(string option, string path, string reason)
    {
        using var project = new TemporaryProject();

        var run = await project.PlanAsync(option, Path.Combine(project.Folder, path));

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"error: {option}: {project.Folder}", run.Error, StringComparison.Ordinal);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_no_defect_of_the_command()
    {
        if (!File.Exists("/dev/full"))
            return;
        var run = await Run.ProcessAsync("/bin/sh", ["-c", $"'{Run.Gateway}' plan --stack dev > /dev/full"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("error: the output cannot be written: it is closed, or the disk is full\n", run.Error);
    }

    [Fact]
    public async Task The_JSON_of_a_plan_is_JSON()
    {
        var run = await Run.ProcessAsync(Run.Gateway, ["plan", "--stack", "dev", "--format", "json"]);

        Assert.Equal("dev", JsonNode.Parse(run.Output)!["stack"]!.GetValue<string>());
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task A_pipe_gets_no_colours_unless_they_are_asked_for()
    {
        var plain = await Run.ProcessAsync(Run.Gateway, ["plan", "--stack", "dev"]);
        var coloured = await Run.ProcessAsync(Run.Gateway, ["plan", "--stack", "dev"], environment: new Dictionary<string, string?> { ["FORCE_COLOR"] = "1" });

        Assert.DoesNotContain("\e[", plain.Output, StringComparison.Ordinal);
        Assert.Contains("\e[32m+\e[0m", coloured.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stack_can_come_from_the_environment()
    {
        using var project = new TemporaryProject();
        File.Move(Path.Combine(project.Folder, "Pulumi.dev.yaml"), Path.Combine(project.Folder, "Pulumi.blue.yaml"));
        File.WriteAllText(Path.Combine(project.Folder, "Pulumi.red.yaml"), "");
        var run = await Run.ProcessAsync(
            Run.Gateway, ["plan", "--project", project.Folder], environment: new Dictionary<string, string?> { ["PULUMI_STACK"] = "blue" });

        Assert.StartsWith("Plan of stack blue ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_inputs_are_shown_on_request_and_secrets_even_then_not()
    {
        var run = await Run.ProcessAsync(Run.Gateway, ["plan", "--stack", "dev", "--show", "inputs"]);

        Assert.Contains("\"enableRbacAuthorization\": true", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"kubeconfig\": \"[secret]\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reference_of_the_settings_is_the_one_in_the_docs()
    {
        var run = await Run.ProcessAsync(Run.Gateway, ["settings"]);

        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Run.Repository, "docs", "settings.md"), TestContext.Current.CancellationToken), run.Output);
    }

    [Fact]
    public async Task A_program_that_is_run_without_the_engine_says_that_it_cannot_deploy()
    {
        var run = await Run.ProcessAsync("dotnet", [Path.Combine(Run.Repository, "artifacts", "offline", "bin", "GatewayStack.Infra", "debug", "GatewayStack.Infra.dll")]);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("PulumiSdk=official", run.Error, StringComparison.Ordinal);
    }
}
