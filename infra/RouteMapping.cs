using GatewayStack.Components.GatewayApi;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra;

/// <summary>From the settings of a route to the Gateway API's fields.</summary>
internal static class RouteMapping
{
    public static HttpRouteRuleArgs ToArgs(this RuleSettings rule) => new()
    {
        Matches = rule.Matches.Select(ToArgs).ToList(),
        Filters = rule.Filters.Select(ToArgs).ToList(),
        BackendRefs = rule.BackendRefs.Select(ToArgs).ToList(),
        Timeouts = rule.Timeouts is { } t ? new HttpRouteTimeoutsArgs { Request = t.Request!, BackendRequest = t.BackendRequest! } : null!,
    };

    private static HttpRouteMatchArgs ToArgs(MatchSettings match) => new()
    {
        Path = match.Path is { } path ? new ValueMatchArgs { Type = path.Type.Spelling(), Value = path.Value } : null!,
        Headers = match.Headers.Select(ToArgs).ToList(),
        QueryParams = match.QueryParams.Select(ToArgs).ToList(),
        Method = match.Method?.Spelling()!,
    };

    private static NamedMatchArgs ToArgs(ValueMatchSettings match) =>
        new() { Type = match.Type.Spelling(), Name = match.Name, Value = match.Value };

    private static BackendReferenceArgs ToArgs(BackendSettings backend)
    {
        var args = new BackendReferenceArgs { Name = backend.Name, Namespace = backend.Namespace!, Port = backend.Port };
        if (backend.Weight is { } weight)
            args.Weight = weight;
        return args;
    }

    private static HttpRouteFilterArgs ToArgs(FilterSettings filter) => new()
    {
        Type = filter.Type.Spelling(),
        RequestHeaderModifier = filter.RequestHeaderModifier is { } request ? ToArgs(request) : null!,
        ResponseHeaderModifier = filter.ResponseHeaderModifier is { } response ? ToArgs(response) : null!,
        RequestRedirect = filter.RequestRedirect is { } redirect ? ToArgs(redirect) : null!,
        UrlRewrite = filter.UrlRewrite is { } rewrite ? new UrlRewriteArgs { Hostname = rewrite.Hostname!, Path = ToArgs(rewrite.Path) } : null!,
        RequestMirror = filter.RequestMirror is { } mirror ? ToArgs(mirror) : null!,
    };

    private static HeaderModifierArgs ToArgs(HeaderModifierSettings headers) =>
        new() { Set = headers.Set.Select(ToArgs).ToList(), Add = headers.Add.Select(ToArgs).ToList(), Remove = headers.Remove.ToList() };

    private static HeaderArgs ToArgs(HeaderSettings header) => new() { Name = header.Name, Value = header.Value };

    private static RequestRedirectArgs ToArgs(RedirectSettings redirect)
    {
        var args = new RequestRedirectArgs { Scheme = redirect.Scheme!, Hostname = redirect.Hostname!, Path = ToArgs(redirect.Path) };
        if (redirect.Port is { } port)
            args.Port = port;
        if (redirect.StatusCode is { } code)
            args.StatusCode = code;
        return args;
    }

    private static PathModifierArgs ToArgs(PathModifierSettings? path) => path is null ? null! : new()
    {
        Type = path.Type.Spelling(),
        ReplaceFullPath = path.ReplaceFullPath!,
        ReplacePrefixMatch = path.ReplacePrefixMatch!,
    };

    private static RequestMirrorArgs ToArgs(MirrorSettings mirror)
    {
        var args = new RequestMirrorArgs { BackendRef = ToArgs(mirror.BackendRef) };
        if (mirror.Percent is { } percent)
            args.Percent = percent;
        return args;
    }
}
