using System.CommandLine;
using GatewayStack.Infra.Configuration;
using GatewayStack.Planning;
using GatewayStack.Planning.Checks;
using GatewayStack.Planning.Configuration;
using GatewayStack.Planning.Rendering;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Cli;

/// <summary><c>gateway check</c>: everything that would fail, or is doubtful, before a deployment.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var format = new Option<string>("--format") { Description = "text for people, json for programs, sarif for code hosts (docs/checks.md)", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "sarif");
        var failOn = new Option<string>("--fail-on") { Description = "From which severity on the exit code is 1", DefaultValueFactory = _ => "error" };
        failOn.AcceptOnlyFromAmong("error", "warning", "info");
        var version = new Option<string?>("--kubernetes") { Description = "With --file: the Kubernetes version of the cluster, such as 1.35; default: what any version takes passes" };
        var objects = new ObjectSelection();
        var command = new Command("check", "Find what would fail or is doubtful, in a stack or in files, before a deployment") { format, failOn, version };
        objects.AddTo(command);
        command.SetAction(async parsed =>
        {
            var report = objects.Files(parsed) is { Length: > 0 } files
                ? OfFiles(files, parsed.GetValue(version))
                : await OfStackAsync(objects.Stack(parsed));
            await Console.Out.WriteAsync(parsed.GetValue(format) switch
            {
                "json" => CheckJson.Write(report),
                "sarif" => SarifWriter.Write(report),
                _ => new CheckText(Terminal.Style).Write(report),
            });
            var threshold = Enum.Parse<Severity>(parsed.GetValue(failOn)!, ignoreCase: true);
            return report.Counting.Any(f => f.Severity >= threshold) ? ExitCode.Findings : ExitCode.Good;
        });
        return command;
    }

    private static CheckReport OfFiles(string[] files, string? version)
    {
        var read = ObjectReader.ReadFiles(files);
        var findings = Checker.Run(new CheckContext(read.Objects, Today.Value, version));
        return CheckReport.Of($"{read.Objects.Count} object{(read.Objects.Count == 1 ? "" : "s")}", [.. SettingsChecks.Of(read.Problems), .. findings]);
    }

    private static async Task<CheckReport> OfStackAsync(StackFile file)
    {
        try
        {
            return (await Planner.PlanAsync(file, Today.Value)).Report;
        }
        catch (SettingsException e)
        {
            return CheckReport.Of($"stack {file.Stack}", SettingsChecks.Of(file, e)) with { Folder = file.Directory };
        }
    }
}
