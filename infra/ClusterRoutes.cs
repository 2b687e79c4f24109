using GatewayStack.Components.GatewayApi;
using GatewayStack.Components.Kubernetes;
using GatewayStack.Infra.Settings;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace GatewayStack.Infra;

/// <summary>Routes of every kind, what they may refer to in other namespaces, and TLS towards their backends.</summary>
internal sealed class ClusterRoutes(
    StackSettings settings, IReadOnlyDictionary<string, IngressGateway> gateways, Func<string, Input<string>> namespaceOf, CustomResourceOptions options)
{
    private const string Group = "gateway.networking.k8s.io";
    private const int MostReferences = 16;

    private readonly Dictionary<string, ListenerSet> _listenerSets = [];

    /// <summary>Declares them all.</summary>
    /// <param name="certificates">Where the certificates of ListenerSets come from.</param>
    public void Declare(ListenerCertificates certificates)
    {
        Grant();
        foreach (var (name, set) in settings.ListenerSets)
            _listenerSets[name] = Create(name, set, certificates);
        foreach (var (name, route) in settings.Routes)
            _ = new HttpRoute(name, new HttpRouteArgs { Metadata = Meta(name, route), Spec = settings.ToSpec(route) }, After(route));
        foreach (var (name, route) in settings.GrpcRoutes)
            _ = new GrpcRoute(name, new GrpcRouteArgs { Metadata = Meta(name, route), Spec = settings.ToSpec(route) }, After(route));
        foreach (var (name, route) in settings.TlsRoutes)
            _ = new TlsRoute(name, new TlsRouteArgs { Metadata = Meta(name, route), Spec = settings.ToSpec(route) }, After(route));
        foreach (var (name, policy) in settings.BackendTls)
        {
            _ = new BackendTlsPolicy(name, new BackendTlsPolicyArgs
            {
                Metadata = new ObjectMetaArgs { Name = name, Namespace = namespaceOf(policy.Namespace) },
                Spec = policy.ToSpec(),
            }, options);
        }
    }

    /// <summary>Without a grant in the Service's namespace the reference is refused and requests are answered with 500.</summary>
    private void Grant()
    {
        foreach (var grant in settings.ForeignBackends().GroupBy(b => (b.Kind, b.From, b.Namespace)))
        {
            foreach (var (i, services) in grant.Select(b => b.Service).Chunk(MostReferences).Index())
            {
                var (kind, from, ns) = grant.Key;
                var name = $"{kind.ToLowerInvariant()}-from-{from}{(i == 0 ? "" : $"-{i + 1}")}";
                _ = new ReferenceGrant($"{ns}-{name}", new ReferenceGrantArgs
                {
                    Metadata = new ObjectMetaArgs { Name = name, Namespace = namespaceOf(ns) },
                    Spec = new ReferenceGrantSpecArgs
                    {
                        From = { new ReferenceGrantFromArgs { Group = Group, Kind = kind, Namespace = from } },
                        To = services.Select(s => new ReferenceGrantToArgs { Group = "", Kind = "Service", Name = s }).ToList(),
                    },
                }, options);
            }
        }
    }

    private ListenerSet Create(string name, ListenerSetSettings set, ListenerCertificates certificates)
    {
        var gateway = settings.Gateways[set.Gateway];
        var ns = settings.NamespaceOf(set);
        var served = gateway with { Namespace = ns };
        return new ListenerSet(name, new ListenerSetArgs
        {
            Metadata = new ObjectMetaArgs { Name = name, Namespace = namespaceOf(ns) },
            Spec = new ListenerSetSpecArgs
            {
                ParentRef = new ParentReferenceArgs { Name = set.Gateway, Namespace = ns == gateway.Namespace ? null! : gateway.Namespace },
                Listeners = set.Listeners.Select(l => settings.ToListener(l, certificates.Of(name, served, l)).ToArgs()).ToList(),
            },
        }, CustomResourceOptions.Merge(options, new CustomResourceOptions { DependsOn = { gateways[set.Gateway].Gateway } }));
    }

    private ObjectMetaArgs Meta(string name, GatewayRouteSettings route) =>
        new() { Name = name, Namespace = namespaceOf(settings.NamespaceOf(route)) };

    private CustomResourceOptions After(GatewayRouteSettings route) => !route.HasParent
        ? options
        : CustomResourceOptions.Merge(options, new CustomResourceOptions
        {
            DependsOn = { route.ListenerSet is { } set ? _listenerSets[set] : gateways[route.Gateway!].Gateway },
        });
}
