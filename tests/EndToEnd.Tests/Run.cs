using System.Diagnostics;

namespace GatewayStack.EndToEnd.Tests;

/// <summary>A process that has ended.</summary>
internal sealed record Run(int ExitCode, string Output, string Error)
{
    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The command as the build leaves it.</summary>
    public static string Gateway { get; } = Path.Combine(
        Repository, "artifacts", "offline", "bin", "GatewayStack.Cli", "debug", OperatingSystem.IsWindows() ? "gateway.exe" : "gateway");

    public static async Task<Run> ProcessAsync(
        string program, IEnumerable<string> arguments, string? directory = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        using var process = Process.Start(StartOf(program, arguments, directory, environment))!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>A process outside of the build and the command that the tests themselves run under.</summary>
    public static ProcessStartInfo StartOf(
        string program, IEnumerable<string> arguments, string? directory = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory ?? Repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var inherited in (string[])["PulumiSdk", "PULUMI_STACK", "MSBuildSDKsPath", "MSBUILD_EXE_PATH", "DOTNET_HOST_PATH", "GATEWAY_ROOT"])
            start.Environment.Remove(inherited);
        // A day on which every version that the tests name is supported.
        start.Environment["SOURCE_DATE_EPOCH"] = "1781481600";
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        return start;
    }

    private static string FindRepository()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "GatewayStack.sln")))
            directory = directory.Parent ?? throw new InvalidOperationException("The tests run inside the repository.");
        return directory.FullName;
    }
}
