using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Explaining;
using GatewayStack.Routing.Model;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks.Routes;

/// <summary>Whether routes attach, and to what they should.</summary>
internal static class AttachmentChecks
{
    private const string Spec = "Gateway API specification, RouteConditionReason";

    public static IReadOnlyList<Check> All { get; } =
    [
        new("GW020", Severity.Error, "Route without such a parent",
            "No Gateway of that name, or none of its listeners has that sectionName or port (NoMatchingParent): no request reaches the route.",
            "Name a Gateway and listener that are there.", Spec, context => Refused(context, "NoMatchingParent", "name a Gateway and a listener that are there")),
        new("GW021", Severity.Error, "Listener does not allow the route",
            "A listener takes routes of its own namespace only, unless allowedRoutes says otherwise (NotAllowedByListeners).",
            "Set allowedRoutes.namespaces of the listener, or move the route.", Spec,
            context => Refused(context, "NotAllowedByListeners", "set allowedRoutes of the listener (from: All, or a Selector), or move the route")),
        new("GW022", Severity.Error, "No host name in common with the listener",
            "A route serves the host names it shares with a listener; with none it is not accepted (NoMatchingListenerHostname). A wildcard does not cover the domain itself.",
            "Use a host name of the listener, or add a listener.", Spec, context => Refused(context, "NoMatchingListenerHostname", "use a host name that the listener has")),
        new("GW023", Severity.Error, "Redirect that never ends",
            "A route that redirects to https and attaches to an HTTPS listener redirects to itself: browsers give up with 'too many redirects'. A parentRef without sectionName attaches to every listener.",
            "Set sectionName to the HTTP listener.", "gateway-api#1185, gateway-api#2095", RedirectLoop),
        new("GW024", Severity.Warning, "Host name that the route does not serve",
            "Of a route's host names only those that meet a listener's are served; the others are dropped silently.",
            "Remove the host name, or add a listener for it.", Spec, DroppedHostnames),
        new("GW025", Severity.Warning, "Match that no request reaches",
            "An earlier match, by the specification's precedence, takes every request that this one would. In Istio a regular expression never wins over a prefix, not even over '/'.",
            "Remove one of the two, or make one more specific.", "Gateway API specification, HTTPRouteRule; Istio source", Shadowed),
        new("GW026", Severity.Info, "Host name whose root is not served",
            "No rule matches '/', so who opens the bare host name in a browser gets 404 while curl of a path works.",
            "Add a rule without matches, or one for '/'.", "AKS migration reports", NoRoot) { Group = CheckGroup.Posture },
        new("GW027", Severity.Error, "Parents that are the same",
            "Two parentRefs to one Gateway need different sectionNames (or ports); the API server refuses others.",
            "Give each a sectionName, or keep one.", "Gateway API CRDs, validation rules of parentRefs", SameParents),
        new("GW028", Severity.Error, "ListenerSet that its Gateway does not let join",
            "A Gateway takes ListenerSets only if allowedListeners says so; the default is None.",
            "Set spec.allowedListeners.namespaces of the Gateway.", "Gateway API specification, ListenerSet", ListenerSets),
    ];

    private static IEnumerable<Found> Refused(CheckContext context, string reason, string fix) =>
        from state in context.Topology.RouteParents
        from condition in state.Conditions
        where condition is { Type: "Accepted", Status: false } && condition.Reason == reason && (reason != "NoMatchingParent" || context.OfKind(state.Parent.Kind).Any())
        select Found.In(state.Route.Manifest, ParentPath(state), $"is not accepted ({reason}): {condition.Message}", fix);

    private static string ParentPath(RouteParentState state) => $"spec.parentRefs[{state.Route.Parents.ToList().IndexOf(state.Parent)}]";

    private static IEnumerable<Found> RedirectLoop(CheckContext context) =>
        from listener in context.Topology.Listeners
        where listener.Listener.Protocol == "HTTPS"
        from attached in listener.Routes
        let index = attached.Route.Rules.ToList().FindIndex(r => r.Filters.OfType<RequestRedirect>().Any(f => IsLoop(f, listener.Listener.Port)))
        where index >= 0
        select Found.In(attached.Route.Manifest, $"spec.rules[{index}]",
            $"redirects to https and attaches to the HTTPS listener {listener.Listener.Name} too, so the redirect never ends", "set sectionName of its parentRef to the HTTP listener");

    private static bool IsLoop(RequestRedirect redirect, int port) =>
        redirect is { Scheme: "https", Hostname: null, Path: null } && (redirect.Port is null || redirect.Port == port);

    private static IEnumerable<Found> DroppedHostnames(CheckContext context) =>
        from state in context.Topology.RouteParents
        where state.Listeners.Count > 0
        group state by state.Route into route
        from host in route.Key.Hostnames.Numbered()
        where !route.Any(s => s.Listeners.Any(l => l.Routes.Any(r => ReferenceEquals(r.Route, route.Key) && r.Hostnames.Any(h => h.OfRoute == host.Item))))
        select Found.In(route.Key.Manifest, $"spec.hostnames[{host.Index}]", $"no listener has the host name {host.Item}, so the route does not serve it", "remove it, or add a listener for it");

    private static IEnumerable<Found> Shadowed(CheckContext context) =>
        from listener in context.Topology.Listeners
        from host in context.Router.TableOf(listener).Hosts
        from entry in host.Entries
        let winner = Shadows.Of(host, entry)
        where winner is not null
        select Found.In(entry.Route.Manifest, $"spec.rules[{entry.RuleIndex}]", $"no request reaches ({entry.Match}): {winner.Route} rule {winner.RuleIndex} ({winner.Match}) takes them",
            "remove one of the two, or make this one more specific");

    private static IEnumerable<Found> NoRoot(CheckContext context) =>
        from listener in context.Topology.Listeners
        from host in context.Router.TableOf(listener).Hosts
        where host.Entries.Any(e => e.Route.Kind == "HTTPRoute") && !host.Entries.Any(e => e.Match.Path is { Kind: PathKind.PathPrefix, Prefix: "" } or { Kind: PathKind.Exact, Value: "/" } or { Kind: PathKind.RegularExpression })
        let first = host.Entries[0]
        select Found.In(first.Route.Manifest, "spec.rules", $"nothing answers https://{(host.Hostname.Length == 0 ? "HOST" : host.Hostname)}/", "add a rule without matches if people open it in a browser");

    private static IEnumerable<Found> SameParents(CheckContext context) =>
        from route in context.Routes
        from parent in route.Body.Get("spec", "parentRefs").Items("spec.parentRefs")
        group parent by new { Route = route, Name = parent.Item["name"].Shown(), Rest = string.Join(' ', ((string[])["kind", "namespace", "sectionName", "port"]).Select(field => parent.Item[field].Shown())) } into same
        from later in same.Skip(1)
        select Found.In(same.Key.Route, later.Path, $"refers to {same.Key.Name} twice without different sectionNames", "give each a sectionName, or keep one");

    private static IEnumerable<Found> ListenerSets(CheckContext context)
    {
        var joined = context.Topology.Listeners.Select(l => l.Listener.ListenerSet).OfType<ObjectKey>().ToHashSet();
        return from set in context.Topology.World.ListenerSets
               where !joined.Contains(set.Key) && context.Has("Gateway", set.Gateway.Namespace, set.Gateway.Name)
               select Found.In(set.Manifest, "spec.parentRef", $"Gateway {set.Gateway} does not let it join", "set spec.allowedListeners.namespaces.from of the Gateway to Same or All");
    }
}
