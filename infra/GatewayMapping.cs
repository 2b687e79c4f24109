using GatewayStack.Components.GatewayApi;
using GatewayStack.Components.Kubernetes;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra;

/// <summary>A certificate that listeners in a namespace serve.</summary>
/// <param name="Namespace">The Gateway's namespace.</param>
/// <param name="Certificate">Name of the certificate in the vault.</param>
internal sealed record CertificateUse(string Namespace, string Certificate)
{
    /// <summary>Name of the Secret: the certificate's, as Kubernetes takes it.</summary>
    public string SecretName => Certificate.ToLowerInvariant();
}

/// <summary>From the settings of Gateways and routes to the Gateway API's fields.</summary>
internal static class GatewayMapping
{
    public static GatewayListener ToListener(this StackSettings settings, ListenerSettings listener, ListenerCertificate? certificate)
    {
        var mapped = new GatewayListener
        {
            Name = listener.Name,
            Port = listener.Port,
            Protocol = listener.Protocol.Spelling(),
            Hostname = listener.Hostname is null ? null : settings.Host(listener.Hostname),
            AllowedRoutes = listener.AllowedRoutes.Spelling(),
            NamespaceSelector = listener.NamespaceSelector,
        };
        return certificate is null
            ? mapped
            : mapped with { SecretName = certificate.SecretName, TlsOptions = certificate.Options, IsAwaited = certificate.IsAwaited };
    }

    public static HttpRouteSpecArgs ToSpec(this StackSettings settings, RouteSettings route) => new()
    {
        ParentRefs = settings.ParentsOf(route),
        Hostnames = route.Hostnames.Select(settings.Host).ToList(),
        Rules = route.AllRules.Select(r => r.ToArgs()).ToList(),
    };

    public static GrpcRouteSpecArgs ToSpec(this StackSettings settings, GrpcRouteSettings route) => new()
    {
        ParentRefs = settings.ParentsOf(route),
        Hostnames = route.Hostnames.Select(settings.Host).ToList(),
        Rules = route.AllRules.Select(r => r.ToArgs()).ToList(),
    };

    public static TlsRouteSpecArgs ToSpec(this StackSettings settings, TlsRouteSettings route) => new()
    {
        ParentRefs = settings.ParentsOf(route),
        Hostnames = route.Hostnames.Select(settings.Host).ToList(),
        Rules = { new TlsRouteRuleArgs { BackendRefs = route.BackendRefs.Select(b => b.ToArgs()).ToList() } },
    };

    private static List<ParentReferenceArgs> ParentsOf(this StackSettings settings, GatewayRouteSettings route)
    {
        if (route is RouteSettings { Service: { } service })
            return [new ParentReferenceArgs { Group = "", Kind = "Service", Name = service }];
        var parent = settings.ParentOf(route);
        var kind = parent.Kind == "Gateway" ? null : parent.Kind;
        var ns = settings.NamespaceOf(route) == parent.Namespace ? null : parent.Namespace;
        var sections = settings.SectionsOf(route);
        return sections.Count == 0
            ? [new ParentReferenceArgs { Kind = kind!, Name = parent.Name, Namespace = ns! }]
            : [.. sections.Select(s => new ParentReferenceArgs { Kind = kind!, Name = parent.Name, Namespace = ns!, SectionName = s })];
    }

    /// <summary>Each host name of the routes with the Gateway that serves it, each once.</summary>
    public static IEnumerable<(string Hostname, string Gateway)> Hosts(this StackSettings settings) => settings.Ingress == Ingress.None
        ? []
        : (from route in settings.EveryRoute().Select(r => r.Route)
           where route.HasParent
           from hostname in route.Hostnames
           select (settings.Host(hostname), settings.ParentOf(route).Gateway)).DistinctBy(h => h.Item1);
}
