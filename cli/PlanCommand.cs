using System.CommandLine;
using GatewayStack.Infra.Configuration;
using GatewayStack.Planning;
using GatewayStack.Planning.Rendering;
using GatewayStack.Planning.Rendering.Html;
using GatewayStack.Planning.Rendering.Markdown;

namespace GatewayStack.Cli;

/// <summary><c>gateway plan</c>: everything a deployment would create.</summary>
internal static class PlanCommand
{
    public static Command Create()
    {
        var stack = new Option<string?>("--stack", "-s") { Description = "The stack; default: $PULUMI_STACK, else dev, else the only one" };
        var project = new Option<string?>("--project") { Description = "Folder of Pulumi.yaml; default: the nearest one that has it, from here upwards" };
        var format = new Option<string>("--format") { Description = "text for a terminal, markdown for a pull request, html for a report (docs/reports.md), json for programs (docs/plan-json.md)", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "markdown", "html", "json");
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file instead of to the standard output" };
        var show = new Option<string>("--show") { Description = "What is shown of each resource: facts, or all its inputs", DefaultValueFactory = _ => "facts" };
        show.AcceptOnlyFromAmong("facts", "inputs", "all");
        var folder = new Option<string?>("--out") { Description = "Also write the Kubernetes objects as manifests, and the Azure resources as JSON, below this folder" };
        var command = new Command("plan", "Show everything that pulumi up would create, from the stack file alone") { stack, project, format, output, show, folder };
        command.SetAction(async parsed =>
        {
            var file = Projects.Read(parsed.GetValue(project), parsed.GetValue(stack));
            Plan plan;
            try
            {
                plan = await Planner.PlanAsync(file, Today.Value);
            }
            catch (SettingsException e)
            {
                return Gateway.Fail(file, e);
            }
            if (parsed.GetValue(folder) is { } path && !TryWrite("--out", path, () => ManifestWriter.Write(plan, path)))
                return ExitCode.Usage;
            var toFile = parsed.GetValue(output);
            var text = parsed.GetValue(format) switch
            {
                "json" => PlanJson.Write(plan),
                "markdown" => MarkdownReport.Write(plan),
                "html" => HtmlReport.Write(plan),
                _ when toFile is not null => new PlanText(new TextStyle(colour: false), width: null) { ShowInputs = parsed.GetValue(show) != "facts" }.Write(plan),
                _ => new PlanText(Terminal.Style, Terminal.Width) { ShowInputs = parsed.GetValue(show) != "facts" }.Write(plan),
            };
            if (toFile is null)
                await Console.Out.WriteAsync(text);
            else if (!TryWrite("--output", toFile, () => WriteFile(toFile, text)))
                return ExitCode.Usage;
            return plan.Findings.Any(f => f.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Good;
        });
        return command;
    }

    private static void WriteFile(string path, string text)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        File.WriteAllText(path, text);
    }

    private static bool TryWrite(string option, string path, Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason = option == "--output" && Directory.Exists(path) ? "it is a folder; name a file in it" : "this user may not write there, something is in the way, or the disk is full";
            Gateway.Fail($"{option}: {path} cannot be written: {reason}");
            return false;
        }
    }
}
