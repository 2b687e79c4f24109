using System.Text.RegularExpressions;
using GatewayStack.Routing.Model;

namespace GatewayStack.Routing.Matching;

/// <summary>One match of one rule of a route, for one host name of a listener.</summary>
/// <param name="hostname">The host name that listener and route share; empty for every one.</param>
/// <param name="ofRoute">The host name of the route that it follows from; empty where the route has none.</param>
/// <param name="route">The route.</param>
/// <param name="rule">Which rule.</param>
/// <param name="match">Which of its matches.</param>
public sealed class RouteEntry(string hostname, string ofRoute, Route route, int rule, int match)
{
    private Regex? _path;
    private bool _pathRead;

    /// <summary>The host name that listener and route share; empty for every one.</summary>
    public string Hostname => hostname;

    /// <summary>The host name of the route that it follows from; empty where the route has none.</summary>
    public string HostnameOfRoute => ofRoute;

    /// <summary>The route.</summary>
    public Route Route => route;

    /// <summary>Which rule of the route, from 0.</summary>
    public int RuleIndex => rule;

    /// <summary>Which match of the rule, from 0.</summary>
    public int MatchIndex => match;

    /// <summary>The rule.</summary>
    public RouteRule Rule => route.Rules[rule];

    /// <summary>The match.</summary>
    public RouteMatch Match { get; } = route.Rules[rule].Matches[match];

    /// <summary>KIND NAMESPACE/NAME rule N (MATCH).</summary>
    public override string ToString() => $"{route} rule {rule} ({Match})";

    /// <summary>Whether a request meets every condition.</summary>
    public bool Meets(Request request) => MeetsPath(request.Path) && MeetsRest(request);

    /// <summary>The conditions that a request does not meet, in words; none where it meets all.</summary>
    public IEnumerable<string> Missed(Request request)
    {
        if (!MeetsPath(request.Path))
            yield return $"path {request.Path} is not {Match.Path}";
        if (!MeetsMethod(request))
            yield return $"method {request.Method} is not {Match.Method}";
        foreach (var header in Match.Headers.Where(h => !MeetsHeader(h, request)))
            yield return $"header {header.Name} is {(Value(header, request) is { } value ? $"'{value}'" : "missing")}, not {(header.IsRegex ? "matching " : "")}'{header.Value}'";
        foreach (var query in Match.QueryParams.Where(q => !MeetsQuery(q, request)))
            yield return $"query parameter {query.Name} is {(request.QueryParams.TryGetValue(query.Name, out var value) ? $"'{value}'" : "missing")}, not {(query.IsRegex ? "matching " : "")}'{query.Value}'";
    }

    internal bool MeetsRest(Request request) =>
        MeetsMethod(request) && Match.Headers.All(h => MeetsHeader(h, request)) && Match.QueryParams.All(q => MeetsQuery(q, request));

    internal bool MeetsPath(string path)
    {
        switch (Match.Path.Kind)
        {
            case PathKind.Exact:
                return path == Match.Path.Value;
            case PathKind.PathPrefix:
                var prefix = Match.Path.Prefix;
                return path.StartsWith(prefix, StringComparison.Ordinal) && (path.Length == prefix.Length || path[prefix.Length] == '/');
            default:
                if (!_pathRead)
                    (_path, _pathRead) = (Regexes.Whole(Match.Path.Value), true);
                return _path is not null && _path.IsMatch(path);
        }
    }

    private bool MeetsMethod(Request request) =>
        (Match.Method is null || Match.Method == request.Method) && (route.Kind != "GRPCRoute" || request.Method == "POST");

    private static bool MeetsHeader(NamedMatch header, Request request) => Value(header, request) is { } value && Meets(header, value);

    private static string? Value(NamedMatch header, Request request) =>
        header.Name.Equals("Host", StringComparison.OrdinalIgnoreCase) ? request.Host : request.Headers.GetValueOrDefault(header.Name);

    private static bool MeetsQuery(NamedMatch query, Request request) => request.QueryParams.TryGetValue(query.Name, out var value) && Meets(query, value);

    private static bool Meets(NamedMatch match, string value) => match.IsRegex ? Regexes.Whole(match.Value)?.IsMatch(value) is true : match.Value == value;
}
