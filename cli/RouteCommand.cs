using System.CommandLine;
using GatewayStack.Planning.Rendering;
using GatewayStack.Routing.Explaining;
using GatewayStack.Routing.Matching;
using GatewayStack.Routing.Model;

namespace GatewayStack.Cli;

/// <summary><c>gateway route</c>: where a request would go, and why.</summary>
internal static class RouteCommand
{
    public static Command Create()
    {
        var target = new Argument<string[]>("request")
        {
            Description = "[METHOD] URL, such as https://shop.example.com/cart; GET where no method is named",
            Arity = new ArgumentArity(1, 2),
        };
        var headers = new Option<string[]>("--header", "-H") { Description = "A header of the request: 'name: value'", DefaultValueFactory = _ => [] };
        var gateway = new Option<string?>("--gateway", "-g") { Description = "Ask this Gateway only: NAMESPACE/NAME" };
        var format = new Option<string>("--format") { Description = "text for people, json for programs (docs/routes.md)", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var objects = new ObjectSelection();
        var command = new Command("route", "Show where a request would go and why, or why it goes nowhere") { target, headers, gateway, format };
        objects.AddTo(command);
        command.SetAction(async parsed =>
        {
            var words = parsed.GetValue(target)!;
            var request = Request.TryRead(words.Length == 2 ? words[0] : "GET", words[^1], parsed.GetValue(headers)!, out var problem);
            if (words is [var only] && Methods.Contains(only))
                return Gateway.Fail($"{only} is a method, and the URL is missing; write, for example, gateway route {only} https://shop.example.com/cart");
            if (request is null)
                return Gateway.Fail(problem!);
            if (await objects.ReadAsync(parsed) is not { } topology)
                return ExitCode.Usage;
            var verdict = new Router(topology).Explain(request, KeyOf(parsed.GetValue(gateway)));
            await Console.Out.WriteAsync(parsed.GetValue(format) == "json" ? VerdictJson.Write(verdict) : new VerdictText(Terminal.Style).Write(verdict));
            return verdict.IsServed ? ExitCode.Good : ExitCode.Findings;
        });
        return command;
    }

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECT", "TRACE"];

    private static ObjectKey? KeyOf(string? gateway) => gateway?.Split('/') switch
    {
        null => null,
        [var ns, var name] => new(ns, name),
        _ => new("default", gateway),
    };
}
