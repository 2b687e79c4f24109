namespace GatewayStack.EndToEnd.Tests;

public sealed class DeterminismTests
{
    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    [InlineData("html")]
    public async Task The_same_stack_file_gives_the_same_bytes_in_any_culture_and_time_zone(string format)
    {
        var plain = await Run.ProcessAsync(Run.Gateway, ["plan", "--stack", "dev", "--format", format]);
        var abroad = await Run.ProcessAsync(Run.Gateway, ["plan", "--stack", "dev", "--format", format], environment: new Dictionary<string, string?>
        {
            ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0",
            ["LC_ALL"] = "tr_TR.UTF-8",
            ["LANG"] = "tr_TR.UTF-8",
            ["TZ"] = "Pacific/Chatham",
        });

        Assert.Equal(0, plain.ExitCode);
        Assert.Equal(plain.Output, abroad.Output);
    }

    [Fact]
    public async Task Writing_the_manifests_again_changes_no_byte_and_leaves_other_files_alone()
    {
        using var project = new TemporaryProject();
        var folder = Path.Combine(project.Folder, "out");
        await project.PlanAsync("--out", folder);
        var first = Read(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "kubernetes", "mine.yaml"), "mine", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "kubernetes", "099-gone.yaml"), "stale", TestContext.Current.CancellationToken);
        await project.PlanAsync("--out", folder);
        var second = Read(folder);

        Assert.Equal("mine", second["kubernetes/mine.yaml"]);
        second.Remove("kubernetes/mine.yaml");
        Assert.Equal(first, second);
    }

    private static SortedDictionary<string, string> Read(string folder) => new(
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText), StringComparer.Ordinal);
}
