namespace GatewayStack.Routing.Matching;

/// <summary>What is served under one host name of a listener.</summary>
public sealed class HostTable
{
    private readonly List<PathTable> _tiers;

    internal HostTable(string hostname, IEnumerable<RouteEntry> entries)
    {
        Hostname = hostname;
        Entries = [.. entries.Order(Precedence.Order)];
        _tiers = [.. Entries.GroupBy(e => e.HostnameOfRoute, StringComparer.Ordinal).Select(tier => new PathTable(tier))];
    }

    /// <summary>The host name; empty for every one.</summary>
    public string Hostname { get; }

    /// <summary>Every match, in the order they are tried.</summary>
    public IReadOnlyList<RouteEntry> Entries { get; }

    /// <summary>The match that a request goes to; null where none fits.</summary>
    public RouteEntry? Find(Request request)
    {
        foreach (var tier in _tiers)
        {
            if (tier.Find(request) is { } found)
                return found;
        }
        return null;
    }
}
