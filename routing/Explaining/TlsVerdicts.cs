using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Matching;
using GatewayStack.Routing.Model;

namespace GatewayStack.Routing.Explaining;

/// <summary>TLS that is routed by its server name alone.</summary>
internal static class TlsVerdicts
{
    public static Verdict Explain(World world, ListenerState listener, Request request)
    {
        var found = (
            from attached in listener.Routes
            where attached.Route.Kind == "TLSRoute"
            from hostname in attached.Hostnames
            where Hostnames.Covers(hostname.Shared, request.ServerName)
            orderby hostname.Shared.StartsWith('*') ? 1 : hostname.Shared.Length == 0 ? 2 : 0, hostname.Shared.Length descending,
                attached.Route.Created ?? DateTimeOffset.MaxValue, attached.Route.Key.ToString()
            select (attached.Route, hostname.Shared)).FirstOrDefault();
        if (found.Route is not { } route)
        {
            return new()
            {
                Request = request,
                Listener = listener,
                Problem = $"no TLSRoute of {listener} is for {request.ServerName}; the connection is closed",
                Hints = [$"its routes are for {string.Join(", ", listener.Routes.SelectMany(r => r.Hostnames).Select(h => h.Shared))}"],
            };
        }
        var backends = route.Rules.SelectMany(r => r.Backends).ToList();
        var total = backends.Sum(b => (long)b.Weight);
        var shares = backends.ConvertAll(b => new BackendShare(b, total == 0 ? 0 : (double)b.Weight / total, BackendChecks.Problem(world, route, b)?.Message, null, []));
        return new()
        {
            Request = request,
            Listener = listener,
            Hostname = found.Shared,
            TlsRoute = route,
            Effects = new()
            {
                Backends = [.. shares],
            },
            Problem = shares.All(s => s.Probability == 0 || s.Problem is not null)
                ? $"{shares.FirstOrDefault(s => s.Problem is not null)?.Problem ?? "no backend has a weight"}; the connection is closed"
                : null,
            Notes = listener.Listener.Tls?.Passthrough is true ? ["TLS passes through: the backend shows its own certificate, and path and headers are not seen."] : [],
        };
    }
}
