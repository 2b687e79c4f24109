using System.CommandLine;
using System.Diagnostics;
using GatewayStack.Planning.Configuration;

namespace GatewayStack.Cli;

/// <summary><c>gateway test</c>: the project's own tests.</summary>
internal static class TestCommand
{
    public static Command Create()
    {
        var command = new Command("test", "Run the project's tests (dotnet test in its folder)");
        command.SetAction(async (_, cancellation) =>
        {
            var root = Environment.GetEnvironmentVariable("GATEWAY_ROOT") is { Length: > 0 } folder
                ? folder
                : throw new ProjectException("the tests belong to the repository; start ./gateway test there");
            var start = new ProcessStartInfo("dotnet", ["test"]) { WorkingDirectory = root };
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0 ? ExitCode.Good : ExitCode.Findings;
        });
        return command;
    }
}
