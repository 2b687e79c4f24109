namespace GatewayStack.Infra.Settings;

/// <summary>What a route attaches to.</summary>
/// <param name="Kind">Gateway or ListenerSet.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Gateway">Name of the Gateway itself.</param>
/// <param name="Listeners">Its listeners.</param>
/// <param name="RedirectsHttp">Whether its HTTP listeners redirect to HTTPS.</param>
internal sealed record RouteParent(
    string Kind, string Name, string Namespace, string Gateway, IReadOnlyList<ListenerSettings> Listeners, bool RedirectsHttp);

/// <summary>Where routes attach, of whatever kind they are.</summary>
internal static class RouteParents
{
    /// <summary>Every route of every kind, with the setting it is declared in.</summary>
    public static IEnumerable<(string Setting, string Name, GatewayRouteSettings Route)> EveryRoute(this StackSettings settings) =>
    [
        .. settings.Routes.Select(r => ("routes", r.Key, (GatewayRouteSettings)r.Value)),
        .. settings.GrpcRoutes.Select(r => ("grpcRoutes", r.Key, (GatewayRouteSettings)r.Value)),
        .. settings.TlsRoutes.Select(r => ("tlsRoutes", r.Key, (GatewayRouteSettings)r.Value)),
    ];

    /// <summary>What a route with a parent attaches to.</summary>
    public static RouteParent ParentOf(this StackSettings settings, GatewayRouteSettings route)
    {
        if (route.ListenerSet is { } name)
        {
            var set = settings.ListenerSets[name];
            return new("ListenerSet", name, settings.NamespaceOf(set), set.Gateway, set.Listeners, false);
        }
        var gateway = settings.Gateways[route.Gateway!];
        return new("Gateway", route.Gateway!, gateway.Namespace, route.Gateway!, gateway.Listeners, gateway.Redirects());
    }

    /// <summary>Names of the listeners a route attaches to; empty: all of its parent's.</summary>
    public static IReadOnlyList<string> SectionsOf(this StackSettings settings, GatewayRouteSettings route)
    {
        if (route.SectionName is { } section)
            return [section];
        var parent = settings.ParentOf(route);
        if (route is TlsRouteSettings)
            return Names(l => l.Protocol == ListenerProtocol.TLS);
        if (parent.RedirectsHttp)
            return Names(l => l.Protocol == ListenerProtocol.HTTPS);
        return parent.Listeners.Any(l => l.Protocol == ListenerProtocol.TLS) ? Names(l => l.Protocol != ListenerProtocol.TLS) : [];

        IReadOnlyList<string> Names(Func<ListenerSettings, bool> fits) => [.. parent.Listeners.Where(fits).Select(l => l.Name)];
    }

    /// <summary>The listener through which a route is reached: an HTTPS one of those it attaches to, else the first.</summary>
    public static ListenerSettings ListenerOf(this StackSettings settings, GatewayRouteSettings route)
    {
        var sections = settings.SectionsOf(route);
        var listeners = settings.ParentOf(route).Listeners.Where(l => sections.Count == 0 || sections.Contains(l.Name)).ToList();
        return listeners.FirstOrDefault(l => l.Protocol == ListenerProtocol.HTTPS) ?? listeners[0];
    }

    /// <summary>Namespace of a route: its own, or that of what it attaches to.</summary>
    public static string NamespaceOf(this StackSettings settings, GatewayRouteSettings route) =>
        route.Namespace ?? settings.ParentOf(route).Namespace;

    /// <summary>Namespace of a ListenerSet: its own, or its Gateway's.</summary>
    public static string NamespaceOf(this StackSettings settings, ListenerSetSettings set) =>
        set.Namespace ?? settings.Gateways[set.Gateway].Namespace;
}
