using GatewayStack.Routing.Model;

namespace GatewayStack.Routing.Attachment;

/// <summary>Attaches routes to listeners.</summary>
/// <remarks>Specification: <c>CommonRouteSpec</c>, <c>AllowedRoutes</c>, <c>RouteConditionReason</c>.</remarks>
internal sealed class RouteAttachment(World world, IReadOnlyList<GatewayState> gateways)
{
    private readonly Dictionary<ObjectKey, GatewayState> _gateways = gateways.GroupBy(g => g.Gateway.Key).ToDictionary(g => g.Key, g => g.First());
    private readonly Dictionary<Route, Condition> _references = new(ReferenceEqualityComparer.Instance);

    public RouteParentState Attach(Route route, ParentReference parent)
    {
        if (parent.Kind == "Service")
            return new(route, parent, [], [new("Accepted", true, "Accepted", "for requests inside the mesh"), References(route)]);
        var candidates = Candidates(parent).ToList();
        if (candidates.Count == 0)
            return Refused(route, parent, "NoMatchingParent", Missing(parent));

        var allowing = candidates.Where(l => l.Kinds.Contains(route.Kind) && world.Allows(l.Listener.AllowedNamespaces, l.Listener.Namespace, route.Key.Namespace)).ToList();
        if (allowing.Count == 0)
            return Refused(route, parent, "NotAllowedByListeners", NotAllowed(route, candidates));

        List<ListenerState> attached = [];
        foreach (var listener in allowing)
        {
            if (Shared(listener.Listener.Hostname, route.Hostnames) is not { Count: > 0 } shared)
                continue;
            if (!listener.Routes.Any(r => ReferenceEquals(r.Route, route)))
                listener.Routes.Add(new(route, shared));
            attached.Add(listener);
        }
        return attached.Count > 0
            ? new(route, parent, attached, [new("Accepted", true, "Accepted", ""), References(route)])
            : Refused(route, parent, "NoMatchingListenerHostname",
                $"the route is for {string.Join(", ", route.Hostnames)}, the listener for {string.Join(", ", allowing.Select(l => l.Listener.Hostname).Distinct())}");
    }

    private IEnumerable<ListenerState> Candidates(ParentReference parent)
    {
        var listeners = parent.Kind switch
        {
            "Gateway" when _gateways.TryGetValue(parent.Parent, out var gateway) => gateway.Listeners.Where(l => l.Listener.ListenerSet is null),
            "ListenerSet" or "XListenerSet" => gateways.SelectMany(g => g.Listeners).Where(l => l.Listener.ListenerSet == parent.Parent),
            _ => [],
        };
        return listeners.Where(l => (parent.SectionName is null || l.Listener.Name == parent.SectionName) && (parent.Port is null || l.Listener.Port == parent.Port));
    }

    private string Missing(ParentReference parent) => parent.Kind == "Gateway" && _gateways.TryGetValue(parent.Parent, out var gateway)
        ? $"Gateway {parent.Parent} has no such listener; it has {string.Join(", ", gateway.Listeners.Select(l => $"{l.Listener.Name} ({l.Listener.Port})"))}"
        : $"there is no {parent.Kind} {parent.Parent}";

    private static string NotAllowed(Route route, List<ListenerState> candidates) => candidates.Any(l => l.Kinds.Contains(route.Kind))
        ? $"namespace {route.Key.Namespace} is not among those that {string.Join(", ", candidates.Select(l => $"listener {l.Listener.Name} allows ({l.Listener.AllowedNamespaces.From})"))}"
        : $"{string.Join(", ", candidates.Select(l => $"listener {l.Listener.Name} takes {(l.Kinds.Count == 0 ? "no routes" : string.Join(" and ", l.Kinds))}"))}";

    private static List<SharedHostname> Shared(string listener, IReadOnlyList<string> route) => route.Count == 0
        ? [new(listener, "")]
        : [.. from hostname in route.Order(Comparer<string>.Create(Hostnames.Compare))
           let shared = Hostnames.Intersect(listener, hostname)
           where shared is not null
           select new SharedHostname(shared, hostname) into pair
           group pair by pair.Shared into same
           select same.First()];

    private RouteParentState Refused(Route route, ParentReference parent, string reason, string message) =>
        new(route, parent, [], [new("Accepted", false, reason, message), References(route)]);

    private Condition References(Route route)
    {
        if (!_references.TryGetValue(route, out var condition))
            _references[route] = condition = BackendChecks.Check(world, route);
        return condition;
    }
}
