namespace GatewayStack.EndToEnd.Tests;

public sealed class PulumiSdkTests
{
    [Fact]
    public async Task A_build_started_in_infra_as_the_Pulumi_CLI_does_is_official() =>
        Assert.Equal("official", await SdkAsync("infra"));

    [Theory]
    [InlineData("")]
    [InlineData("components")]
    [InlineData("tests/Infra.Tests")]
    public async Task Every_other_build_is_offline(string room) => Assert.Equal("offline", await SdkAsync(room));

    [Fact]
    public async Task An_explicit_value_wins() => Assert.Equal("offline", await SdkAsync("infra", "-p:PulumiSdk=offline"));

    [Fact]
    public async Task So_does_the_environment() =>
        Assert.Equal("official", await SdkAsync("components", new Dictionary<string, string?> { ["PulumiSdk"] = "official" }));

    [Fact]
    public async Task Another_value_is_an_error_that_names_the_two()
    {
        var run = await Run.ProcessAsync("dotnet", ["build", "infra", "-p:PulumiSdk=latest", "--nologo"]);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("PulumiSdk is 'latest'; it can be 'official' (the Pulumi packages) or 'offline' (the projects in offline/).", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_official_build_leaves_the_lock_files_of_the_offline_one_alone()
    {
        var run = await Run.ProcessAsync("dotnet", ["build", "infra", "-p:PulumiSdk=official", "-getProperty:NuGetLockFilePath"]);

        Assert.StartsWith(Path.Combine(Run.Repository, "artifacts", "official"), run.Output.Trim(), StringComparison.Ordinal);
    }

    private static Task<string> SdkAsync(string room, params string[] arguments) => SdkAsync(room, new Dictionary<string, string?>(), arguments);

    private static async Task<string> SdkAsync(string room, Dictionary<string, string?> environment, params string[] arguments)
    {
        var directory = Path.Combine(Run.Repository, room);
        var project = Directory.GetFiles(directory, "*.csproj").FirstOrDefault() ?? Path.Combine(Run.Repository, "infra", "GatewayStack.Infra.csproj");
        var run = await Run.ProcessAsync("dotnet", ["build", project, "-getProperty:PulumiSdk", .. arguments], directory, environment);
        return run.Output.Trim();
    }
}
