using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace GatewayStack.Components.Istio;

/// <summary>A DestinationRule (<c>networking.istio.io/v1</c>): what holds for traffic to a Service, after a route has chosen it.</summary>
/// <remarks>Fields as in Istio's reference, "Destination Rule". A proxy looks in its own namespace, then the Service's, then the
/// mesh's root namespace; the first rule found holds as a whole, and one anywhere else is ignored.</remarks>
/// <param name="name">Name of the Pulumi resource.</param>
/// <param name="args">The rule.</param>
/// <param name="options">Options of the resource.</param>
public sealed class DestinationRule(string name, DestinationRuleArgs args, CustomResourceOptions? options = null) : CustomResource(name, args, options);

/// <summary>A DestinationRule.</summary>
public sealed class DestinationRuleArgs() : CustomResourceArgs("networking.istio.io/v1", "DestinationRule")
{
    /// <summary>What the rule says.</summary>
    [Input("spec", required: true)]
    public Input<DestinationRuleSpecArgs> Spec { get; set; } = null!;
}

/// <summary>What a DestinationRule says.</summary>
public sealed class DestinationRuleSpecArgs : ResourceArgs
{
    /// <summary>The Service; a short name is one of the rule's own namespace.</summary>
    [Input("host", required: true)]
    public Input<string> Host { get; set; } = null!;

    /// <summary>What holds for all traffic to the Service.</summary>
    [Input("trafficPolicy")]
    public Input<TrafficPolicyArgs>? TrafficPolicy { get; set; }

    [Input("subsets")]
    private InputList<SubsetArgs>? _subsets;

    /// <summary>Parts of the Service.</summary>
    public InputList<SubsetArgs> Subsets { get => _subsets ??= []; set => _subsets = value; }

    [Input("exportTo")]
    private InputList<string>? _exportTo;

    /// <summary>Namespaces the rule is visible in; all where there are none.</summary>
    public InputList<string> ExportTo { get => _exportTo ??= []; set => _exportTo = value; }
}

/// <summary>A part of a Service, by labels of its pods.</summary>
public sealed class SubsetArgs : ResourceArgs
{
    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    [Input("labels")]
    private InputMap<string>? _labels;

    /// <summary>Labels of its pods.</summary>
    public InputMap<string> Labels { get => _labels ??= []; set => _labels = value; }

    /// <summary>What holds for traffic to it.</summary>
    [Input("trafficPolicy")]
    public Input<TrafficPolicyArgs>? TrafficPolicy { get; set; }
}

/// <summary>What holds for traffic to a Service.</summary>
public sealed class TrafficPolicyArgs : ResourceArgs
{
    /// <summary>How a pod is chosen.</summary>
    [Input("loadBalancer")]
    public Input<SimpleLoadBalancerArgs>? LoadBalancer { get; set; }

    /// <summary>Limits of connections and requests.</summary>
    [Input("connectionPool")]
    public Input<ConnectionPoolArgs>? ConnectionPool { get; set; }

    /// <summary>When a failing pod is left out for a while.</summary>
    [Input("outlierDetection")]
    public Input<OutlierDetectionArgs>? OutlierDetection { get; set; }

    /// <summary>TLS from the proxy to the Service.</summary>
    [Input("tls")]
    public Input<ClientTlsArgs>? Tls { get; set; }
}

/// <summary>How a pod is chosen.</summary>
public sealed class SimpleLoadBalancerArgs : ResourceArgs
{
    /// <summary>ROUND_ROBIN, LEAST_REQUEST, RANDOM or PASSTHROUGH.</summary>
    [Input("simple", required: true)]
    public Input<string> Simple { get; set; } = null!;
}

/// <summary>Limits of connections and requests.</summary>
public sealed class ConnectionPoolArgs : ResourceArgs
{
    /// <summary>Of TCP connections.</summary>
    [Input("tcp")]
    public Input<TcpPoolArgs>? Tcp { get; set; }

    /// <summary>Of HTTP requests.</summary>
    [Input("http")]
    public Input<HttpPoolArgs>? Http { get; set; }
}

/// <summary>Limits of TCP connections.</summary>
public sealed class TcpPoolArgs : ResourceArgs
{
    /// <summary>The most connections.</summary>
    [Input("maxConnections")]
    public Input<int>? MaxConnections { get; set; }

    /// <summary>The longest time to connect.</summary>
    [Input("connectTimeout")]
    public Input<string>? ConnectTimeout { get; set; }
}

/// <summary>Limits of HTTP requests.</summary>
public sealed class HttpPoolArgs : ResourceArgs
{
    /// <summary>The most requests that wait for a connection.</summary>
    [Input("http1MaxPendingRequests")]
    public Input<int>? Http1MaxPendingRequests { get; set; }

    /// <summary>The most requests at a time.</summary>
    [Input("http2MaxRequests")]
    public Input<int>? Http2MaxRequests { get; set; }

    /// <summary>The most requests on one connection.</summary>
    [Input("maxRequestsPerConnection")]
    public Input<int>? MaxRequestsPerConnection { get; set; }

    /// <summary>The most retries at a time.</summary>
    [Input("maxRetries")]
    public Input<int>? MaxRetries { get; set; }

    /// <summary>How long a connection without requests is kept.</summary>
    [Input("idleTimeout")]
    public Input<string>? IdleTimeout { get; set; }
}

/// <summary>When a failing pod is left out for a while.</summary>
public sealed class OutlierDetectionArgs : ResourceArgs
{
    /// <summary>Answers of 5xx in a row after which a pod is left out.</summary>
    [Input("consecutive5xxErrors")]
    public Input<int>? Consecutive5xxErrors { get; set; }

    /// <summary>Answers of 502, 503 and 504 in a row after which a pod is left out.</summary>
    [Input("consecutiveGatewayErrors")]
    public Input<int>? ConsecutiveGatewayErrors { get; set; }

    /// <summary>How often pods are looked at.</summary>
    [Input("interval")]
    public Input<string>? Interval { get; set; }

    /// <summary>How long a pod is left out the first time.</summary>
    [Input("baseEjectionTime")]
    public Input<string>? BaseEjectionTime { get; set; }

    /// <summary>The most pods left out at a time, in percent.</summary>
    [Input("maxEjectionPercent")]
    public Input<int>? MaxEjectionPercent { get; set; }

    /// <summary>The percentage of healthy pods below which none is left out.</summary>
    [Input("minHealthPercent")]
    public Input<int>? MinHealthPercent { get; set; }
}

/// <summary>TLS from the proxy to a Service.</summary>
public sealed class ClientTlsArgs : ResourceArgs
{
    /// <summary>DISABLE, SIMPLE, MUTUAL or ISTIO_MUTUAL.</summary>
    [Input("mode", required: true)]
    public Input<string> Mode { get; set; } = null!;

    /// <summary>The server name asked for.</summary>
    [Input("sni")]
    public Input<string>? Sni { get; set; }

    [Input("subjectAltNames")]
    private InputList<string>? _subjectAltNames;

    /// <summary>Names of which the server's certificate must hold one.</summary>
    public InputList<string> SubjectAltNames { get => _subjectAltNames ??= []; set => _subjectAltNames = value; }

    /// <summary>Secret with the client certificate and the server's CA.</summary>
    [Input("credentialName")]
    public Input<string>? CredentialName { get; set; }
}
