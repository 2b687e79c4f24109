using System.Globalization;
using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Model;

namespace GatewayStack.Routing.Matching;

/// <summary>A backend with the share of the requests it gets.</summary>
/// <param name="Backend">The backend.</param>
/// <param name="Probability">From 0 to 1.</param>
/// <param name="Problem">Why its requests fail; null where they do not.</param>
/// <param name="Status">What they are answered with then.</param>
public sealed record BackendShare(Backend Backend, double Probability, string? Problem, int? Status);

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
        var filters = entry.Rule.Filters;
        var redirect = filters.OfType<RequestRedirect>().FirstOrDefault();
        var shares = redirect is null ? Shares(world, entry) : [];
        return new()
        {
            RequestHeaders = [.. filters.OfType<HeaderModifier>().Where(h => !h.OfResponse).SelectMany(Changes)],
            ResponseHeaders = [.. filters.OfType<HeaderModifier>().Where(h => h.OfResponse).SelectMany(Changes)],
            RewrittenUrl = filters.OfType<UrlRewrite>().FirstOrDefault() is { } rewrite
                ? $"{rewrite.Hostname ?? request.Host}{Paths.Modify(rewrite.Path, entry.Match.Path, request.Path)}{request.Query}"
                : null,
            Location = redirect is null ? null : LocationOf(redirect, entry, request, listenerPort),
            Mirrors = [.. filters.OfType<RequestMirror>().Select(m => m.Percent >= 100 ? m.Backend.ToString() : $"{m.Percent.ToString("0.##", CultureInfo.InvariantCulture)} % {m.Backend}")],
            Others = [.. filters.Where(f => f is Cors or OtherFilter).Select(f => f is Cors cors ? $"CORS for {string.Join(", ", cors.AllowOrigins)}" : f.Type)],
            Backends = shares,
            Status = redirect?.StatusCode ?? StatusOf(entry, shares),
        };
    }

    private static int? StatusOf(RouteEntry entry, List<BackendShare> shares) =>
        entry.Rule.Backends.Count == 0 ? 500
        : shares.All(s => s.Probability == 0) ? 500
        : shares.Where(s => s.Probability > 0).All(s => s.Status == 500) ? 500
        : null;

    private static List<BackendShare> Shares(World world, RouteEntry entry)
    {
        var total = entry.Rule.Backends.Sum(b => (long)b.Weight);
        return [.. entry.Rule.Backends.Select(backend =>
        {
            var share = total == 0 ? 0 : (double)backend.Weight / total;
            return BackendChecks.Problem(world, entry.Route, backend) is { } problem ? new BackendShare(backend, share, problem.Message, 500)
                : BackendChecks.WrongPort(world, backend) is { } ports
                    ? new(backend, share, $"Service {backend.Reference.Target} has no port {backend.Port}; it has {string.Join(", ", ports)}", 503)
                    : new(backend, share, null, null);
        })];
    }

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
