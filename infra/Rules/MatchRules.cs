using System.Text.RegularExpressions;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>What requests are matched by.</summary>
/// <remarks>Gateway API specification, <c>HTTPRouteMatch</c> and <c>GRPCRouteMatch</c>.</remarks>
internal static partial class MatchRules
{
    private const int MostMatches = 64;
    private const int MostMatchesOfRoute = 128;
    private const int MostConditions = 16;
    private const int LongestQueryValue = 1024;

    /// <summary>How many matches a rule and its route have.</summary>
    public static IEnumerable<SettingsProblem> CheckCounts(IReadOnlyList<int> counts, string key)
    {
        foreach (var (i, count) in counts.Index())
        {
            if (count > MostMatches)
                yield return new($"{key}.rules[{i}].matches", $"has more than {MostMatches} matches", $"{count}", "split the rule");
        }
        if (counts.Sum() > MostMatchesOfRoute)
            yield return new($"{key}.rules", $"has more than {MostMatchesOfRoute} matches in all rules together", $"{counts.Sum()}", "split the route");
    }

    public static IEnumerable<SettingsProblem> Check(MatchSettings match, string key) =>
    [
        .. match.Path is { } path ? CheckPath(path, $"{key}.path.value") : [],
        .. CheckHeaders(match.Headers, $"{key}.headers"),
        .. CheckQuery(match.QueryParams, $"{key}.queryParams"),
    ];

    public static IEnumerable<SettingsProblem> Check(GrpcMatchSettings match, string key)
    {
        foreach (var problem in CheckHeaders(match.Headers, $"{key}.headers"))
            yield return problem;
        if (match.Method is not { } method)
            yield break;
        if (method is { Service: null, Method: null })
            yield return new($"{key}.method", "has neither service nor method", null, "set one of them or both, or remove it");
        foreach (var (field, value, pattern) in ((string, string?, Regex)[])[("service", method.Service, GrpcService()), ("method", method.Method, GrpcMethod())])
        {
            if (value is null)
                continue;
            if (method.Type == ValueMatchKind.RegularExpression ? !IsRegex(value) : !pattern.IsMatch(value))
            {
                yield return new($"{key}.method.{field}", $"is not {(method.Type == ValueMatchKind.RegularExpression ? "a regular expression" : $"a gRPC {field}")}", value,
                    method.Type == ValueMatchKind.RegularExpression ? "use RE2 syntax" : field == "service" ? "use a name such as shop.v1.Cart" : "use a name such as AddItem");
            }
        }
    }

    private static IEnumerable<SettingsProblem> CheckHeaders(IReadOnlyList<ValueMatchSettings> headers, string key)
    {
        if (headers.GroupBy(h => h.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            yield return new(key, "names a header twice; header names ignore case", twice.Key, "match each header once");
        foreach (var problem in CheckValues(headers, key))
            yield return problem;
    }

    private static IEnumerable<SettingsProblem> CheckQuery(IReadOnlyList<ValueMatchSettings> parameters, string key)
    {
        if (parameters.GroupBy(h => h.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            yield return new(key, "names a query parameter twice", twice.Key, "match each parameter once");
        foreach (var (i, parameter) in parameters.Index())
        {
            if (parameter.Value.Length > LongestQueryValue)
                yield return new($"{key}[{i}].value", $"is longer than {LongestQueryValue} characters", $"{parameter.Value.Length} characters", "match a shorter value");
        }
        foreach (var problem in CheckValues(parameters, key))
            yield return problem;
    }

    private static IEnumerable<SettingsProblem> CheckValues(IReadOnlyList<ValueMatchSettings> values, string key)
    {
        if (values.Count > MostConditions)
            yield return new(key, $"has more than {MostConditions} entries", $"{values.Count}", "use fewer");
        foreach (var (i, value) in values.Index())
        {
            if (value.Type == ValueMatchKind.RegularExpression && !IsRegex(value.Value))
                yield return new($"{key}[{i}].value", "is not a regular expression", value.Value, "use RE2 syntax");
        }
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
        if (!PathCharacters().IsMatch(path.Value))
            yield return new(key, "has a character that a path cannot have", path.Value, "percent-encode it, such as %20 for a space");
    }

    [GeneratedRegex(@"^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@#]|%[0-9a-fA-F]{2})+\z", RegexOptions.CultureInvariant)]
    private static partial Regex PathCharacters();

    [GeneratedRegex(@"^\.?[a-z_][a-z_0-9]*(\.[a-z_][a-z_0-9]*)*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex GrpcService();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z_0-9]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex GrpcMethod();

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
