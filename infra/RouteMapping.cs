using GatewayStack.Components.GatewayApi;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra;

/// <summary>From the settings of a route to the Gateway API's fields.</summary>
internal static class RouteMapping
{
    public static HttpRouteRuleArgs ToArgs(this RuleSettings rule) => new()
    {
        Name = rule.Name!,
        Matches = rule.Matches.Select(ToArgs).ToList(),
        Filters = rule.AllFilters.Select(ToArgs).ToList(),
        BackendRefs = rule.BackendRefs.Select(ToArgs).ToList(),
        Timeouts = rule.Timeouts is { } t ? new HttpRouteTimeoutsArgs { Request = t.Request!, BackendRequest = t.BackendRequest! } : null!,
    };

    public static GrpcRouteRuleArgs ToArgs(this GrpcRuleSettings rule) => new()
    {
        Name = rule.Name!,
        Matches = rule.Matches.Select(ToArgs).ToList(),
        Filters = rule.Filters.Select(ToArgs).ToList(),
        BackendRefs = rule.BackendRefs.Select(ToArgs).ToList(),
    };

    private static GrpcRouteMatchArgs ToArgs(GrpcMatchSettings match) => new()
    {
        Method = match.Method is { } method
            ? new GrpcMethodMatchArgs { Type = method.Type.Spelling(), Service = method.Service!, Method = method.Method! }
            : null!,
        Headers = match.Headers.Select(ToArgs).ToList(),
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

    public static BackendReferenceArgs ToArgs(this BackendSettings backend)
    {
        var args = new BackendReferenceArgs
        {
            Name = backend.Name,
            Namespace = backend.Namespace!,
            Port = backend.Port,
        };
        // A TLSRoute has no such field at all.
        if (backend.Filters.Count > 0)
            args.Filters = backend.Filters.Select(ToArgs).ToList();
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
        Cors = filter.Cors is { } cors ? ToArgs(cors) : null!,
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
        if (mirror.Fraction is { } fraction)
            args.Fraction = new FractionArgs { Numerator = fraction.Numerator, Denominator = fraction.Denominator };
        return args;
    }

    private static CorsArgs ToArgs(CorsSettings cors)
    {
        var args = new CorsArgs
        {
            AllowOrigins = cors.AllowOrigins.ToList(),
            AllowMethods = cors.AllowMethods.ToList(),
            AllowHeaders = cors.AllowHeaders.ToList(),
            ExposeHeaders = cors.ExposeHeaders.ToList(),
        };
        if (cors.AllowCredentials is { } credentials)
            args.AllowCredentials = credentials;
        if (cors.MaxAge is { } age)
            args.MaxAge = age;
        return args;
    }
}
