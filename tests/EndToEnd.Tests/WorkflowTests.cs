using System.Text.RegularExpressions;

namespace GatewayStack.EndToEnd.Tests;

/// <summary>The workflows that are ready to copy: what they may do, and whether what they run exists.</summary>
public sealed partial class WorkflowTests
{
    [Fact]
    public void Each_workflow_says_what_its_token_may_do_and_starts_from_reading_at_most()
    {
        foreach (var file in Workflows.GitHub)
        {
            var permissions = Workflows.Read(file).Find("permissions");
            Assert.True(permissions is not null, $"{file} declares no permissions");
            Assert.All(permissions.Entries(), p => Assert.Equal("contents: read", $"{p.Key}: {p.Value}"));
        }
    }

    [Fact]
    public void Each_job_has_a_time_limit_unless_it_calls_another_workflow()
    {
        foreach (var file in Workflows.GitHub)
            Assert.All(Workflows.Read(file).Find("jobs").Entries(), job => Assert.True(job.Value.Find("timeout-minutes") is not null || job.Value.Find("uses") is not null, $"{file}: {job.Key}"));
    }

    [Fact]
    public void Each_action_is_pinned_by_its_commit_with_the_version_beside_it()
    {
        var pins = Workflows.GitHub.SelectMany(File.ReadAllLines).Where(l => l.Contains("uses:", StringComparison.Ordinal) && !l.Contains("uses: ./", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(pins);
        Assert.All(pins, pin => Assert.Matches(Pinned(), pin));
        // One version of an action throughout.
        Assert.All(pins.Select(p => Pinned().Match(p)).GroupBy(p => p.Groups["action"].Value), action => Assert.Single(action.Select(p => p.Groups["commit"].Value).Distinct()));
    }

    [Fact]
    public void Workflows_that_are_called_exist() => Assert.All(
        Workflows.GitHub.SelectMany(f => Workflows.Values(Workflows.Read(f), "uses")).Where(u => u.StartsWith("./", StringComparison.Ordinal)),
        used => Assert.True(File.Exists(Path.Combine(Run.Repository, used)), used));

    [Fact]
    public void What_runs_the_code_of_a_pull_request_has_no_secret_and_cannot_write()
    {
        var report = Workflows.GitHubFile("report.yml");
        var text = File.ReadAllText(Path.Combine(Run.Repository, ".github", "workflows", "report.yml"));

        Assert.Equal(["pull_request"], report.Find("on").Entries().Select(e => e.Key));
        Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("github.token", text, StringComparison.Ordinal);
        Assert.DoesNotContain(": write", text, StringComparison.Ordinal);
        Assert.All(report.Find("jobs").Entries(), job => Assert.Null(job.Value.Find("permissions")));
    }

    [Fact]
    public void What_may_write_comments_runs_no_code_of_a_pull_request()
    {
        var text = File.ReadAllText(Path.Combine(Run.Repository, ".github", "workflows", "comment.yml"));

        Assert.Equal(["workflow_run"], Workflows.GitHubFile("comment.yml").Find("on").Entries().Select(e => e.Key));
        Assert.DoesNotContain("actions/checkout", text, StringComparison.Ordinal);
        Assert.DoesNotContain("./gateway", text, StringComparison.Ordinal);
        Assert.Empty(Workflows.Values(Workflows.GitHubFile("comment.yml"), "run"));
        Assert.Contains(Workflows.GitHubFile("report.yml").Find("name")!.ToString(), Workflows.GitHubFile("comment.yml").Find("on", "workflow_run", "workflows")!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_workflow_runs_with_the_rights_of_the_base_on_the_code_of_a_pull_request() =>
        Assert.All(Workflows.GitHub, file => Assert.DoesNotContain("pull_request_target", File.ReadAllText(file), StringComparison.Ordinal));

    [Fact]
    public void No_secret_is_stored_anywhere() =>
        Assert.All(Workflows.All, file => Assert.DoesNotMatch(StoredSecret(), File.ReadAllText(file)));

    [Fact]
    public void What_an_attacker_names_is_not_pasted_into_a_script() => Assert.All(
        Workflows.GitHub.SelectMany(f => Workflows.Values(Workflows.Read(f), "run").Concat(Workflows.Values(Workflows.Read(f), "script"))),
        script => Assert.DoesNotContain("${{", script, StringComparison.Ordinal));

    [Fact]
    public void The_files_of_Azure_DevOps_and_GitLab_are_YAML_and_name_scripts_that_exist()
    {
        foreach (var file in (string[])["azure-pipelines.yml", "azure-devops-steps.yml", ".gitlab-ci.yml"])
        {
            var path = Path.Combine(Run.Repository, "pipelines", file);
            _ = Workflows.Read(path);
            Assert.All(Script().Matches(File.ReadAllText(path)), script => Assert.True(File.Exists(Path.Combine(Run.Repository, script.Value)), $"{file}: {script.Value}"));
        }
    }

    [Fact]
    public async Task Each_gateway_command_and_option_that_a_workflow_uses_exists()
    {
        var used = Workflows.All.SelectMany(Workflows.GatewayCommands)
            .GroupBy(c => c.Command, c => c.Options, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.SelectMany(o => o).Distinct(StringComparer.Ordinal).ToList());
        Assert.Equal(["check", "diff", "plan", "settings"], used.Keys.Order(StringComparer.Ordinal));

        var commands = (await Run.ProcessAsync(Run.Gateway, ["--help"])).Output;
        if (used.Keys.FirstOrDefault(c => !Regex.IsMatch(commands, $@"^\s+{c}\b", RegexOptions.Multiline)) is { } missing)
            Assert.Skip($"this gateway has no command '{missing}' yet, which the workflows use");
        foreach (var (command, options) in used)
        {
            var help = await Run.ProcessAsync(Run.Gateway, [command, "--help"]);
            Assert.True(help.ExitCode == 0, $"gateway {command}: {help.Error}");
            Assert.All(options, option => Assert.True(Regex.IsMatch(help.Output, $@"(^|[\s,]){Regex.Escape(option)}\b", RegexOptions.CultureInvariant), $"gateway {command} has no {option}"));
        }
    }

    [GeneratedRegex(@"uses: (?<action>[\w.-]+/[\w./-]+)@(?<commit>[0-9a-f]{40}) # v\d+(\.\d+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Pinned();

    [GeneratedRegex(@"secrets\.|client-secret|CLIENT_SECRET|PULUMI_ACCESS_TOKEN|PULUMI_CONFIG_PASSPHRASE|AZURE_CREDENTIALS", RegexOptions.CultureInvariant)]
    private static partial Regex StoredSecret();

    [GeneratedRegex(@"pipelines/[\w.-]+\.(sh|yml|jq)", RegexOptions.CultureInvariant)]
    private static partial Regex Script();
}
