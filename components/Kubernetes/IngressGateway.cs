using System.Security.Cryptography;
using System.Text;
using GatewayStack.Components.GatewayApi;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace GatewayStack.Components.Kubernetes;

/// <summary>A Gateway that is waited for, and the route that sends its plain HTTP to HTTPS.</summary>
/// <remarks>The controller makes a Deployment, a Service with a load balancer, an autoscaler and a disruption budget of it, unless it
/// only programs a managed gateway that runs already.</remarks>
public sealed class IngressGateway : ComponentResource
{
    /// <summary>Creates the Gateway.</summary>
    /// <param name="name">Name of the component, and of the Gateway.</param>
    /// <param name="args">Class, listeners and the like.</param>
    /// <param name="options">Options of the component; its provider is the cluster's.</param>
    public IngressGateway(string name, IngressGatewayArgs args, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:IngressGateway", name, options)
    {
        var metadata = new ObjectMetaArgs
        {
            Name = name,
            Namespace = args.Namespace,
            Annotations = Annotations(args),
        };
        if (args.Revision is { } revision)
            metadata.Labels = new() { ["istio.io/rev"] = revision };
        var spec = new GatewaySpecArgs
        {
            GatewayClassName = args.GatewayClassName,
            Listeners = args.Listeners.Select(l => l.ToArgs()).ToList(),
        };
        if (args.AllowedListeners is { } allowed)
            spec.AllowedListeners = new AllowedListenersArgs { Namespaces = new RouteNamespacesArgs { From = allowed } };
        if (args.ManagedService is { } service)
            spec.Addresses.Add(new GatewayAddressArgs { Type = "Hostname", Value = service });
        if (args.InfrastructureAnnotations.Count + args.InfrastructureLabels.Count + args.Customization.Count > 0)
            spec.Infrastructure = Infrastructure(name, args);
        var gateway = new Gateway(name, new GatewayArgs { Metadata = metadata, Spec = spec }, new CustomResourceOptions
        {
            Parent = this,
            CustomTimeouts = new CustomTimeouts { Create = args.Timeout, Update = args.Timeout },
            // The app routing operator writes the name of the Secret that it keeps.
            IgnoreChanges = args.Listeners.Any(l => l.TlsOptions.Count > 0) ? ["spec.listeners[*].tls.certificateRefs"] : [],
        });
        foreach (var http in args.Listeners.Where(l => args.RedirectToHttps && l.Protocol == "HTTP"))
            Redirect($"{name}-{http.Name}-redirect", name, http, args.Namespace);

        if (args.ManagedService is { } patched && args.ManagedServiceChanges is { } changes)
            Change(patched, changes, name, args.Namespace);

        Gateway = gateway;
        Address = args.ManagedService is { } managed ? LoadBalancerOf(managed, name, args.Namespace) : gateway.Status.Apply(GatewayStatus.FirstAddress);
        RegisterOutputs();
    }

    /// <summary>The Gateway, to depend on.</summary>
    public Gateway Gateway { get; }

    /// <summary>The address the Gateway is reached at; empty where the controller reports none.</summary>
    public Output<string> Address { get; }

    /// <summary>A ConfigMap's name says what is in it: a change makes another one, the Gateway moves to it, and then the old one goes.
    /// Without the ConfigMap that it names, a Gateway gets no proxies.</summary>
    private GatewayInfrastructureArgs Infrastructure(string name, IngressGatewayArgs args)
    {
        var infrastructure = new GatewayInfrastructureArgs();
        if (args.InfrastructureAnnotations.Count > 0)
            infrastructure.Annotations = args.InfrastructureAnnotations.ToDictionary();
        if (args.InfrastructureLabels.Count > 0)
            infrastructure.Labels = args.InfrastructureLabels.ToDictionary();
        if (args.Customization.Count == 0)
            return infrastructure;
        var content = string.Concat(args.Customization.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}\0{c.Value}\0"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 4));
        var map = new ConfigMap($"{name}-customization", new ConfigMapArgs
        {
            Metadata = KubernetesObject.Meta($"{name}-customization-{hash}", args.Namespace),
            Data = args.Customization.ToDictionary(),
        }, new CustomResourceOptions { Parent = this });
        infrastructure.ParametersRef = new ParametersReferenceArgs { Group = "", Kind = "ConfigMap", Name = map.Metadata.Apply(m => m.Name) };
        return infrastructure;
    }

    private static InputMap<string> Annotations(IngressGatewayArgs args)
    {
        var annotations = new InputMap<string> { ["pulumi.com/waitFor"] = Conditions(args.Listeners) };
        if (args.ClusterIssuer is { } issuer)
            annotations.Add(CertManagerRelease.ClusterIssuerAnnotation, issuer);
        return annotations;
    }

    /// <summary>Istio calls a Gateway programmed as soon as it has an address, even if a listener's certificate is missing.
    /// So each listener is waited for by itself.</summary>
    private static string Conditions(IEnumerable<GatewayListener> listeners) =>
        $"[{string.Join(',', new List<string> { "condition=Accepted", "condition=Programmed" }.Concat(
            from listener in listeners
            where listener.IsAwaited
            from condition in (string[])["ResolvedRefs", "Programmed"]
            select $"jsonpath={{.status.listeners[?(@.name=='{listener.Name}')].conditions[?(@.type=='{condition}')].status}}=True")
            .Select(c => $"\"{c}\""))}]";

    /// <summary>A Gateway that programs a managed gateway reports the Service's name as its address; the Service has the real one.
    /// Read after the Gateway is programmed, which the Service's address is a condition of.</summary>
    private Output<string> LoadBalancerOf(string service, string name, Input<string> ns) => Service
        .Get($"{name}-{service}", Output.Format($"{ns}/{service}"), new CustomResourceOptions { Parent = this, DependsOn = { Gateway } })
        .Status.Apply(GatewayStatus.FirstIngress);

    /// <summary>The Service is AKS's: its own fields stay, and on deletion only these go.</summary>
    private void Change(string service, ManagedServiceChanges changes, string name, Input<string> ns)
    {
        var patch = new ServicePatchArgs
        {
            Metadata = new ObjectMetaPatchArgs
            {
                Name = service,
                Namespace = ns,
                Annotations = changes.Annotations.Append(new("pulumi.com/patchForce", "true")).ToDictionary(),
            },
        };
        if (changes.ExternalTrafficPolicy is { } policy)
            patch.Spec = new ServiceSpecPatchArgs { ExternalTrafficPolicy = policy };
        _ = new ServicePatch($"{name}-{service}", patch, new CustomResourceOptions { Parent = this });
    }

    /// <summary>Attached by <c>sectionName</c>: on every listener it would redirect HTTPS to itself, without end.</summary>
    private void Redirect(string name, string gateway, GatewayListener http, Input<string> ns) => _ = new HttpRoute(name, new HttpRouteArgs
    {
        Metadata = KubernetesObject.Meta(name, ns),
        Spec = new HttpRouteSpecArgs
        {
            ParentRefs = { new ParentReferenceArgs { Name = gateway, SectionName = http.Name } },
            Rules =
            {
                new HttpRouteRuleArgs
                {
                    Filters =
                    {
                        new HttpRouteFilterArgs
                        {
                            Type = "RequestRedirect",
                            RequestRedirect = new RequestRedirectArgs { Scheme = "https", StatusCode = 301 },
                        },
                    },
                },
            },
        },
    }, new CustomResourceOptions { Parent = this });
}
