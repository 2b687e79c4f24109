using System.Diagnostics;

namespace GatewayStack.Cli.Comparison;

/// <summary>A process that has ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Error">What it wrote to the error stream.</param>
internal sealed record ChildProcess(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a program to its end, or kills it and what it started.</summary>
    public static async Task<ChildProcess> RunAsync(string program, IEnumerable<string> arguments, IEnumerable<string> withoutVariables, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var variable in withoutVariables)
            start.Environment.Remove(variable);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return new(process.ExitCode, await output, await error);
    }
}
