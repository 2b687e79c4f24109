using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Matching;
using GatewayStack.Routing.Model;

namespace GatewayStack.Planning.Rendering;

/// <summary>Where requests go in a plan: DNS name → listener → match → backend → workload.</summary>
/// <param name="Hosts">The host names, by Gateway; at the end what is asked inside the mesh.</param>
/// <param name="Refused">Routes that no request reaches, because what they ask to attach to does not take them.</param>
internal sealed record Traffic(IReadOnlyList<TrafficHost> Hosts, IReadOnlyList<RouteParentState> Refused)
{
    /// <summary>The listeners with what they match, each once with all host names that share it, such as those of a redirect; by Gateway.</summary>
    public IEnumerable<(TrafficListener Listener, IReadOnlyList<TrafficHost> Hosts)> Tables => Hosts
        .GroupBy(h => h.Entrance)
        .SelectMany(gateway => gateway.SelectMany(host => host.Listeners.Index().Select(l => (Host: host, Listener: l.Item, l.Index))).OrderBy(t => t.Index))
        .GroupBy(t => t.Listener.Matches[0].Entry)
        .Select(table => (table.First().Listener, (IReadOnlyList<TrafficHost>)[.. table.Select(t => t.Host)]));
}

/// <summary>A host name at one Gateway.</summary>
/// <param name="Name">The host name; a wildcard, or <c>every host name</c>.</param>
/// <param name="Address">The Gateway's address; null inside the mesh.</param>
/// <param name="Note">Who makes its DNS record, or where it is asked from; null where there is nothing to say.</param>
/// <param name="Listeners">The listeners that serve it; at least one.</param>
internal sealed record TrafficHost(string Name, string? Address, string? Note, IReadOnlyList<TrafficListener> Listeners)
{
    /// <summary>What requests pass first: a Gateway, or inside the mesh a Service.</summary>
    public ObjectReference Entrance => Listeners[0].Owner;
}

/// <summary>A listener as one host name meets it.</summary>
/// <param name="Owner">The Gateway, or inside the mesh the Service.</param>
/// <param name="Name">The listener's name, after that of its ListenerSet where it is in one; empty inside the mesh.</param>
/// <param name="Port">Protocol and port.</param>
/// <param name="Certificate">The Secret with the certificate it shows; null without TLS.</param>
/// <param name="Matches">What it does with requests, in the order in which they are matched.</param>
internal sealed record TrafficListener(ObjectReference Owner, string Name, string Port, string? Certificate, IReadOnlyList<TrafficMatch> Matches);

/// <summary>One match of a rule.</summary>
/// <param name="Entry">The match.</param>
/// <param name="ShadowedBy">The earlier match that takes every request of this one; null where some reach it.</param>
/// <param name="Answer">What the Gateway answers by itself; null where backends answer.</param>
/// <param name="Changes">What is done to requests and answers on the way.</param>
/// <param name="Backends">Where requests go.</param>
internal sealed record TrafficMatch(RouteEntry Entry, RouteEntry? ShadowedBy, string? Answer, IReadOnlyList<string> Changes, IReadOnlyList<TrafficBackend> Backends)
{
    /// <summary>The conditions, in words. Of TLS that passes through nothing but the server's name is seen.</summary>
    public string Label => Entry.Route.Kind == "TLSRoute" ? "TLS passes through" : Entry.Match.ToString();

    /// <summary>Route and rule.</summary>
    public string Source => SourceOf(Entry);

    /// <summary>Where requests go, in one line.</summary>
    public string Target => Answer ?? string.Join(" + ", Backends.Select(b => Backends.Count == 1 ? b.Name : $"{VerdictText.Percent(b.Share)} {b.Name}"));

    /// <summary>NAME rule N.</summary>
    public static string SourceOf(RouteEntry entry) => $"{entry.Route.Key.Name} rule {entry.RuleIndex}";
}

/// <summary>A backend with what runs behind it.</summary>
/// <param name="Service">The Service.</param>
/// <param name="Name">NAME:PORT, with the namespace where it is not the route's.</param>
/// <param name="Share">Its share of the requests, from 0 to 1.</param>
/// <param name="Workload">What answers; null where the plan does not know.</param>
/// <param name="Problem">Why requests to it fail; null where they do not.</param>
internal sealed record TrafficBackend(ObjectKey Service, string Name, double Share, string? Workload, string? Problem);
