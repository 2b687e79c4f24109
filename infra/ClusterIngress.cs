using GatewayStack.Components.GatewayApi;
using GatewayStack.Components.Kubernetes;
using GatewayStack.Infra.Settings;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace GatewayStack.Infra;

/// <summary>Everything that lives in the cluster: namespaces, demo applications, TLS Secrets, Gateways, routes. In the order in
/// which things depend on one another.</summary>
internal sealed class ClusterIngress
{
    private readonly Dictionary<string, Namespace> _namespaces;

    public ClusterIngress(StackSettings settings, IFoundation foundation)
    {
        var inCluster = new CustomResourceOptions { Provider = foundation.Kubernetes };
        var component = new ComponentResourceOptions { Provider = foundation.Kubernetes };

        _namespaces = settings.NewNamespaces().ToDictionary(n => n, n => new Namespace(
            $"namespace-{n}", new NamespaceArgs { Metadata = new ObjectMetaArgs { Name = n } }, inCluster));

        foreach (var (ns, applications) in settings.Demo)
        {
            foreach (var workload in applications.SelectMany(DemoWorkloads.Of))
                _ = new DemoWorkload($"{ns}-{workload.ServiceName}", workload.In(NamespaceOf(ns)), component);
        }

        var certificates = new ListenerCertificates(settings, foundation, NamespaceOf);

        Gateways = settings.Gateways.ToDictionary(g => g.Key, g => new IngressGateway(g.Key, new IngressGatewayArgs
        {
            Namespace = NamespaceOf(g.Value.Namespace),
            GatewayClassName = settings.GatewayClassName(),
            Listeners = [.. g.Value.Listeners.Select(l => settings.ToListener(l, certificates.Of(g.Key, g.Value, l)))],
            ClusterIssuer = certificates.IssuerOf(g.Value),
            RedirectToHttps = g.Value.RedirectToHttps,
            Timeout = settings.Wait.Gateway.ToTimeSpan(),
        }, component));

        foreach (var (name, route) in settings.Routes)
        {
            _ = new HttpRoute(name, new HttpRouteArgs
            {
                Metadata = new ObjectMetaArgs { Name = name, Namespace = NamespaceOf(settings.NamespaceOf(route)) },
                Spec = settings.ToSpec(route),
            }, CustomResourceOptions.Merge(inCluster, new CustomResourceOptions { DependsOn = { Gateways[route.Gateway].Gateway } }));
        }
    }

    /// <summary>The Gateways, by name.</summary>
    public IReadOnlyDictionary<string, IngressGateway> Gateways { get; }

    /// <summary>The name of a namespace, once it exists.</summary>
    private Input<string> NamespaceOf(string name) =>
        _namespaces.TryGetValue(name, out var created) ? created.Metadata.Apply(m => m.Name) : name;
}
