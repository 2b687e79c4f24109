using System.CommandLine;
using GatewayStack.Planning.Rendering;

namespace GatewayStack.Cli;

/// <summary><c>gateway routes</c>: everything that is served, in the order in which it is matched.</summary>
internal static class RoutesCommand
{
    public static Command Create()
    {
        var format = new Option<string>("--format") { Description = "text for people, json for programs (docs/routes.md)", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var objects = new ObjectSelection();
        var command = new Command("routes", "Show everything that is served, in the order in which it is matched") { format };
        objects.AddTo(command);
        command.SetAction(async parsed =>
        {
            if (await objects.ReadAsync(parsed) is not { } topology)
                return ExitCode.Usage;
            await Console.Out.WriteAsync(parsed.GetValue(format) == "json" ? RoutesJson.Write(topology) : new RoutesText(Terminal.Style).Write(topology));
            return ExitCode.Good;
        });
        return command;
    }
}
