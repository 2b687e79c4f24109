using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>Where requests go.</summary>
/// <remarks>Gateway API specification, <c>HTTPBackendRef</c>; Istio takes header modifiers only as filters of a backend.</remarks>
internal static class BackendRules
{
    private const int MostBackends = 16;

    public static IEnumerable<SettingsProblem> Check(StackSettings settings, IReadOnlyList<BackendSettings> backends, string key)
    {
        if (backends.Count > MostBackends)
            yield return new($"{key}.backendRefs", $"has more than {MostBackends} backends", $"{backends.Count}", "use fewer");
        if (backends.Count > 0 && backends.All(b => b.Weight == 0))
            yield return new($"{key}.backendRefs", "has weight 0 throughout: every request would be answered with 500", null, "give at least one backend a weight above 0");
        foreach (var (i, backend) in backends.Index())
        {
            var place = $"{key}.backendRefs[{i}].filters";
            foreach (var (j, filter) in backend.Filters.Index())
            {
                if (filter.Type is not (FilterKind.RequestHeaderModifier or FilterKind.ResponseHeaderModifier))
                    yield return new($"{place}[{j}].type", "is not a filter that Istio takes for one backend alone", $"{filter.Type}", "use RequestHeaderModifier or ResponseHeaderModifier, or move it to the rule's filters");
            }
            foreach (var problem in FilterRules.CheckFilters(settings, backend.Filters, [], place))
                yield return problem;
        }
    }
}
