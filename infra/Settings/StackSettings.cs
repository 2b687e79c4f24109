using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>Everything a stack file can set under <c>gateway-stack:</c>. What can be derived has a default here or is derived where it is used.</summary>
public sealed record StackSettings
{
    /// <summary>Which ingress system the stack provisions.</summary>
    [Description("the ingress system: what implements the Gateway API in the cluster")]
    public Ingress Ingress { get; init; } = Ingress.AppRouting;

    /// <summary>The DNS domain that relative host names belong to.</summary>
    [Description("the DNS domain of the applications; a host name without a dot belongs to it")]
    [Pattern(Names.DomainPattern, "a DNS name of at least two labels, in lower case, such as example.com")]
    public required string Domain { get; init; }

    /// <summary>The resource group that holds everything of this stack.</summary>
    [Description("name of the resource group; default rg-<project>-<stack>")]
    [Pattern(Names.ResourceGroupPattern, "1 to 90 letters, digits, '_', '-', '(', ')', '.', not ending with '.'")]
    public string? ResourceGroup { get; init; }

    /// <summary>Tags on every Azure resource.</summary>
    [Description("tags on every Azure resource")]
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The virtual network.</summary>
    [Description("the virtual network and the subnet of the nodes and pods")]
    public NetworkSettings Network { get; init; } = new();

    /// <summary>The AKS cluster; null for an ingress system on an existing cluster.</summary>
    [Description("the AKS cluster; required unless ingress is upstreamIstio")]
    public ClusterSettings? Cluster { get; init; }

    /// <summary>The Istio service mesh.</summary>
    [Description("the Istio service mesh: revisions, managed ingress gateways, sidecars")]
    public MeshSettings Mesh { get; init; } = new();

    /// <summary>The cluster that exists already, and what to install in it.</summary>
    [Description("the cluster that exists already, for ingress upstreamIstio, and what to install in it")]
    public ExistingClusterSettings? ExistingCluster { get; init; }

    /// <summary>The Key Vault that holds the certificates; null for an ingress system on an existing cluster.</summary>
    [Description("the Key Vault that holds the certificates; required unless ingress is upstreamIstio")]
    public VaultSettings? Vault { get; init; }

    /// <summary>The TLS certificates.</summary>
    [Description("the TLS certificates; an HTTPS listener takes the one it or its Gateway names, else the only one, else the first that covers its host names")]
    public IReadOnlyList<CertificateSettings> Certificates { get; init; } = [];

    /// <summary>How certificates reach the cluster.</summary>
    [Description("how certificates reach the cluster")]
    public TlsSettings Tls { get; init; } = new();

    /// <summary>The Gateways, by name.</summary>
    [Description("the Gateways, by name")]
    public IReadOnlyDictionary<string, GatewaySettings> Gateways { get; init; } = new Dictionary<string, GatewaySettings>();

    /// <summary>Changes to what the controller makes of every Gateway of the class.</summary>
    [Description("changes to what the controller makes of every Gateway of the cluster's class, also of those of others; a Gateway's own customization wins")]
    public CustomizationSettings GatewayClassDefaults { get; init; } = new();

    /// <summary>The HTTPRoutes, by name.</summary>
    [Description("the HTTPRoutes, by name")]
    public IReadOnlyDictionary<string, RouteSettings> Routes { get; init; } = new Dictionary<string, RouteSettings>();

    /// <summary>The GRPCRoutes, by name.</summary>
    [Description("the GRPCRoutes, by name")]
    public IReadOnlyDictionary<string, GrpcRouteSettings> GrpcRoutes { get; init; } = new Dictionary<string, GrpcRouteSettings>();

    /// <summary>The TLSRoutes, by name.</summary>
    [Description("the TLSRoutes, by name: TLS passed through unopened; needs the bundle of Kubernetes 1.36 and Istio 1.30")]
    public IReadOnlyDictionary<string, TlsRouteSettings> TlsRoutes { get; init; } = new Dictionary<string, TlsRouteSettings>();

    /// <summary>The ListenerSets, by name.</summary>
    [Description("the ListenerSets, by name: further listeners of a Gateway; needs the bundle of Kubernetes 1.36")]
    public IReadOnlyDictionary<string, ListenerSetSettings> ListenerSets { get; init; } = new Dictionary<string, ListenerSetSettings>();

    /// <summary>The BackendTLSPolicies, by name.</summary>
    [Description("the BackendTLSPolicies, by name: TLS from the Gateway to a Service; needs the bundle of Kubernetes 1.35")]
    public IReadOnlyDictionary<string, BackendTlsSettings> BackendTls { get; init; } = new Dictionary<string, BackendTlsSettings>();

    /// <summary>Istio's policies for traffic to a Service, by name.</summary>
    [Description("Istio DestinationRules, by name: load balancing, connection pools, outlier detection and TLS towards a Service")]
    public IReadOnlyDictionary<string, DestinationRuleSettings> DestinationRules { get; init; } = new Dictionary<string, DestinationRuleSettings>();

    /// <summary>The demo applications, by namespace.</summary>
    [Description("demo applications to run, by namespace")]
    public IReadOnlyDictionary<string, IReadOnlyList<DemoApplication>> Demo { get; init; } = new Dictionary<string, IReadOnlyList<DemoApplication>>();

    /// <summary>Namespaces that exist already and are not created.</summary>
    [Description("namespaces that exist already; every other one that is named anywhere is created")]
    [Pattern(Names.LabelPattern, "a namespace name: lower-case letters, digits and '-', at most 63")]
    public IReadOnlyList<string> ExistingNamespaces { get; init; } = [];

    /// <summary>DNS records.</summary>
    [Description("the DNS records of the routes' host names")]
    public DnsSettings Dns { get; init; } = new();

    /// <summary>The organisation's own rules.</summary>
    [Description("the organisation's own rules: paths, relative to Pulumi.yaml, of C# projects or assemblies whose policies ./gateway asks")]
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>What is recorded of cluster and vault, and where.</summary>
    [Description("what is recorded of cluster and vault, and where; nothing unless it is asked for")]
    public MonitoringSettings Monitoring { get; init; } = new();

    /// <summary>What keeps the stack from being deleted by mistake.</summary>
    [Description("what keeps the stack from being deleted by mistake")]
    public ProtectionSettings Protection { get; init; } = new();

    /// <summary>How long to wait for what takes time.</summary>
    [Description("how long to wait for what takes time")]
    public WaitSettings Wait { get; init; } = new();

    /// <summary>Findings that are accepted.</summary>
    [Description("findings that are accepted, each with its reason")]
    public IReadOnlyList<SuppressSettings> Suppress { get; init; } = [];
}

/// <summary>The demo applications.</summary>
public enum DemoApplication
{
    /// <summary>httpbin, answering on port 8000.</summary>
    Httpbin,

    /// <summary>echo-v1 and echo-v2, answering with their name on port 80.</summary>
    Echo,

    /// <summary>store-front and store-admin, stand-ins for those of the AKS store demo: answering with their name on port 80.</summary>
    Store,
}
