namespace GatewayStack.Infra.Settings;

/// <summary>A route that sends requests to a Service of another namespace.</summary>
/// <param name="Kind">Kind of the route.</param>
/// <param name="From">Namespace of the route.</param>
/// <param name="Namespace">Namespace of the Service.</param>
/// <param name="Service">Name of the Service.</param>
internal sealed record ForeignBackend(string Kind, string From, string Namespace, string Service);

/// <summary>References that need a ReferenceGrant.</summary>
internal static class ForeignBackendReferences
{
    /// <summary>Each once, in the order of their text.</summary>
    public static IEnumerable<ForeignBackend> ForeignBackends(this StackSettings settings) =>
        from kind in (IEnumerable<(string Kind, GatewayRouteSettings Route, IEnumerable<BackendSettings> Backends)>)
        [
            .. settings.Routes.Values.Select(r => ("HTTPRoute", (GatewayRouteSettings)r, r.AllRules.SelectMany(rule => Of(rule.BackendRefs, rule.Filters)))),
            .. settings.GrpcRoutes.Values.Select(r => ("GRPCRoute", (GatewayRouteSettings)r, r.AllRules.SelectMany(rule => Of(rule.BackendRefs, rule.Filters)))),
            .. settings.TlsRoutes.Values.Select(r => ("TLSRoute", (GatewayRouteSettings)r, Of(r.BackendRefs, []))),
        ]
        let own = settings.NamespaceOf(kind.Route)
        from backend in kind.Backends
        where backend.Namespace is not null && backend.Namespace != own
        group backend by (kind.Kind, own, Namespace: backend.Namespace!, backend.Name) into same
        let key = same.Key
        orderby $"{key.Kind} {key.own} {key.Namespace} {key.Name}"
        select new ForeignBackend(key.Kind, key.own, key.Namespace, key.Name);

    private static IEnumerable<BackendSettings> Of(IReadOnlyList<BackendSettings> backends, IReadOnlyList<FilterSettings> filters) =>
        [.. backends, .. Mirrors(filters), .. backends.SelectMany(b => Mirrors(b.Filters))];

    private static IEnumerable<BackendSettings> Mirrors(IEnumerable<FilterSettings> filters) =>
        filters.Select(f => f.RequestMirror?.BackendRef).OfType<BackendSettings>();
}
