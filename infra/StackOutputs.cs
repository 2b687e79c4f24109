using System.Collections.Immutable;
using GatewayStack.Infra.Settings;
using Pulumi;

namespace GatewayStack.Infra;

/// <summary>What the stack tells its user in the end.</summary>
internal static class StackOutputs
{
    /// <summary>One output of several, by name.</summary>
    public static Output<ImmutableDictionary<string, T>> Map<T>(IEnumerable<(string Name, Output<T> Value)> values) =>
        Output.All(values.Select(v => v.Value.Apply(value => (v.Name, value))))
            .Apply(all => all.ToImmutableDictionary(v => v.Name, v => v.value));

    /// <summary>The URLs of each route.</summary>
    public static ImmutableDictionary<string, ImmutableArray<string>> Urls(StackSettings settings) =>
        settings.Routes.ToImmutableDictionary(r => r.Key, r => r.Value.Hostnames.Select(h => $"https://{settings.Host(h)}/").ToImmutableArray());

    /// <summary>A command for each rule of each route that shows where a request goes; it needs no DNS.</summary>
    public static Output<ImmutableArray<string>> TestCommands(StackSettings settings, IReadOnlyDictionary<string, Output<string>> addresses) =>
        Output.All(settings.Routes.Values.SelectMany(route => Commands(settings, route)
            .Select(command => addresses[route.Gateway].Apply(address => command.Replace("ADDRESS", address, StringComparison.Ordinal)))));

    private static IEnumerable<string> Commands(StackSettings settings, RouteSettings route)
    {
        var gateway = settings.Gateways[route.Gateway];
        var unknownIssuer = settings.Certificates.Any(c => c.SelfSigned is not null || c.Acme?.Server == AcmeServer.Staging) ? " -k" : "";
        foreach (var host in route.Hostnames.Select(settings.Host).Select(h => h.Replace("*", "any", StringComparison.Ordinal)))
        {
            foreach (var rule in route.AllRules)
            {
                var match = rule.Matches.Count > 0 ? rule.Matches[0] : new MatchSettings();
                var headers = string.Concat(match.Headers.Select(h => $" -H '{h.Name}: {h.Value}'"));
                var method = match.Method is { } m ? $" -X {m}" : "";
                yield return $"curl -s{unknownIssuer}{method} --resolve {host}:443:ADDRESS{headers} 'https://{host}{match.Path?.Value ?? "/"}'";
            }
            if (gateway.RedirectToHttps)
                yield return $"curl -sI --max-time 5 --resolve {host}:80:ADDRESS 'http://{host}/'   # expect 301 to https";
        }
    }
}
