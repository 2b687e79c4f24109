using System.Text.RegularExpressions;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>Routes: what they refer to, and what the Gateway API's schema says of their rules.</summary>
/// <remarks>Limits and exclusions: Gateway API specification, <c>HTTPRoute</c>, at the bundle of the configured Kubernetes version.</remarks>
internal static class RouteRules
{
    private const int MostHostnames = 16;
    private const int MostRules = 16;
    private const int MostMatches = 64;
    private const int MostPerRule = 16;

    public static IEnumerable<SettingsProblem> Check(StackSettings settings, string prefix)
    {
        foreach (var (name, route) in settings.Routes)
        {
            var key = $"{prefix}routes.{name}";
            if (!Regex.IsMatch(name, $"^{Names.SubdomainPattern}$", RegexOptions.CultureInvariant))
                yield return new(key, "is not a name Kubernetes takes", name, "use lower-case letters, digits, '-' and '.', a letter or digit at both ends");
            foreach (var problem in CheckParent(settings, route, key))
                yield return problem;
            if (route.Hostnames.Count > MostHostnames)
                yield return new($"{key}.hostnames", $"has more than {MostHostnames} host names", $"{route.Hostnames.Count}", "split the route");
            if (route.AllRules.Count is 0 or > MostRules)
                yield return new($"{key}.rules", $"must have 1 to {MostRules} rules", $"{route.AllRules.Count}", "add a rule or backendRefs, or split the route");
            foreach (var (i, rule) in route.Rules.Index())
            {
                foreach (var problem in CheckRule(settings, rule, $"{key}.rules[{i}]"))
                    yield return problem;
            }
            if (route.BackendRefs.Count > 0)
            {
                foreach (var problem in CheckBackends(route.BackendRefs, key))
                    yield return problem;
            }
        }
    }

    private static IEnumerable<SettingsProblem> CheckParent(StackSettings settings, RouteSettings route, string key)
    {
        if ((route.Gateway is null) == (route.Service is null))
        {
            yield return new(key, "must have either a gateway or a service", null, "set gateway for requests from outside, or service for those inside the mesh");
            yield break;
        }
        if (route.Gateway is null)
        {
            foreach (var problem in CheckMeshRoute(settings, route, key))
                yield return problem;
            yield break;
        }
        if (!settings.Gateways.TryGetValue(route.Gateway, out var gateway))
        {
            yield return new($"{key}.gateway", "names a Gateway that the stack does not have", route.Gateway,
                Suggestion.For(route.Gateway, settings.Gateways.Keys) is { } near ? $"did you mean '{near}'?" : "use the name of one of gateways");
            yield break;
        }
        var listeners = gateway.Listeners;
        if (route.SectionName is { } section)
        {
            if (listeners.All(l => l.Name != section))
            {
                yield return new($"{key}.sectionName", $"names a listener that Gateway {route.Gateway} does not have", section,
                    $"use one of {string.Join(", ", listeners.Select(l => l.Name))}");
            }
            listeners = [.. listeners.Where(l => l.Name == section)];
        }
        if (route.Namespace is { } ns && ns != gateway.Namespace && listeners.All(l => l.AllowedRoutes == RouteNamespaces.Same))
        {
            yield return new($"{key}.namespace", $"is not the Gateway's namespace {gateway.Namespace}, and its listeners take routes of their own namespace only", ns,
                $"set allowedRoutes: All on a listener of gateways.{route.Gateway}, or use namespace {gateway.Namespace}");
        }
    }

    /// <summary>GAMMA: the Service is the parent, and its namespace the route's.</summary>
    private static IEnumerable<SettingsProblem> CheckMeshRoute(StackSettings settings, RouteSettings route, string key)
    {
        if (!settings.HasMesh() && settings.Ingress != Ingress.None)
            yield return new($"{key}.service", $"routes traffic inside a mesh, which ingress {settings.Ingress.Spelling()} has not", route.Service, "use gateway, or ingress istioAddon");
        if (route.Namespace is null)
            yield return new($"{key}.namespace", "is required with service", null, "set the Service's namespace");
        if (route.SectionName is { } section)
            yield return new($"{key}.sectionName", "is set, and a Service has no listeners", section, "remove it");
        if (route.Hostnames.Count > 0)
            yield return new($"{key}.hostnames", "is set, and a mesh ignores it: the Service's own name counts", string.Join(", ", route.Hostnames), "remove it");
    }

    private static IEnumerable<SettingsProblem> CheckRule(StackSettings settings, RuleSettings rule, string key)
    {
        if (rule.Matches.Count > MostMatches)
            yield return new($"{key}.matches", $"has more than {MostMatches} matches", $"{rule.Matches.Count}", "split the rule");
        foreach (var (i, match) in rule.Matches.Index())
        {
            foreach (var problem in CheckMatch(match, $"{key}.matches[{i}]"))
                yield return problem;
        }
        foreach (var problem in FilterRules.Check(settings, rule, key))
            yield return problem;

        var redirects = rule.Filters.Any(f => f.Type == FilterKind.RequestRedirect);
        if (redirects && rule.BackendRefs.Count > 0)
            yield return new($"{key}.backendRefs", "cannot be together with a RequestRedirect filter, which answers by itself", null, "remove one of the two");
        if (!redirects && rule.BackendRefs.Count == 0)
            yield return new($"{key}.backendRefs", "is empty: every request would be answered with 404", null, "add a backend, or a RequestRedirect filter");
        if (rule.BackendRefs.Count > 0)
        {
            foreach (var problem in CheckBackends(rule.BackendRefs, key))
                yield return problem;
        }
    }

    private static IEnumerable<SettingsProblem> CheckBackends(IReadOnlyList<BackendSettings> backends, string key)
    {
        if (backends.Count > MostPerRule)
            yield return new($"{key}.backendRefs", $"has more than {MostPerRule} backends", $"{backends.Count}", "use fewer");
        if (backends.All(b => b.Weight == 0))
            yield return new($"{key}.backendRefs", "has weight 0 throughout: every request would be answered with 500", null, "give at least one backend a weight above 0");
    }

    private static IEnumerable<SettingsProblem> CheckMatch(MatchSettings match, string key)
    {
        if (match.Path is { } path)
        {
            foreach (var problem in CheckPath(path, $"{key}.path.value"))
                yield return problem;
        }
        var duplicate = match.Headers.GroupBy(h => h.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        if (duplicate is not null)
            yield return new($"{key}.headers", "names a header twice; header names ignore case", duplicate.Key, "match each header once");
        foreach (var regex in match.Headers.Concat(match.QueryParams).Where(v => v.Type == ValueMatchKind.RegularExpression && !IsRegex(v.Value)))
            yield return new(key, $"has an expression for {regex.Name} that is not a regular expression", regex.Value, "use RE2 syntax");
    }

    private static IEnumerable<SettingsProblem> CheckPath(PathMatchSettings path, string key)
    {
        if (path.Type == PathMatchKind.RegularExpression)
        {
            if (!IsRegex(path.Value))
                yield return new(key, "is not a regular expression", path.Value, "use RE2 syntax");
            yield break;
        }
        if (!path.Value.StartsWith('/'))
            yield return new(key, "does not start with '/'", path.Value, $"use /{path.Value}");
        foreach (var forbidden in (string[])["//", "/./", "/../", "%2f", "%2F", "#"])
        {
            if (path.Value.Contains(forbidden, StringComparison.Ordinal))
                yield return new(key, $"contains '{forbidden}', which the Gateway API refuses", path.Value, "use the path as a client sends it after normalization");
        }
        if (path.Value.EndsWith("/..", StringComparison.Ordinal) || path.Value.EndsWith("/.", StringComparison.Ordinal))
            yield return new(key, "ends with '/.' or '/..', which the Gateway API refuses", path.Value, "use the path it stands for");
    }

    private static bool IsRegex(string text)
    {
        try
        {
            _ = new Regex(text, RegexOptions.NonBacktracking);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
