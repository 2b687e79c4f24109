using System.Globalization;
using GatewayStack.Routing.Model;

namespace GatewayStack.Planning.Rendering;

/// <summary>What a rule does with requests, in words.</summary>
internal static class RuleText
{
    /// <summary>Where it redirects to; null where it does not.</summary>
    public static string? Redirect(RouteRule rule) => rule.Filters.OfType<RequestRedirect>().FirstOrDefault() is { } redirect
        ? $"redirect {redirect.StatusCode}{(redirect.Scheme is { } scheme ? $" to {scheme}" : "")}{(redirect.Hostname is { } host ? $" {host}" : "")}{(Path(redirect.Path) is { } path ? $", {path}" : "")}"
        : null;

    /// <summary>What it changes on the way.</summary>
    public static IEnumerable<string> Changes(IEnumerable<RouteFilter> filters) => filters.SelectMany(filter => filter switch
    {
        UrlRewrite rewrite => ((string?[])[rewrite.Hostname is { } host ? $"host becomes {host}" : null, Path(rewrite.Path)]).OfType<string>(),
        HeaderModifier headers => headers.Set.Select(h => $"{Of(headers)} set {h.Name}: {h.Value}")
            .Concat(headers.Add.Select(h => $"{Of(headers)} add {h.Name}: {h.Value}"))
            .Concat(headers.Remove.Select(h => $"{Of(headers)} remove {h}")),
        RequestMirror mirror => [$"{(mirror.Percent >= 100 ? "copies" : $"{mirror.Percent.ToString("0.##", CultureInfo.InvariantCulture)} % copied")} to {mirror.Backend}"],
        Cors cors => [$"CORS for {string.Join(", ", cors.AllowOrigins)}"],
        OtherFilter other => [other.Type],
        _ => Array.Empty<string>(),
    });

    private static string Of(HeaderModifier headers) => headers.OfResponse ? "response" : "request";

    private static string? Path(PathModifier? path) => path switch
    {
        null => null,
        { Full: { } full } => $"path becomes {full}",
        _ => $"prefix becomes {path.Prefix}",
    };
}
