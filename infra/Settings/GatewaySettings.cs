using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>A Gateway.</summary>
public sealed record GatewaySettings
{
    /// <summary>Its namespace.</summary>
    [Description("namespace of the Gateway, its certificates' Secrets and, by default, its routes")]
    [Pattern(Names.LabelPattern, "a namespace name: lower-case letters, digits and '-', at most 63")]
    public required string Namespace { get; init; }

    /// <summary>The certificate of the default HTTPS listener.</summary>
    [Description("name of the certificate of its HTTPS listeners; default: the only one of the stack, else the first that covers the listener's host names")]
    public string? Certificate { get; init; }

    /// <summary>Its listeners; by default HTTP on 80 and HTTPS on 443.</summary>
    [Description("its listeners; default: http on port 80 and https on port 443 for every host name")]
    public IReadOnlyList<ListenerSettings> Listeners { get; init; } =
    [
        new() { Name = "http", Port = 80, Protocol = ListenerProtocol.HTTP },
        new() { Name = "https", Port = 443, Protocol = ListenerProtocol.HTTPS },
    ];

    /// <summary>From which namespaces ListenerSets may add listeners.</summary>
    [Description("from which namespaces ListenerSets may add listeners; needs the bundle of Kubernetes 1.36")]
    public ListenerNamespaces AllowedListeners { get; init; } = ListenerNamespaces.None;

    /// <summary>Whether HTTP listeners redirect to HTTPS.</summary>
    [Description("whether requests on its HTTP listeners are redirected to HTTPS")]
    public bool RedirectToHttps { get; init; } = true;

    /// <summary>Its load balancer.</summary>
    [Description("the Azure load balancer in front of it")]
    public GatewayLoadBalancerSettings LoadBalancer { get; init; } = new();

    /// <summary>Annotations of what the controller makes of it.</summary>
    [Description("annotations of what the controller makes of it: Deployment, Service and the like; at most 8")]
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();

    /// <summary>Labels of what the controller makes of it.</summary>
    [Description("labels of what the controller makes of it; at most 8")]
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Changes to what the controller makes of it.</summary>
    [Description("changes to what the controller makes of it, merged over gatewayClassDefaults; AKS admits a list of fields")]
    public CustomizationSettings Customization { get; init; } = new();

    /// <summary>The revision of the Istio add-on that owns it.</summary>
    [Description("the revision of mesh.revisions that owns it; default: the add-on's choice, which during an upgrade is the newer one")]
    public string? Revision { get; init; }

    /// <summary>The managed ingress gateway it programs.</summary>
    [Description("the managed ingress gateway it programs, for ingress istioIngressGateway; default: the only one of mesh.ingressGateways")]
    public ManagedGateway? IngressGateway { get; init; }
}

/// <summary>A listener of a Gateway.</summary>
public sealed record ListenerSettings
{
    /// <summary>Its name, unique in the Gateway; what <c>sectionName</c> refers to.</summary>
    [Description("its name, unique in the Gateway; what a route's sectionName refers to")]
    [Pattern(Names.SubdomainPattern, "lower-case letters, digits, '-' and '.'")]
    public required string Name { get; init; }

    /// <summary>Its port.</summary>
    [Description("its port")]
    [Bounds(1, 65535)]
    public required int Port { get; init; }

    /// <summary>Its protocol.</summary>
    [Description("its protocol; TLS is passed through to the Services of TLSRoutes")]
    public required ListenerProtocol Protocol { get; init; }

    /// <summary>The host name it serves; all where there is none.</summary>
    [Description("the host name it serves, relative to the domain where it has no dot; default: every one")]
    [Pattern(Names.HostPattern, "a host name; relative to the domain where it has no dot")]
    public string? Hostname { get; init; }

    /// <summary>Its certificate, for HTTPS.</summary>
    [Description("name of its certificate, for HTTPS; default: the Gateway's")]
    public string? Certificate { get; init; }

    /// <summary>From which namespaces routes may attach.</summary>
    [Description("from which namespaces routes may attach: Same, All, or Selector with namespaceSelector")]
    public RouteNamespaces AllowedRoutes { get; init; } = RouteNamespaces.Same;

    /// <summary>Labels of the namespaces that routes may attach from.</summary>
    [Description("labels of the namespaces that routes may attach from; namespaces the stack creates for its routes get them")]
    public IReadOnlyDictionary<string, string> NamespaceSelector { get; init; } = new Dictionary<string, string>();
}

/// <summary>Protocols of a listener.</summary>
[Verbatim]
public enum ListenerProtocol
{
    /// <summary>Plain HTTP.</summary>
    HTTP,

    /// <summary>HTTPS, terminated at the Gateway.</summary>
    HTTPS,

    /// <summary>TLS of whatever protocol, passed through to a Service.</summary>
    TLS,
}

/// <summary>From which namespaces routes may attach to a listener.</summary>
[Verbatim]
public enum RouteNamespaces
{
    /// <summary>The Gateway's own.</summary>
    Same,

    /// <summary>All.</summary>
    All,

    /// <summary>Those with the labels of the listener's selector.</summary>
    Selector,
}
