using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>GRPCRoutes.</summary>
/// <remarks>Gateway API specification, <c>GRPCRoute</c>.</remarks>
internal static class GrpcRouteRules
{
    private const int MostRules = 16;

    public static IEnumerable<SettingsProblem> Check(StackSettings settings, string prefix)
    {
        foreach (var (name, route) in settings.GrpcRoutes)
        {
            var key = $"{prefix}grpcRoutes.{name}";
            foreach (var problem in ParentRules.Check(settings, name, route, key))
                yield return problem;
            if (route.AllRules.Count is 0 or > MostRules)
                yield return new($"{key}.rules", $"must have 1 to {MostRules} rules", $"{route.AllRules.Count}", "add a rule or backendRefs, or split the route");
            foreach (var problem in MatchRules.CheckCounts([.. route.Rules.Select(r => r.Matches.Count)], key))
                yield return problem;
            foreach (var problem in RouteRules.CheckNames(settings, [.. route.Rules.Select(r => r.Name)], key))
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

    private static IEnumerable<SettingsProblem> CheckRule(StackSettings settings, GrpcRuleSettings rule, string key)
    {
        foreach (var (i, match) in rule.Matches.Index())
        {
            foreach (var problem in MatchRules.Check(match, $"{key}.matches[{i}]"))
                yield return problem;
        }
        foreach (var (i, filter) in rule.Filters.Index())
        {
            if (filter.Type is not (FilterKind.RequestHeaderModifier or FilterKind.ResponseHeaderModifier or FilterKind.RequestMirror))
                yield return new($"{key}.filters[{i}].type", "is not a filter that a GRPCRoute has", $"{filter.Type}", "use RequestHeaderModifier, ResponseHeaderModifier or RequestMirror");
        }
        foreach (var problem in FilterRules.CheckFilters(settings, rule.Filters, [], $"{key}.filters"))
            yield return problem;
        foreach (var problem in BackendRules.Check(settings, rule.BackendRefs, key))
            yield return problem;
        if (rule.BackendRefs.Count == 0)
            yield return new($"{key}.backendRefs", "is empty: every request would fail as UNAVAILABLE", null, "add a backend");
    }
}
