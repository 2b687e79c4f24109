using System.CommandLine;
using GatewayStack.Infra.Configuration;
using GatewayStack.Planning;
using GatewayStack.Planning.Rendering;

namespace GatewayStack.Cli;

/// <summary><c>gateway plan</c>: everything a deployment would create.</summary>
internal static class PlanCommand
{
    public static Command Create()
    {
        var stack = new Option<string?>("--stack", "-s") { Description = "The stack; default: $PULUMI_STACK, else dev, else the only one" };
        var project = new Option<string?>("--project") { Description = "Folder of Pulumi.yaml; default: the nearest one that has it, from here upwards" };
        var format = new Option<string>("--format") { Description = "text for people, json for programs (docs/plan-json.md)", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var show = new Option<string>("--show") { Description = "What is shown of each resource: facts, or all its inputs", DefaultValueFactory = _ => "facts" };
        show.AcceptOnlyFromAmong("facts", "inputs", "all");
        var folder = new Option<string?>("--out") { Description = "Also write the Kubernetes objects as manifests, and the Azure resources as JSON, below this folder" };
        var command = new Command("plan", "Show everything that pulumi up would create, from the stack file alone") { stack, project, format, show, folder };
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
            if (parsed.GetValue(folder) is { } path)
                ManifestWriter.Write(plan, path);
            await Console.Out.WriteAsync(parsed.GetValue(format) == "json"
                ? PlanJson.Write(plan)
                : new PlanText(Terminal.Style, Terminal.Width) { ShowInputs = parsed.GetValue(show) != "facts" }.Write(plan));
            return plan.Findings.Any(f => f.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Good;
        });
        return command;
    }
}
