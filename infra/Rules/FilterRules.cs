using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>Filters of a rule.</summary>
internal static class FilterRules
{
    private static readonly HashSet<FilterKind> Repeatable = [FilterKind.RequestMirror];

    public static IEnumerable<SettingsProblem> Check(StackSettings settings, RuleSettings rule, string key)
    {
        foreach (var kind in rule.Filters.CountBy(f => f.Type).Where(c => c.Value > 1 && !Repeatable.Contains(c.Key)))
            yield return new($"{key}.filters", $"has {kind.Value} filters of one type", $"{kind.Key}", "use each type once; only RequestMirror may repeat");
        if (rule.Filters.Any(f => f.Type == FilterKind.RequestRedirect) && rule.Filters.Any(f => f.Type == FilterKind.URLRewrite))
            yield return new($"{key}.filters", "has both RequestRedirect and URLRewrite", null, "use one of the two");
        foreach (var (i, filter) in rule.Filters.Index())
        {
            foreach (var problem in CheckFilter(settings, rule, filter, $"{key}.filters[{i}]"))
                yield return problem;
        }
    }

    private static IEnumerable<SettingsProblem> CheckFilter(StackSettings settings, RuleSettings rule, FilterSettings filter, string key)
    {
        (FilterKind Kind, string Field, object? Value)[] fields =
        [
            (FilterKind.RequestHeaderModifier, "requestHeaderModifier", filter.RequestHeaderModifier),
            (FilterKind.ResponseHeaderModifier, "responseHeaderModifier", filter.ResponseHeaderModifier),
            (FilterKind.RequestRedirect, "requestRedirect", filter.RequestRedirect),
            (FilterKind.URLRewrite, "urlRewrite", filter.UrlRewrite),
            (FilterKind.RequestMirror, "requestMirror", filter.RequestMirror),
        ];
        foreach (var (kind, field, value) in fields)
        {
            if (kind == filter.Type && value is null)
                yield return new(key, $"is of type {filter.Type} and has no {field}", null, $"add {field}");
            if (kind != filter.Type && value is not null)
                yield return new($"{key}.{field}", $"does not belong to a filter of type {filter.Type}", null, $"remove it, or use type {kind}");
        }

        if (filter.RequestRedirect?.StatusCode is { } code && code is not (301 or 302))
        {
            if (code is not (303 or 307 or 308))
                yield return new($"{key}.requestRedirect.statusCode", "is not a redirect the Gateway API has", $"{code}", "use 301 or 302");
            else if (!settings.Bundle().IsAtLeastThatOf("1.36"))
            {
                yield return new($"{key}.requestRedirect.statusCode", $"needs Gateway API v1.5.1, and {settings.BundleSource()} {settings.Bundle().Version}",
                    $"{code}", "use 301 or 302, or cluster.kubernetesVersion \"1.36\"");
            }
        }
        if (filter.RequestMirror?.Percent is { } percent && !settings.Bundle().IsAtLeastThatOf("1.34"))
        {
            yield return new($"{key}.requestMirror.percent", $"needs Gateway API v1.3.0, and {settings.BundleSource()} {settings.Bundle().Version}",
                $"{percent}", "remove it, or use cluster.kubernetesVersion \"1.34\"");
        }
        foreach (var (path, place) in ((PathModifierSettings?, string)[])
            [(filter.RequestRedirect?.Path, $"{key}.requestRedirect.path"), (filter.UrlRewrite?.Path, $"{key}.urlRewrite.path")])
        {
            if (path is null)
                continue;
            var replacesPrefix = path.Type == PathModifierKind.ReplacePrefixMatch;
            if (replacesPrefix ? path.ReplacePrefixMatch is null || path.ReplaceFullPath is not null : path.ReplaceFullPath is null || path.ReplacePrefixMatch is not null)
                yield return new(place, $"must have exactly the field that its type {path.Type} names", null, $"set {(replacesPrefix ? "replacePrefixMatch" : "replaceFullPath")} and nothing else");
            if (replacesPrefix && (rule.Matches.Count != 1 || rule.Matches[0].Path is not { Type: PathMatchKind.PathPrefix }))
                yield return new(place, "replaces a matched prefix, and the rule has not exactly one PathPrefix match", null, "match one path prefix, or use ReplaceFullPath");
        }
    }
}
