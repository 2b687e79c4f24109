using GatewayStack.Routing.Model;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Routing.Attachment;

/// <summary>Gateways, listeners and routes, and what attaches to what: the status that a controller would report.</summary>
public sealed class Topology
{
    private Topology(World world, IReadOnlyList<GatewayState> gateways)
    {
        (World, Gateways) = (world, gateways);
        ListenerSets = [.. world.ListenerSets.Select(set => State(set, [.. gateways.SelectMany(g => g.Listeners).Where(l => l.Listener.ListenerSet == set.Key)]))];
        var attaching = new RouteAttachment(world, gateways);
        RouteParents = [.. world.Routes.SelectMany(route => route.Parents.Select(parent => attaching.Attach(route, parent)))];
    }

    /// <summary>What it was made of.</summary>
    public World World { get; }

    /// <summary>The Gateways.</summary>
    public IReadOnlyList<GatewayState> Gateways { get; }

    /// <summary>The ListenerSets.</summary>
    public IReadOnlyList<ListenerSetState> ListenerSets { get; }

    /// <summary>Each parent of each route.</summary>
    public IReadOnlyList<RouteParentState> RouteParents { get; }

    /// <summary>Every listener of every Gateway.</summary>
    public IEnumerable<ListenerState> Listeners => Gateways.SelectMany(g => g.Listeners);

    /// <summary>Works it out.</summary>
    /// <param name="objects">The objects.</param>
    /// <param name="servicesElsewhere">Whether Services of a namespace that none of the objects is a Service of may exist all the same:
    /// a stack makes namespaces for applications that others deploy.</param>
    public static Topology Of(IEnumerable<KubernetesObject> objects, bool servicesElsewhere = false)
    {
        var world = new World(objects, servicesElsewhere);
        return new(world, [.. world.Gateways.Select(gateway => State(world, gateway))]);
    }

    private static GatewayState State(World world, Gateway gateway)
    {
        List<ListenerState> listeners = [.. gateway.Listeners.Concat(Joining(world, gateway)).Select(l => new ListenerState(gateway, l))];
        ListenerChecks.Check(world, listeners);
        return new(gateway, listeners, Of(listeners, "Invalid"));
    }

    private static ListenerSetState State(ListenerSet set, List<ListenerState> joined)
    {
        var refusal = $"Gateway {set.Gateway} does not exist, or its allowedListeners leave namespace {set.Key.Namespace} out";
        return new(set, joined.Count > 0 ? Of(joined, "ListenersNotValid") : [new("Accepted", false, "NotAllowed", refusal), new("Programmed", false, "NotAllowed", refusal)]);
    }

    /// <summary>One good listener is enough.</summary>
    private static IReadOnlyList<Condition> Of(List<ListenerState> listeners, string noneGood)
    {
        var bad = listeners.Where(l => l.Conditions.Any(c => c is { Type: "Accepted" or "Programmed", Status: false })).Select(l => l.Listener.Name).ToList();
        return
        [
            bad.Count == 0 ? new("Accepted", true, "Accepted", "") : new("Accepted", bad.Count < listeners.Count, "ListenersNotValid", $"listener {string.Join(", ", bad)}"),
            bad.Count < listeners.Count ? new("Programmed", true, "Programmed", "") : new("Programmed", false, noneGood, "no listener is valid"),
        ];
    }

    /// <summary>ListenerSets join only a Gateway that lets them; the oldest first.</summary>
    private static IEnumerable<Listener> Joining(World world, Gateway gateway) => world.ListenerSets
        .Where(s => s.Gateway == gateway.Key && gateway.AllowedListeners is { } allowed && world.Allows(allowed, gateway.Key.Namespace, s.Key.Namespace))
        .OrderBy(s => s.Created ?? DateTimeOffset.MaxValue).ThenBy(s => s.Key.ToString(), StringComparer.Ordinal)
        .SelectMany(s => s.Listeners);
}
