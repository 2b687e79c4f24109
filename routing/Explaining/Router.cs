using System.Runtime.CompilerServices;
using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Matching;
using GatewayStack.Routing.Model;

namespace GatewayStack.Routing.Explaining;

/// <summary>Answers where requests go.</summary>
/// <param name="topology">What attaches to what.</param>
public sealed class Router(Topology topology)
{
    private readonly ConditionalWeakTable<ListenerState, RouteTable> _tables = [];

    /// <summary>The routes of a listener.</summary>
    public RouteTable TableOf(ListenerState listener) => _tables.GetValue(listener, l => new RouteTable(l.Routes));

    /// <summary>The match that a request goes to on a Gateway, without an explanation; null where none fits.</summary>
    public RouteEntry? Find(GatewayState gateway, Request request) =>
        ListenerChoice.Choose(gateway, request) is { } listener && !IsMisdirected(gateway, listener, request)
            ? TableOf(listener).Of(request.Host)?.Find(request)
            : null;

    /// <summary>Where a request goes and why. Of several Gateways, the one that serves the host name most specifically is asked:
    /// DNS decides in life.</summary>
    /// <param name="request">The request.</param>
    /// <param name="gateway">The Gateway; null: see there.</param>
    public Verdict Explain(Request request, ObjectKey? gateway = null)
    {
        var gateways = topology.Gateways.Where(g => gateway is null || g.Gateway.Key == gateway).ToList();
        var verdicts = gateways
            .Select(g => (Gateway: g, Listener: ListenerChoice.Choose(g, request)))
            .Where(c => c.Listener is not null)
            .Select(c => Explain(c.Gateway, c.Listener!, request))
            .OrderBy(v => IsNamed(v.Listener!.Gateway, request.Host) ? 0 : 1)
            .ThenBy(v => v.IsServed ? 0 : v.Winner is not null ? 1 : v.Hostname is not null ? 2 : 3)
            .ThenBy(v => v.Hostname ?? "", Comparer<string>.Create(Hostnames.Compare))
            .ThenBy(v => v.Listener!.Gateway.Key.ToString(), StringComparer.Ordinal)
            .ToList();
        return verdicts.Count > 0 ? verdicts[0] : NoListener(request, gateways, gateway);
    }

    private Verdict Explain(GatewayState gateway, ListenerState listener, Request request)
    {
        if (listener.Listener.Tls?.Passthrough is true || listener.Listener.Protocol == "TLS")
            return TlsVerdicts.Explain(topology.World, listener, request);
        if (IsMisdirected(gateway, listener, request))
        {
            return new()
            {
                Request = request,
                Listener = listener,
                Status = 421,
                Problem = $"the server name {request.ServerName} belongs to {listener}, and Host {request.Host} to another listener",
                Hints = ["connect with the host name that is asked for"],
                Notes = ["421 (Misdirected Request) is the specification's answer; Istio answers 404, and a browser that reuses a connection shows it."],
            };
        }
        var table = TableOf(listener);
        if (table.Of(request.Host) is not { } host)
            return NoHost(table, listener, request);
        if (host.Find(request) is not { } winner)
            return NoMatch(host, listener, request);
        var effects = Effects.Of(topology.World, winner, request, listener.Listener.Port);
        return new()
        {
            Request = request,
            Listener = listener,
            Hostname = host.Hostname,
            Winner = winner,
            RunnersUp = [.. host.Entries.Where(e => e != winner && e.Meets(request)).Select(e => new RunnerUp(e, Precedence.Reason(winner, e)))],
            Effects = effects,
            Status = effects.Status,
            Problem = effects.Status switch
            {
                500 => winner.Rule.Backends.Count == 0 ? "the rule has no backend and no redirect" : winner.Rule.Backends.All(b => b.Weight == 0) ? "every backend has weight 0" : effects.Backends.First(b => b.Problem is not null).Problem,
                _ => null,
            },
            Notes =
            [
                .. host.Entries.Any(e => e.Match.Path.Kind == PathKind.RegularExpression && e.Meets(request))
                    ? ["Where a regular expression stands among paths is Istio's choice: after every exact path and every prefix."]
                    : Array.Empty<string>(),
                .. winner.Rule.Backends.Any(b => b.Filters.Any(f => f is not HeaderModifier))
                    ? ["Of the filters of a backend, Istio takes header modifiers alone; it does not accept a route with others."]
                    : Array.Empty<string>(),
                .. winner.Rule.Backends.Count == 0 && effects.Location is null ? ["From 1.30 on, Istio answers 404 where a rule has no backend."] : Array.Empty<string>(),
            ],
        };
    }

    /// <summary>Whether a route of the Gateway names the host, so that DNS would lead there.</summary>
    private bool IsNamed(Gateway gateway, string host) => topology.Gateways.First(g => g.Gateway == gateway).Listeners
        .Any(l => l.Routes.Any(r => r.Hostnames.Any(h => h.Shared.Length > 0 && Hostnames.Covers(h.Shared, host))));

    /// <summary>Whether the Host header is that of another listener than TLS's server name.</summary>
    private static bool IsMisdirected(GatewayState gateway, ListenerState listener, Request request) =>
        request.Scheme == "https" && request.Host != request.ServerName
        && ListenerChoice.Choose(gateway, request with { ServerName = request.Host }) != listener;

    private static Verdict NoListener(Request request, List<GatewayState> gateways, ObjectKey? asked)
    {
        var all = gateways.SelectMany(g => g.Listeners).ToList();
        var fitting = all.Where(l => ListenerChoice.Takes(l.Listener, request)).ToList();
        var broken = fitting.FirstOrDefault(l => !l.Serves && Hostnames.Covers(l.Listener.Hostname, request.ServerName));
        return new()
        {
            Request = request,
            Status = request.Scheme == "http" && fitting.Any(l => l.Serves) ? 404 : null,
            Problem = gateways.Count == 0 ? asked is { } key ? $"there is no Gateway {key}" : "there is no Gateway"
                : broken is not null ? $"{broken} does not serve: {string.Join("; ", broken.Conditions.Where(c => c is { Status: false, Message.Length: > 0 }).Select(c => $"{c.Reason}, {c.Message}").Distinct())}"
                : fitting.Count == 0 ? $"no Gateway listens for {request.Scheme} on port {request.Port}"
                : $"no listener on port {request.Port} is for {request.ServerName}",
            Hints = gateways.Count == 0 ? []
                : fitting.Count == 0 ? [$"listeners are {string.Join(", ", all.Select(l => $"{l.Listener.Protocol} {l.Listener.Port}").Distinct())}"]
                : [.. fitting.Select(l => $"{l} is for {(l.Listener.Hostname.Length == 0 ? "every host name" : l.Listener.Hostname)}").Take(5)],
        };
    }

    private Verdict NoHost(RouteTable table, ListenerState listener, Request request)
    {
        var hosts = table.Hosts.Select(h => h.Hostname).ToList();
        var refused = topology.RouteParents
            .Where(p => p.Listeners.Count == 0 && p.Parent.Parent == listener.Gateway.Key && p.Conditions.Any(c => c is { Type: "Accepted", Status: false })
                && (p.Route.Hostnames.Count == 0 || p.Route.Hostnames.Any(h => Hostnames.Covers(h, request.Host))))
            .Select(p => $"{p.Route} would serve it and is not attached: {p.Conditions.First(c => !c.Status)}");
        return new()
        {
            Request = request,
            Listener = listener,
            Status = 404,
            Problem = $"no route of {listener} is for {request.Host}",
            Hints = [.. refused, hosts.Count == 0 ? "no route is attached to it" : $"its routes are for {string.Join(", ", hosts.Take(8))}{(hosts.Count > 8 ? $" and {hosts.Count - 8} more" : "")}"],
        };
    }

    private static Verdict NoMatch(HostTable host, ListenerState listener, Request request) => new()
    {
        Request = request,
        Listener = listener,
        Hostname = host.Hostname,
        Status = 404,
        Problem = $"{host.Entries.Count} {(host.Entries.Count == 1 ? "match is" : "matches are")} for {(host.Hostname.Length == 0 ? "every host name" : host.Hostname)}, and none fits",
        Hints = [.. host.Entries
            .Select(e => (Entry: e, Missed: e.Missed(request).ToList()))
            .OrderBy(e => e.Missed.Count)
            .ThenByDescending(e => e.Entry.Match.Path.Value.AsSpan().CommonPrefixLength(request.Path))
            .Take(3)
            .Select(e => $"{e.Entry.Route} rule {e.Entry.RuleIndex}: {string.Join("; ", e.Missed)}")],
        Notes = ["Routes of less specific host names are not asked: Istio keeps each host name apart (Envoy's virtual hosts)."],
    };
}
