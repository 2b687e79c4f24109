using System.Globalization;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>Filters of a rule.</summary>
internal static class FilterRules
{
    private static readonly HashSet<FilterKind> Repeatable = [FilterKind.RequestMirror];

    private const int MostFilters = 16;
    private const int MostHeaders = 16;
    private const int MostOrigins = 64;
    private const int MostMethods = 9;

    /// <summary>The filters of an HTTPRoute's rule, with their short forms.</summary>
    public static IEnumerable<SettingsProblem> Check(StackSettings settings, RuleSettings rule, string key)
    {
        foreach (var problem in CheckFilters(settings, rule.Filters, rule.Matches, $"{key}.filters"))
            yield return problem;
        foreach (var (kind, name, field) in ((FilterKind, string, FilterSettings?)[])
        [
            (FilterKind.RequestRedirect, "redirect", rule.Redirect is { } redirect ? new() { Type = FilterKind.RequestRedirect, RequestRedirect = redirect } : null),
            (FilterKind.URLRewrite, "rewrite", rule.Rewrite is { } rewrite ? new() { Type = FilterKind.URLRewrite, UrlRewrite = rewrite } : null),
        ])
        {
            if (field is null)
                continue;
            if (rule.Filters.Any(f => f.Type == kind))
                yield return new($"{key}.{name}", $"is short for a filter of type {kind}, and filters has one already", null, "keep one of the two");
            foreach (var problem in CheckPaths(field, rule.Matches, $"{key}.{name}.path", $"{key}.{name}.path"))
                yield return problem;
            foreach (var problem in CheckStatusCode(settings, field, $"{key}.{name}.statusCode"))
                yield return problem;
        }
        if (rule.AllFilters.Any(f => f.Type == FilterKind.RequestRedirect) && rule.AllFilters.Any(f => f.Type == FilterKind.URLRewrite))
            yield return new($"{key}.filters", "has both RequestRedirect and URLRewrite", null, "use one of the two");
    }

    /// <summary>A list of filters.</summary>
    public static IEnumerable<SettingsProblem> CheckFilters(
        StackSettings settings, IReadOnlyList<FilterSettings> filters, IReadOnlyList<MatchSettings> matches, string key)
    {
        if (filters.Count > MostFilters)
            yield return new(key, $"has more than {MostFilters} filters", $"{filters.Count}", "use fewer");
        foreach (var kind in filters.CountBy(f => f.Type).Where(c => c.Value > 1 && !Repeatable.Contains(c.Key)))
            yield return new(key, $"has {kind.Value} filters of one type", $"{kind.Key}", "use each type once; only RequestMirror may repeat");
        foreach (var (i, filter) in filters.Index())
        {
            foreach (var problem in CheckFilter(settings, matches, filter, $"{key}[{i}]"))
                yield return problem;
        }
    }

    private static IEnumerable<SettingsProblem> CheckFilter(StackSettings settings, IReadOnlyList<MatchSettings> matches, FilterSettings filter, string key)
    {
        (FilterKind Kind, string Field, object? Value)[] fields =
        [
            (FilterKind.RequestHeaderModifier, "requestHeaderModifier", filter.RequestHeaderModifier),
            (FilterKind.ResponseHeaderModifier, "responseHeaderModifier", filter.ResponseHeaderModifier),
            (FilterKind.RequestRedirect, "requestRedirect", filter.RequestRedirect),
            (FilterKind.URLRewrite, "urlRewrite", filter.UrlRewrite),
            (FilterKind.RequestMirror, "requestMirror", filter.RequestMirror),
            (FilterKind.CORS, "cors", filter.Cors),
        ];
        foreach (var (kind, field, value) in fields)
        {
            if (kind == filter.Type && value is null)
                yield return new(key, $"is of type {filter.Type} and has no {field}", null, $"add {field}");
            if (kind != filter.Type && value is not null)
                yield return new($"{key}.{field}", $"does not belong to a filter of type {filter.Type}", null, $"remove it, or use type {kind}");
        }
        foreach (var problem in (IEnumerable<SettingsProblem>)
        [
            .. CheckStatusCode(settings, filter, $"{key}.requestRedirect.statusCode"),
            .. CheckPaths(filter, matches, $"{key}.requestRedirect.path", $"{key}.urlRewrite.path"),
            .. CheckHeaders(filter.RequestHeaderModifier, $"{key}.requestHeaderModifier"),
            .. CheckHeaders(filter.ResponseHeaderModifier, $"{key}.responseHeaderModifier"),
            .. filter.RequestMirror is { } mirror ? CheckMirror(settings, mirror, $"{key}.requestMirror") : [],
            .. filter.Cors is { } cors ? CheckCors(settings, cors, $"{key}.cors") : [],
        ])
        {
            yield return problem;
        }
    }

    private static IEnumerable<SettingsProblem> CheckStatusCode(StackSettings settings, FilterSettings filter, string key) => filter.RequestRedirect?.StatusCode switch
    {
        null or 301 or 302 => [],
        303 or 307 or 308 => BundleRules.Need(settings, "1.36", key, $"{filter.RequestRedirect.StatusCode}", "use 301 or 302"),
        _ => [new(key, "is not a redirect the Gateway API has", $"{filter.RequestRedirect.StatusCode}", "use 301 or 302")],
    };

    private static IEnumerable<SettingsProblem> CheckPaths(FilterSettings filter, IReadOnlyList<MatchSettings> matches, string redirect, string rewrite)
    {
        foreach (var (path, place) in ((PathModifierSettings?, string)[])[(filter.RequestRedirect?.Path, redirect), (filter.UrlRewrite?.Path, rewrite)])
        {
            if (path is null)
                continue;
            var replacesPrefix = path.Type == PathModifierKind.ReplacePrefixMatch;
            if (replacesPrefix ? path.ReplacePrefixMatch is null || path.ReplaceFullPath is not null : path.ReplaceFullPath is null || path.ReplacePrefixMatch is not null)
                yield return new(place, $"must have exactly the field that its type {path.Type} names", null, $"set {(replacesPrefix ? "replacePrefixMatch" : "replaceFullPath")} and nothing else");
            if (replacesPrefix && (matches.Count != 1 || matches[0].Path is not { Type: PathMatchKind.PathPrefix }))
                yield return new(place, "replaces a matched prefix, and the rule has not exactly one PathPrefix match", null, "match one path prefix, or use ReplaceFullPath");
        }
    }

    private static IEnumerable<SettingsProblem> CheckHeaders(HeaderModifierSettings? headers, string key)
    {
        if (headers is null)
            yield break;
        foreach (var (list, names) in ((string, IEnumerable<string>)[])
            [("set", headers.Set.Select(h => h.Name)), ("add", headers.Add.Select(h => h.Name)), ("remove", headers.Remove)])
        {
            if (names.Count() > MostHeaders)
                yield return new($"{key}.{list}", $"has more than {MostHeaders} headers", $"{names.Count()}", "use fewer");
            if (names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
                yield return new($"{key}.{list}", "names a header twice; header names ignore case", twice.Key, "name each header once");
        }
    }

    private static IEnumerable<SettingsProblem> CheckMirror(StackSettings settings, MirrorSettings mirror, string key)
    {
        if (mirror is { Percent: not null, Fraction: not null })
            yield return new($"{key}.fraction", "cannot be together with percent", null, "keep one of the two");
        if (mirror.Fraction is { } fraction && fraction.Numerator > fraction.Denominator)
            yield return new($"{key}.fraction.numerator", $"is greater than the denominator {fraction.Denominator}", $"{fraction.Numerator}", $"use at most {fraction.Denominator}");
        if (mirror.BackendRef.Filters.Count > 0)
            yield return new($"{key}.backendRef.filters", "is set, and a mirrored request has no filters", $"{mirror.BackendRef.Filters.Count}", "remove it");
        foreach (var (field, value) in ((string, string?)[])[("percent", mirror.Percent?.ToString(CultureInfo.InvariantCulture)), ("fraction", mirror.Fraction is { } f ? $"{f.Numerator}/{f.Denominator}" : null)])
        {
            foreach (var problem in value is null ? [] : BundleRules.Need(settings, "1.34", $"{key}.{field}", value))
                yield return problem;
        }
    }

    private static IEnumerable<SettingsProblem> CheckCors(StackSettings settings, CorsSettings cors, string key)
    {
        foreach (var problem in BundleRules.Need(settings, "1.36", key, string.Join(", ", cors.AllowOrigins), "answer preflight requests in the application"))
            yield return problem;
        foreach (var (field, values, most) in ((string, IReadOnlyList<string>, int)[])
        [
            ("allowOrigins", cors.AllowOrigins, MostOrigins),
            ("allowMethods", cors.AllowMethods, MostMethods),
            ("allowHeaders", cors.AllowHeaders, MostOrigins),
            ("exposeHeaders", cors.ExposeHeaders, MostOrigins),
        ])
        {
            if (values.Count > most)
                yield return new($"{key}.{field}", $"has more than {most} entries", $"{values.Count}", "use fewer");
            if (values.Count > 1 && values.Contains("*") && field != "exposeHeaders")
                yield return new($"{key}.{field}", "has '*' beside others", string.Join(", ", values), "use '*' alone, or leave it out");
        }
    }
}
