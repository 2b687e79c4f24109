using System.CommandLine;
using GatewayStack.Infra.Configuration;
using GatewayStack.Planning.Checks;
using GatewayStack.Planning.Rendering;

namespace GatewayStack.Cli;

/// <summary><c>gateway explain</c>: what a check finds, why it matters and what to do.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("check") { Description = "Its id, such as GW023; without one, all are listed", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format") { Description = "text, or markdown for the page docs/checks.md", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "markdown");
        var command = new Command("explain", "Explain a check: what it finds, why it matters, what to do") { id, format };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(id) is not { } asked)
            {
                Console.Out.Write(parsed.GetValue(format) == "markdown" ? CheckReference.Markdown() : CheckReference.List(Terminal.Style));
                return ExitCode.Good;
            }
            if (CheckRegistry.Find(asked) is not { } check)
            {
                var near = Suggestion.For(asked.ToUpperInvariant(), CheckRegistry.All.Select(c => c.Id));
                return Gateway.Fail($"there is no check '{asked}'; {(near is null ? "gateway explain lists them" : $"did you mean {near}?")}");
            }
            Console.Out.Write(CheckReference.Explain(check, Terminal.Style));
            return ExitCode.Good;
        });
        return command;
    }
}
