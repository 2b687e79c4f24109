namespace GatewayStack.EndToEnd.Tests;

/// <summary><c>gateway new</c> where nobody is there to answer, as in CI.</summary>
public sealed class NewCommandTests : IDisposable
{
    private readonly TemporaryProject _project = new();

    [Fact]
    public async Task A_new_stack_can_be_planned_and_what_to_do_next_is_said()
    {
        var run = await NewAsync("qa", "--domain", "qa.example.com", "--vault", "kv-gateway-qa", "--set", "cluster.tier=Premium");
        var plan = await _project.PlanAsync("--stack", "qa");

        Assert.Equal("", run.Error);
        Assert.Equal("Pulumi.qa.yaml written: 35 resources, 0 findings. Next:\n  pulumi stack init qa\n  ./gateway plan --stack qa\n", run.Output);
        Assert.Contains("aks-gateway-stack-qa, Kubernetes 1.35, Premium", plan.Output, StringComparison.Ordinal);
        Assert.Contains("echo.qa.example.com A", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_exists_is_not_overwritten()
    {
        var run = await NewAsync("dev", "--domain", "qa.example.com", "--vault", "kv-gateway-qa");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Pulumi.dev.yaml exists, and is not overwritten; use another name, or delete it", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_planned_is_not_written()
    {
        var run = await NewAsync("qa", "--domain", "qa.example.com", "--vault", "kv--qa");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error: Pulumi.qa.yaml:", run.Error, StringComparison.Ordinal);
        Assert.Contains("gateway-stack:vault.name: is not of the form this setting takes (value: kv--qa)", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_project.Folder, "Pulumi.qa.yaml")));
    }

    [Fact]
    public async Task What_is_missing_is_said_at_once_with_the_options_that_give_it()
    {
        var run = await NewAsync("qa");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            "error: a new stack needs its DNS domain and the name of its Key Vault, unique in all of Azure; "
            + "add --domain qa.example.com and --vault kv-gateway-qa, or run it on a terminal, where it asks\n", run.Error);
    }

    public void Dispose() => _project.Dispose();

    private Task<Run> NewAsync(string name, params string[] arguments) =>
        Run.ProcessAsync(Run.Gateway, ["new", name, "--from", "dev", "--project", _project.Folder, .. arguments]);
}
