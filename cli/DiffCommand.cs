using System.CommandLine;
using GatewayStack.Cli.Comparison;
using GatewayStack.Infra.Configuration;
using GatewayStack.Planning;
using GatewayStack.Planning.Configuration;
using GatewayStack.Planning.Diffing;
using GatewayStack.Planning.Diffing.Consequences;
using GatewayStack.Planning.Rendering;

namespace GatewayStack.Cli;

/// <summary><c>gateway diff</c>: what a change would do, and what that means.</summary>
internal static class DiffCommand
{
    /// <summary>The option that lets the exit code say whether there are changes.</summary>
    public const string ExitCodeOption = "--exit-code";

    public static Command Create()
    {
        var stack = new Option<string?>("--stack", "-s") { Description = "The stack; default: as for plan" };
        var project = new Option<string?>("--project") { Description = "Folder of Pulumi.yaml; default: the nearest one that has it, from here upwards" };
        var against = new Option<string>("--against")
        {
            Description = "What to compare with: a git ref, such as main or HEAD~1, or a file that 'gateway plan --format json' wrote",
            Required = true,
        };
        var format = new Option<string>("--format") { Description = "text for people, markdown for a pull request's comment, json for programs (docs/plan-json.md)", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "markdown", "json");
        var exitCode = new Option<bool>(ExitCodeOption) { Description = "Exit with 0 where nothing changes, with 2 where something does, and with 1 on an error" };
        var command = new Command("diff", "Show what changes since a git ref or a plan, and what that means for requests, DNS and certificates") { stack, project, against, format, exitCode };
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = Projects.Read(parsed.GetValue(project), parsed.GetValue(stack));
            Plan plan;
            try
            {
                plan = await Planner.PlanAsync(file, Today.Value);
            }
            catch (SettingsException e)
            {
                Gateway.Fail(file, e);
                return parsed.GetValue(exitCode) ? ExitCode.Findings : ExitCode.Usage;
            }
            var (old, since) = await Baseline.ReadAsync(parsed.GetValue(against)!, file, cancellation);
            if ((old.Project, old.Stack) != (plan.Project, plan.Stack))
                throw new ProjectException($"{since} is a plan of stack {old.Stack} of project {old.Project}, and this is {plan.Stack} of {plan.Project}; compare plans of one stack, with --stack {old.Stack}");
            var diff = PlanDiff.Of(old, plan);
            var consequences = DiffConsequences.Of(diff);
            await Console.Out.WriteAsync(parsed.GetValue(format) switch
            {
                "json" => DiffJson.Write(diff, consequences, since),
                "markdown" => DiffMarkdown.Write(diff, consequences, since),
                _ => new DiffText(Terminal.Style).Write(diff, consequences, since),
            });
            return parsed.GetValue(exitCode) && !diff.IsEmpty ? ExitCode.Changes : ExitCode.Good;
        });
        return command;
    }
}
