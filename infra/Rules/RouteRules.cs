using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>HTTPRoutes: what the Gateway API's schema says of their rules.</summary>
/// <remarks>Limits and exclusions: Gateway API specification, <c>HTTPRoute</c>, at the bundle of the configured Kubernetes version.</remarks>
internal static class RouteRules
{
    private const int MostRules = 16;

    public static IEnumerable<SettingsProblem> Check(StackSettings settings, string prefix)
    {
        foreach (var (name, route) in settings.Routes)
        {
            var key = $"{prefix}routes.{name}";
            foreach (var problem in ParentRules.Check(settings, name, route, key))
                yield return problem;
            if (route.AllRules.Count is 0 or > MostRules)
                yield return new($"{key}.rules", $"must have 1 to {MostRules} rules", $"{route.AllRules.Count}", "add a rule or backendRefs, or split the route");
            foreach (var problem in MatchRules.CheckCounts([.. route.Rules.Select(r => r.Matches.Count)], key))
                yield return problem;
            foreach (var problem in CheckNames(settings, [.. route.Rules.Select(r => r.Name)], key))
                yield return problem;
            foreach (var (i, rule) in route.Rules.Index())
            {
                foreach (var problem in CheckRule(settings, rule, $"{key}.rules[{i}]"))
                    yield return problem;
            }
            foreach (var problem in BackendRules.Check(settings, route.BackendRefs, key))
                yield return problem;
        }
    }

    /// <summary>Names of rules, of any kind of route.</summary>
    public static IEnumerable<SettingsProblem> CheckNames(StackSettings settings, IReadOnlyList<string?> names, string key)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var (i, name) in names.Index())
        {
            if (name is null)
                continue;
            if (!seen.Add(name))
                yield return new($"{key}.rules[{i}].name", "is the name of another rule of the route", name, "give each rule its own name");
            foreach (var problem in BundleRules.Need(settings, "1.35", $"{key}.rules[{i}].name", name))
                yield return problem;
        }
    }

    private static IEnumerable<SettingsProblem> CheckRule(StackSettings settings, RuleSettings rule, string key)
    {
        foreach (var (i, match) in rule.Matches.Index())
        {
            foreach (var problem in MatchRules.Check(match, $"{key}.matches[{i}]"))
                yield return problem;
        }
        foreach (var problem in FilterRules.Check(settings, rule, key))
            yield return problem;
        foreach (var problem in BackendRules.Check(settings, rule.BackendRefs, key))
            yield return problem;
        if (rule.Timeouts is { } timeouts)
        {
            foreach (var problem in TimeoutRules.Check(timeouts, $"{key}.timeouts"))
                yield return problem;
        }

        var redirects = rule.AllFilters.Any(f => f.Type == FilterKind.RequestRedirect);
        if (redirects && rule.BackendRefs.Count > 0)
            yield return new($"{key}.backendRefs", "cannot be together with a RequestRedirect filter, which answers by itself", null, "remove one of the two");
        if (!redirects && rule.BackendRefs.Count == 0)
            yield return new($"{key}.backendRefs", "is empty: every request would be answered with 404", null, "add a backend, or a RequestRedirect filter");
    }
}
