using GatewayStack.Routing.Attachment;

namespace GatewayStack.Routing.Matching;

/// <summary>The routes of a listener, ready to be asked: a look-up by host name, then by path.</summary>
public sealed class RouteTable
{
    private readonly Dictionary<string, HostTable> _hosts;

    /// <summary>Builds the table.</summary>
    public RouteTable(IEnumerable<AttachedRoute> routes) => _hosts = routes
        .Where(r => r.Route.Kind is "HTTPRoute" or "GRPCRoute")
        .SelectMany(Entries)
        .GroupBy(e => e.Hostname, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => new HostTable(g.Key, g), StringComparer.Ordinal);

    /// <summary>The host names, the most specific first.</summary>
    public IEnumerable<HostTable> Hosts => _hosts.Values.OrderBy(h => h.Hostname, Comparer<string>.Create(Hostnames.Compare)).ThenBy(h => h.Hostname, StringComparer.Ordinal);

    /// <summary>The table of the most specific host name that covers a host; null where none does. Less specific ones are not asked
    /// (Envoy's virtual hosts).</summary>
    public HostTable? Of(string host)
    {
        if (_hosts.TryGetValue(host, out var exact))
            return exact;
        for (var dot = host.IndexOf('.'); dot > 0; dot = host.IndexOf('.', dot + 1))
        {
            if (_hosts.TryGetValue(string.Concat("*", host.AsSpan(dot)), out var wildcard))
                return wildcard;
        }
        return _hosts.GetValueOrDefault("");
    }

    private static IEnumerable<RouteEntry> Entries(AttachedRoute attached)
    {
        foreach (var (shared, ofRoute) in attached.Hostnames)
        {
            for (var rule = 0; rule < attached.Route.Rules.Count; rule++)
            {
                for (var match = 0; match < attached.Route.Rules[rule].Matches.Count; match++)
                    yield return new RouteEntry(shared, ofRoute, attached.Route, rule, match);
            }
        }
    }
}
