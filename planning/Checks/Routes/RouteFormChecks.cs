using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GatewayStack.Routing.Matching;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks.Routes;

/// <summary>What the API server refuses of routes: limits, and the form of paths, headers and durations.</summary>
internal static partial class RouteFormChecks
{
    private const string Crds = "Gateway API CRDs v1.5.1, HTTPRoute";

    public static IReadOnlyList<Check> All { get; } =
    [
        new("GW040", Severity.Error, "More than a route can hold",
            "An HTTPRoute has at most 16 host names and 16 rules, a rule 64 matches (a route 128), 16 filters and 16 backends, a match 16 headers and 16 query parameters, a header filter 16 names each; parents are at most 32.",
            "Split the route: several routes for one host name work as one.", Crds, Limits),
        new("GW041", Severity.Error, "Path that cannot be matched",
            "A path starts with '/', has at most 1024 characters and none of '//', '/./', '/../', '%2f', '#'; it does not end with '/.' or '/..'.",
            "Write the path as a client sends it.", Crds, Paths),
        new("GW042", Severity.Error, "Header or query parameter that cannot be",
            "A header's name has at most 256 letters, digits and !#$%&'*+-.^_`|~, its value at most 4096 characters, a query parameter's value at most 1024.",
            "Correct the name; a host name is matched with hostnames, not with the header Host or ':authority'.", Crds, Headers),
        new("GW043", Severity.Error, "Regular expression that is not RE2",
            "Istio compiles expressions with RE2, which has no look-around and no back-references. The route is refused.", "Write it without them.", "RE2 syntax; Istio source", Expressions),
        new("GW044", Severity.Error, "Timeout that cannot be",
            "A duration is one to four of a number with h, m, s or ms, such as 1m30s, and backendRequest is not longer than request.", "Write a duration such as 10s.", Crds + ", GEP-2257", Timeouts),
        new("GW045", Severity.Error, "TLSRoute that cannot be",
            "A TLSRoute has at least one host name, exactly one rule and 1 to 16 backends.", "Write one rule; add TLSRoutes for other host names.", "Gateway API CRDs v1.5.1, TLSRoute", TlsRoutes),
    ];

    private static IEnumerable<Found> Limits(CheckContext context)
    {
        foreach (var route in context.Routes.Where(r => r.Kind != "TLSRoute"))
        {
            var spec = route.Body["spec"];
            List<Limit> counts =
            [
                new("spec.hostnames", spec.Get("hostnames").Count(), 16, "host names"), new("spec.rules", spec.Get("rules").Count(), 16, "rules"),
                new("spec.parentRefs", spec.Get("parentRefs").Count(), 32, "parents"),
            ];
            var matches = 0;
            foreach (var (path, rule) in CheckContext.Rules(route))
            {
                matches += rule["matches"].Count();
                counts.Add(new($"{path}.matches", rule["matches"].Count(), 64, "matches"));
                counts.Add(new($"{path}.filters", rule["filters"].Count(), 16, "filters"));
                counts.Add(new($"{path}.backendRefs", rule["backendRefs"].Count(), 16, "backends"));
                foreach (var (at, match) in rule["matches"].Items($"{path}.matches"))
                {
                    counts.Add(new($"{at}.headers", match["headers"].Count(), 16, "headers"));
                    counts.Add(new($"{at}.queryParams", match["queryParams"].Count(), 16, "query parameters"));
                }
                foreach (var (at, filter) in rule["filters"].Items($"{path}.filters"))
                {
                    foreach (var field in (string[])["requestHeaderModifier", "responseHeaderModifier"])
                    {
                        foreach (var list in (string[])["set", "add", "remove"])
                            counts.Add(new($"{at}.{field}.{list}", filter[field].Get(list).Count(), 16, "headers"));
                    }
                }
            }
            counts.Add(new("spec.rules", matches, 128, "matches in all"));
            foreach (var (path, count, most, what) in counts.Where(c => c.Count > c.Most))
                yield return Found.In(route, path, $"has {count} {what}, and at most {most} are possible", "split the route");
        }
    }

    private static IEnumerable<DeclaredMatch> Matches(CheckContext context) =>
        from route in context.OfKind("HTTPRoute")
        from rule in CheckContext.Rules(route)
        from match in rule.Item["matches"].Items($"{rule.Path}.matches")
        select new DeclaredMatch(route, match.Path, match.Item);

    private static IEnumerable<Found> Paths(CheckContext context) =>
        from m in Matches(context)
        let path = m.Match["path"]
        where path.Get("value") is not null && path.Get("type").AsText() != "RegularExpression"
        let problem = Problem(path.Get("value").AsText())
        where problem is not null
        select Found.In(m.Route, $"{m.Path}.path.value", $"the path {path.Get("value").Shown()} {problem}", "write the path as a client sends it");

    private static string? Problem(string? path) => path switch
    {
        null => "is not text",
        "" => "is empty",
        { Length: > 1024 } => "is longer than 1024 characters",
        _ when path[0] != '/' => "does not start with '/'",
        _ when path.EndsWith("/.", StringComparison.Ordinal) || path.EndsWith("/..", StringComparison.Ordinal) => "ends with '/.' or '/..'",
        _ => ((string[])["//", "/./", "/../", "%2f", "%2F", "#"]).FirstOrDefault(path.Contains) is { } part ? $"contains '{part}'" : null,
    };

    private static IEnumerable<Found> Headers(CheckContext context)
    {
        foreach (var (route, path, match) in Matches(context))
        {
            foreach (var (at, header) in match["headers"].Items($"{path}.headers").Concat(match["queryParams"].Items($"{path}.queryParams")))
            {
                var (name, value, most) = (header["name"].AsText() ?? "", header["value"].AsText() ?? "", at.Contains("queryParams", StringComparison.Ordinal) ? 1024 : 4096);
                if (!Token().IsMatch(name))
                    yield return Found.In(route, $"{at}.name", $"'{name}' is not a name that can be matched", name is ":authority" ? "use hostnames" : "use letters, digits and '-'");
                else if (value.Length == 0 || value.Length > most)
                    yield return Found.In(route, $"{at}.value", $"the value has {value.Length} characters; 1 to {most} are possible", "write a value in quotes");
            }
        }
    }

    private static IEnumerable<Found> Expressions(CheckContext context) =>
        from m in Matches(context)
        from place in m.Match["headers"].Items($"{m.Path}.headers").Concat(m.Match["queryParams"].Items($"{m.Path}.queryParams")).Append(new($"{m.Path}.path", m.Match["path"] as JsonObject ?? []))
        where place.Item["type"].AsText() == "RegularExpression"
        let expression = place.Item["value"].AsText() ?? ""
        where Regexes.Whole(expression) is null
        select Found.In(m.Route, $"{place.Path}.value", $"'{expression}' is not an expression of RE2", "write it without look-around and back-references");

    private static IEnumerable<Found> Timeouts(CheckContext context)
    {
        foreach (var route in context.Routes)
        {
            foreach (var (path, rule) in CheckContext.Rules(route))
            {
                foreach (var (name, value) in rule["timeouts"].Entries())
                {
                    if (value.AsText() is not { } text || !Duration().IsMatch(text))
                        yield return Found.In(route, $"{path}.timeouts.{name}", $"{value.Shown()} is not a duration", "write one such as 10s or 1m30s");
                }
                if (Milliseconds(rule["timeouts"].Get("request")) is { } request and > 0 && Milliseconds(rule["timeouts"].Get("backendRequest")) > request)
                    yield return Found.In(route, $"{path}.timeouts.backendRequest", "is longer than request", "make it as short as request");
            }
        }
    }

    private static long? Milliseconds(JsonNode? node) => node.AsText() is { } text && Duration().IsMatch(text)
        ? Part().Matches(text).Sum(p => int.Parse(p.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) * p.Groups[2].Value switch { "h" => 3_600_000L, "m" => 60_000, "s" => 1000, _ => 1 })
        : null;

    private static IEnumerable<Found> TlsRoutes(CheckContext context)
    {
        foreach (var route in context.OfKind("TLSRoute"))
        {
            if (route.Body.Get("spec", "hostnames").Count() == 0)
                yield return Found.In(route, "spec", "has no host name", "add hostnames");
            if (route.Body.Get("spec", "rules").Count() is not 1 and var rules)
                yield return Found.In(route, "spec.rules", $"has {rules} rules, and exactly one is possible", "keep one");
            foreach (var (path, rule) in CheckContext.Rules(route))
            {
                if (rule["backendRefs"].Count() is 0 or > 16)
                    yield return Found.In(route, $"{path}.backendRefs", $"has {rule["backendRefs"].Count()} backends; 1 to 16 are possible", "name a Service");
            }
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+\-.^_`|~]{1,256}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"^([0-9]{1,5}(h|m|s|ms)){1,4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();

    [GeneratedRegex("([0-9]+)(h|ms|m|s)", RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    private sealed record Limit(string Path, int Count, int Most, string What);

    private sealed record DeclaredMatch(KubernetesObject Route, string Path, JsonObject Match);
}
