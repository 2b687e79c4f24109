using System.Globalization;
using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Model;

namespace GatewayStack.Routing.Matching;

/// <summary>A backend with the share of the requests it gets.</summary>
/// <param name="Backend">The backend.</param>
/// <param name="Probability">From 0 to 1.</param>
/// <param name="Problem">Why its requests fail; null where they do not.</param>
/// <param name="Status">What they are answered with then.</param>
/// <param name="Changes">What its own filters do to the requests it gets.</param>
public sealed record BackendShare(Backend Backend, double Probability, string? Problem, int? Status, IReadOnlyList<string> Changes);

/// <summary>What the rule that a request goes to does with it.</summary>
public sealed record Effects
{
    /// <summary>Changes of the request's headers, such as <c>set X-Env: dev</c>.</summary>
    public IReadOnlyList<string> RequestHeaders { get; init; } = [];

    /// <summary>Changes of the answer's headers.</summary>
    public IReadOnlyList<string> ResponseHeaders { get; init; } = [];

    /// <summary>Host and path that the backend sees, where they are rewritten.</summary>
    public string? RewrittenUrl { get; init; }

    /// <summary>Where the client is sent, where it is redirected.</summary>
    public string? Location { get; init; }

    /// <summary>Where copies go.</summary>
    public IReadOnlyList<string> Mirrors { get; init; } = [];

    /// <summary>Filters that are noted and not worked out here.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Where the request goes.</summary>
    public IReadOnlyList<BackendShare> Backends { get; init; } = [];

    /// <summary>The status that the Gateway answers with by itself; null where a backend answers.</summary>
    public int? Status { get; init; }

    /// <summary>Works them out.</summary>
    public static Effects Of(World world, RouteEntry entry, Request request, int listenerPort)
    {
        // The filters of an only backend do the same as the rule's.
        var filters = entry.Rule.Backends is [{ Filters: { Count: > 0 } own }] ? [.. entry.Rule.Filters, .. own] : entry.Rule.Filters;
        var cors = filters.OfType<Cors>().FirstOrDefault();
        if (cors is not null && CorsAnswer.IsPreflight(request))
            return new() { ResponseHeaders = [.. CorsAnswer.Headers(cors, request)], Others = [Words(cors)], Status = 200 };
        var redirect = filters.OfType<RequestRedirect>().FirstOrDefault();
        var shares = redirect is null ? Shares(world, entry, request, listenerPort) : [];
        return new()
        {
            RequestHeaders = [.. filters.OfType<HeaderModifier>().Where(h => !h.OfResponse).SelectMany(Changes)],
            ResponseHeaders =
            [
                .. filters.OfType<HeaderModifier>().Where(h => h.OfResponse).SelectMany(Changes),
                .. cors is null ? [] : CorsAnswer.Headers(cors, request),
            ],
            RewrittenUrl = filters.OfType<UrlRewrite>().FirstOrDefault() is { } rewrite ? Rewritten(rewrite, entry, request) : null,
            Location = redirect is null ? null : LocationOf(redirect, entry, request, listenerPort),
            Mirrors = [.. filters.OfType<RequestMirror>().Select(Copy)],
            Others = [.. filters.Where(f => f is Cors or OtherFilter).Select(f => f is Cors shared ? Words(shared) : f.Type)],
            Backends = shares,
            Status = redirect?.StatusCode ?? StatusOf(entry, shares),
        };
    }

    private static int? StatusOf(RouteEntry entry, List<BackendShare> shares) =>
        entry.Rule.Backends.Count == 0 ? 500
        : shares.All(s => s.Probability == 0) ? 500
        : shares.Where(s => s.Probability > 0).All(s => s.Status == 500) ? 500
        : null;

    private static List<BackendShare> Shares(World world, RouteEntry entry, Request request, int listenerPort)
    {
        var total = entry.Rule.Backends.Sum(b => (long)b.Weight);
        return [.. entry.Rule.Backends.Select(backend =>
        {
            var share = total == 0 ? 0 : (double)backend.Weight / total;
            List<string> changes = [.. backend.Filters.SelectMany(f => Changes(f, entry, request, listenerPort))];
            return BackendChecks.Problem(world, entry.Route, backend) is { } problem ? new BackendShare(backend, share, problem.Message, 500, changes)
                : BackendChecks.WrongPort(world, backend) is { } ports
                    ? new(backend, share, $"Service {backend.Reference.Target} has no port {backend.Port}; it has {string.Join(", ", ports)}", 503, changes)
                    : new(backend, share, null, null, changes);
        })];
    }

    /// <summary>What one filter does, where only some of the requests meet it.</summary>
    private static IEnumerable<string> Changes(RouteFilter filter, RouteEntry entry, Request request, int listenerPort) => filter switch
    {
        HeaderModifier headers => Changes(headers).Select(c => $"{(headers.OfResponse ? "response" : "request")} {c}"),
        UrlRewrite rewrite => [$"rewritten {Rewritten(rewrite, entry, request)}"],
        RequestRedirect redirect => [$"answer {redirect.StatusCode.ToString(CultureInfo.InvariantCulture)} → {LocationOf(redirect, entry, request, listenerPort)}"],
        RequestMirror mirror => [$"mirror {Copy(mirror)}"],
        Cors cors => [Words(cors)],
        _ => [filter.Type],
    };

    private static string Copy(RequestMirror mirror) =>
        mirror.Percent >= 100 ? mirror.Backend.ToString() : $"{mirror.Percent.ToString("0.##", CultureInfo.InvariantCulture)} % {mirror.Backend}";

    private static string Words(Cors cors) => $"CORS for {string.Join(", ", cors.AllowOrigins)}";

    private static string Rewritten(UrlRewrite rewrite, RouteEntry entry, Request request) =>
        $"{rewrite.Hostname ?? request.Host}{Paths.Modify(rewrite.Path, entry.Match.Path, request.Path)}{request.Query}";

    private static IEnumerable<string> Changes(HeaderModifier headers) =>
        headers.Set.Select(h => $"set {h.Name}: {h.Value}")
            .Concat(headers.Add.Select(h => $"add {h.Name}: {h.Value}"))
            .Concat(headers.Remove.Select(h => $"remove {h}"));

    /// <summary>The port: the redirect's own, else its scheme's, else the listener's; left out where the scheme implies it.</summary>
    private static string LocationOf(RequestRedirect redirect, RouteEntry entry, Request request, int listenerPort)
    {
        var scheme = redirect.Scheme ?? request.Scheme;
        var port = redirect.Port ?? (redirect.Scheme is null ? listenerPort : Request.DefaultPort(scheme));
        var path = redirect.Path is null ? request.Path : Paths.Modify(redirect.Path, entry.Match.Path, request.Path);
        return $"{scheme}://{redirect.Hostname ?? request.Host}{(port == Request.DefaultPort(scheme) ? "" : $":{port}")}{path}{request.Query}";
    }
}
