using GatewayStack.Components.Istio;
using GatewayStack.Components.Kubernetes;
using GatewayStack.Infra.Configuration;
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
        var installed = new CustomResourceOptions { Provider = foundation.Kubernetes, DependsOn = foundation.Before.ToList() };

        _namespaces = settings.NewNamespaces().ToDictionary(n => n, n => new Namespace(
            $"namespace-{n}", new NamespaceArgs { Metadata = Labelled(n, settings.LabelsOf(n)) }, inCluster));

        foreach (var (ns, applications) in settings.Demo)
        {
            foreach (var workload in applications.SelectMany(DemoWorkloads.Of))
                _ = new DemoWorkload($"{ns}-{workload.ServiceName}", workload.In(NamespaceOf(ns)), AfterInstallation());
        }

        var certificates = new ListenerCertificates(settings, foundation, NamespaceOf);

        Gateways = settings.ActiveGateways().ToDictionary(g => g.Key, g => new IngressGateway(g.Key, new IngressGatewayArgs
        {
            Namespace = NamespaceOf(g.Value.Namespace),
            GatewayClassName = settings.GatewayClassName(),
            Listeners = [.. g.Value.Listeners.Select(l => settings.ToListener(l, certificates.Of(g.Key, g.Value, l)))],
            ClusterIssuer = certificates.IssuerOf(g.Value),
            AllowedListeners = g.Value.AllowedListeners == ListenerNamespaces.None ? null : g.Value.AllowedListeners.Spelling(),
            RedirectToHttps = g.Value.Redirects(),
            Revision = g.Value.Revision,
            ManagedService = settings.ManagedService(g.Value),
            ManagedServiceChanges = settings.ManagedServiceChanges(g.Value),
            InfrastructureAnnotations = settings.InfrastructureAnnotations(g.Value),
            InfrastructureLabels = g.Value.Labels,
            Customization = settings.CustomizationOf(g.Value),
            Timeout = settings.Wait.Gateway.ToTimeSpan(),
        }, AfterInstallation()));

        if (settings.Ingress != Ingress.None && settings.GatewayClassDefaults.Data() is { Count: > 0 } customization)
        {
            _ = new GatewayClassDefaults("gateway-class-defaults", new GatewayClassDefaultsArgs
            {
                Namespace = settings.IsOnAzure() ? "aks-istio-system" : settings.ExistingCluster!.Istio.Namespace,
                GatewayClassName = settings.GatewayClassName(),
                IsManaged = settings.IsOnAzure(),
                Customization = customization,
            }, AfterInstallation(Gateways.Values));
        }

        if (settings.Ingress != Ingress.None)
            new ClusterRoutes(settings, Gateways, NamespaceOf, installed).Declare(certificates);

        foreach (var (name, rule) in settings.ActiveDestinationRules())
        {
            _ = new DestinationRule(name, new DestinationRuleArgs
            {
                Metadata = new ObjectMetaArgs { Name = name, Namespace = NamespaceOf(rule.NamespaceOf()!) },
                Spec = rule.ToSpec(),
            }, installed);
        }

        // Pods started before what injects sidecars would have none; and AKS makes the class's ConfigMap some time after the cluster.
        ComponentResourceOptions AfterInstallation(params IEnumerable<Resource> others) =>
            new() { Provider = foundation.Kubernetes, DependsOn = foundation.Before.Concat(others).ToList() };
    }

    /// <summary>The Gateways, by name.</summary>
    public IReadOnlyDictionary<string, IngressGateway> Gateways { get; }

    private static ObjectMetaArgs Labelled(string ns, IReadOnlyDictionary<string, string> labels) =>
        labels.Count == 0 ? new() { Name = ns } : new() { Name = ns, Labels = labels.ToDictionary() };

    /// <summary>The name of a namespace, once it exists.</summary>
    private Input<string> NamespaceOf(string name) =>
        _namespaces.TryGetValue(name, out var created) ? created.Metadata.Apply(m => m.Name) : name;
}
