namespace GatewayStack.EndToEnd.Tests;

/// <summary>The launcher publishes the command once; it is started here from elsewhere, through a link.</summary>
public sealed class LauncherTests
{
    [Fact]
    public async Task It_works_from_another_folder_and_through_a_link_and_prints_the_plan_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "gateway.cmd is started by cmd.exe; links need a privilege there");
        using var project = new TemporaryProject();
        var link = Path.Combine(project.Folder, "gw");
        File.CreateSymbolicLink(link, Path.Combine(Run.Repository, "gateway"));

        await Run.ProcessAsync(link, ["--version"], project.Folder);
        var run = await Run.ProcessAsync(link, ["plan"], project.Folder);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Plan of stack dev ", run.Output, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
    }
}
