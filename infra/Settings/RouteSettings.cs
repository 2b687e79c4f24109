using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>An HTTPRoute. Field names and meanings are the Gateway API's; host names may be relative to the domain.</summary>
public sealed record RouteSettings : GatewayRouteSettings
{
    /// <summary>The Service whose traffic inside the mesh it routes.</summary>
    [Description("name of the Service, in the route's namespace, whose traffic inside the mesh it routes; in place of gateway")]
    [Pattern(Names.LabelPattern, "a Service name: lower-case letters, digits and '-', at most 63")]
    public string? Service { get; init; }

    /// <summary>Its rules.</summary>
    [Description("its rules, tried in the Gateway API's order of precedence")]
    public IReadOnlyList<RuleSettings> Rules { get; init; } = [];

    /// <summary>Short for a single rule that sends everything to these backends.</summary>
    [Description("short for one rule that sends every request to these backends")]
    public IReadOnlyList<BackendSettings> BackendRefs { get; init; } = [];

    /// <summary>The rules, with the short form written out.</summary>
    internal IReadOnlyList<RuleSettings> AllRules => BackendRefs.Count == 0 ? Rules : [new() { BackendRefs = BackendRefs }, .. Rules];
}

/// <summary>A rule of an HTTPRoute.</summary>
public sealed record RuleSettings
{
    /// <summary>Its name.</summary>
    [Description("its name, unique in the route; needs the bundle of Kubernetes 1.35")]
    [Pattern(Names.SubdomainPattern, "lower-case letters, digits, '-' and '.'")]
    public string? Name { get; init; }

    /// <summary>What a request must match: any one of these; none means every request.</summary>
    [Description("what a request must match, any one of these; none: every request")]
    public IReadOnlyList<MatchSettings> Matches { get; init; } = [];

    /// <summary>What is done to a request on its way.</summary>
    [Description("what is done to a request on its way")]
    public IReadOnlyList<FilterSettings> Filters { get; init; } = [];

    /// <summary>Short for a RequestRedirect filter.</summary>
    [Description("short for a filter of type RequestRedirect")]
    public RedirectSettings? Redirect { get; init; }

    /// <summary>Short for a URLRewrite filter.</summary>
    [Description("short for a filter of type URLRewrite")]
    public RewriteSettings? Rewrite { get; init; }

    /// <summary>Where requests go, by weight.</summary>
    [Description("where requests go, shared by weight")]
    public IReadOnlyList<BackendSettings> BackendRefs { get; init; } = [];

    /// <summary>Time limits.</summary>
    [Description("time limits")]
    public TimeoutSettings? Timeouts { get; init; }

    /// <summary>The filters, with the short forms written out after them.</summary>
    internal IReadOnlyList<FilterSettings> AllFilters =>
    [
        .. Filters,
        .. Redirect is null ? (FilterSettings[])[] : [new() { Type = FilterKind.RequestRedirect, RequestRedirect = Redirect }],
        .. Rewrite is null ? (FilterSettings[])[] : [new() { Type = FilterKind.URLRewrite, UrlRewrite = Rewrite }],
    ];
}

/// <summary>Conditions that a request meets all of.</summary>
public sealed record MatchSettings
{
    /// <summary>The path.</summary>
    [Description("the path; a text is short for a PathPrefix")]
    public PathMatchSettings? Path { get; init; }

    /// <summary>The headers.</summary>
    [Description("headers")]
    public IReadOnlyList<ValueMatchSettings> Headers { get; init; } = [];

    /// <summary>The query parameters.</summary>
    [Description("query parameters")]
    public IReadOnlyList<ValueMatchSettings> QueryParams { get; init; } = [];

    /// <summary>The method.</summary>
    [Description("the HTTP method")]
    public HttpMethodSetting? Method { get; init; }
}

/// <summary>HTTP methods that the Gateway API can match.</summary>
[Verbatim]
public enum HttpMethodSetting
{
#pragma warning disable CS1591 // the methods of RFC 9110 and PATCH
    GET,
    HEAD,
    POST,
    PUT,
    DELETE,
    CONNECT,
    OPTIONS,
    TRACE,
    PATCH,
#pragma warning restore CS1591
}

/// <summary>A path to match.</summary>
public sealed record PathMatchSettings : IShorthand<PathMatchSettings>
{
    /// <summary>How the path is matched.</summary>
    [Description("how the path is matched")]
    public PathMatchKind Type { get; init; } = PathMatchKind.PathPrefix;

    /// <summary>The path.</summary>
    [Description("the path")]
    [Pattern("(?s).{1,1024}", "1 to 1024 characters, starting with '/'")]
    public required string Value { get; init; }

    /// <inheritdoc/>
    public static string Shorthand => "a path such as /v1 (every path below it)";

    /// <inheritdoc/>
    public static PathMatchSettings? FromShorthand(string text) => text.StartsWith('/') ? new() { Value = text } : null;
}

/// <summary>How a path is matched.</summary>
[Verbatim]
public enum PathMatchKind
{
    /// <summary>By whole segments from the start.</summary>
    PathPrefix,

    /// <summary>As a whole.</summary>
    Exact,

    /// <summary>By a regular expression (RE2 with Istio).</summary>
    RegularExpression,
}

/// <summary>A header or query parameter to match.</summary>
public sealed record ValueMatchSettings
{
    /// <summary>How the value is matched.</summary>
    [Description("how the value is matched")]
    public ValueMatchKind Type { get; init; } = ValueMatchKind.Exact;

    /// <summary>Its name.</summary>
    [Description("its name")]
    [Pattern(@"[A-Za-z0-9!#$%&'*+\-.^_`|~]{1,256}", "1 to 256 characters that RFC 9110 allows in a header name")]
    public required string Name { get; init; }

    /// <summary>Its value.</summary>
    [Description("its value")]
    [Pattern("(?s).{1,4096}", "1 to 4096 characters")]
    public required string Value { get; init; }
}

/// <summary>How a header or query parameter is matched.</summary>
[Verbatim]
public enum ValueMatchKind
{
    /// <summary>As a whole.</summary>
    Exact,

    /// <summary>By a regular expression (RE2 with Istio).</summary>
    RegularExpression,
}

/// <summary>Time limits, as Gateway API durations.</summary>
public sealed record TimeoutSettings
{
    /// <summary>For the whole request.</summary>
    [Description("for the whole request, such as 10s; 0s: none")]
    [Pattern("([0-9]{1,5}(h|m|s|ms)){1,4}", "a Gateway API duration such as 10s or 1m30s")]
    public string? Request { get; init; }

    /// <summary>For one request to a backend.</summary>
    [Description("for one request to a backend; not longer than request")]
    [Pattern("([0-9]{1,5}(h|m|s|ms)){1,4}", "a Gateway API duration such as 10s or 1m30s")]
    public string? BackendRequest { get; init; }
}
