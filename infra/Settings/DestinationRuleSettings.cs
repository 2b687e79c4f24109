using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>A DestinationRule. Field names and meanings are Istio's.</summary>
public sealed record DestinationRuleSettings
{
    /// <summary>The Service, short or in full.</summary>
    [Description("the Service: its name, or in full NAME.NAMESPACE.svc.cluster.local")]
    [Pattern(@"\*|(\*\.)?" + Names.LabelPattern + @"(\." + Names.LabelPattern + ")*", "a Service name or host name in lower case")]
    public required string Host { get; init; }

    /// <summary>Its namespace.</summary>
    [Description("its namespace; default: the Service's, if host says it. Istio looks in the Gateway's, the Service's and the root namespace only")]
    [Pattern(Names.LabelPattern, "a namespace name: lower-case letters, digits and '-', at most 63")]
    public string? Namespace { get; init; }

    /// <summary>What holds for all traffic to the Service.</summary>
    [Description("what holds for all traffic to the Service")]
    public TrafficPolicySettings? TrafficPolicy { get; init; }

    /// <summary>Parts of the Service.</summary>
    [Description("parts of the Service, by labels of its pods; an HTTPRoute cannot choose one")]
    public IReadOnlyList<SubsetSettings> Subsets { get; init; } = [];

    /// <summary>The namespaces it is visible in.</summary>
    [Description("the namespaces it is visible in: '.' its own, '*' all, or a name; default: all")]
    [Pattern(@"[.*]|" + Names.LabelPattern, "'.', '*' or a namespace name")]
    public IReadOnlyList<string> ExportTo { get; init; } = [];

    /// <summary>Its namespace; null where neither it nor the host says one.</summary>
    internal string? NamespaceOf() => Namespace ?? ServiceNamespace();

    /// <summary>The namespace that a host in full says; null where it says none.</summary>
    internal string? ServiceNamespace() => Host.Split('.') is [_, var ns, "svc", ..] ? ns : null;
}

/// <summary>A part of a Service.</summary>
public sealed record SubsetSettings
{
    /// <summary>Its name.</summary>
    [Description("its name, unique in the rule")]
    [Pattern(Names.LabelPattern, "lower-case letters, digits and '-', at most 63")]
    public required string Name { get; init; }

    /// <summary>Labels of its pods.</summary>
    [Description("labels of its pods")]
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>What holds for traffic to it.</summary>
    [Description("what holds for traffic to it, in place of what holds for the Service")]
    public TrafficPolicySettings? TrafficPolicy { get; init; }
}

/// <summary>What holds for traffic to a Service.</summary>
public sealed record TrafficPolicySettings
{
    /// <summary>How a pod is chosen.</summary>
    [Description("how a pod is chosen")]
    public LoadBalancerSettings? LoadBalancer { get; init; }

    /// <summary>Limits of connections and requests.</summary>
    [Description("limits of connections and requests")]
    public ConnectionPoolSettings? ConnectionPool { get; init; }

    /// <summary>When a failing pod is left out for a while.</summary>
    [Description("when a failing pod is left out for a while")]
    public OutlierDetectionSettings? OutlierDetection { get; init; }

    /// <summary>TLS from the proxy to the Service.</summary>
    [Description("TLS from the proxy to the Service")]
    public ClientTlsSettings? Tls { get; init; }
}

/// <summary>How a pod is chosen.</summary>
public sealed record LoadBalancerSettings
{
    /// <summary>The algorithm.</summary>
    [Description("the algorithm")]
    public required LoadBalancerAlgorithm Simple { get; init; }
}

/// <summary>Istio's simple load balancing algorithms.</summary>
[Verbatim]
public enum LoadBalancerAlgorithm
{
#pragma warning disable CA1707, CS1591 // Istio's own names: LoadBalancerSettings.SimpleLB
    ROUND_ROBIN,
    LEAST_REQUEST,
    RANDOM,
    PASSTHROUGH,
#pragma warning restore CA1707, CS1591
}

/// <summary>Limits of connections and requests.</summary>
public sealed record ConnectionPoolSettings
{
    /// <summary>Of TCP connections.</summary>
    [Description("limits of TCP connections")]
    public TcpPoolSettings? Tcp { get; init; }

    /// <summary>Of HTTP requests.</summary>
    [Description("limits of HTTP requests")]
    public HttpPoolSettings? Http { get; init; }
}

/// <summary>Limits of TCP connections.</summary>
public sealed record TcpPoolSettings
{
    /// <summary>Most connections to a pod.</summary>
    [Description("the most connections")]
    [Bounds(1, int.MaxValue)]
    public int? MaxConnections { get; init; }

    /// <summary>Longest time to connect.</summary>
    [Description("the longest time to connect")]
    [Pattern(DestinationRuleDurations.Pattern, DestinationRuleDurations.Rule)]
    public string? ConnectTimeout { get; init; }
}

/// <summary>Limits of HTTP requests.</summary>
public sealed record HttpPoolSettings
{
    /// <summary>Most requests that wait for a connection.</summary>
    [Description("the most requests that wait for a connection")]
    [Bounds(1, int.MaxValue)]
    public int? Http1MaxPendingRequests { get; init; }

    /// <summary>Most requests at a time.</summary>
    [Description("the most requests at a time")]
    [Bounds(1, int.MaxValue)]
    public int? Http2MaxRequests { get; init; }

    /// <summary>Most requests on a connection.</summary>
    [Description("the most requests on one connection; 1: no keep-alive")]
    [Bounds(1, int.MaxValue)]
    public int? MaxRequestsPerConnection { get; init; }

    /// <summary>Most retries at a time.</summary>
    [Description("the most retries at a time")]
    [Bounds(1, int.MaxValue)]
    public int? MaxRetries { get; init; }

    /// <summary>How long a connection without requests is kept.</summary>
    [Description("how long a connection without requests is kept")]
    [Pattern(DestinationRuleDurations.Pattern, DestinationRuleDurations.Rule)]
    public string? IdleTimeout { get; init; }
}

/// <summary>When a failing pod is left out for a while.</summary>
public sealed record OutlierDetectionSettings
{
    /// <summary>Failures in a row.</summary>
    [Description("answers of 5xx in a row after which a pod is left out")]
    [Bounds(0, int.MaxValue)]
    public int? Consecutive5xxErrors { get; init; }

    /// <summary>Gateway failures in a row.</summary>
    [Description("answers of 502, 503 and 504 in a row after which a pod is left out")]
    [Bounds(0, int.MaxValue)]
    public int? ConsecutiveGatewayErrors { get; init; }

    /// <summary>How often pods are looked at.</summary>
    [Description("how often pods are looked at")]
    [Pattern(DestinationRuleDurations.Pattern, DestinationRuleDurations.Rule)]
    public string? Interval { get; init; }

    /// <summary>How long a pod is left out the first time.</summary>
    [Description("how long a pod is left out the first time")]
    [Pattern(DestinationRuleDurations.Pattern, DestinationRuleDurations.Rule)]
    public string? BaseEjectionTime { get; init; }

    /// <summary>Most pods left out, in percent.</summary>
    [Description("the most pods left out at a time, in percent")]
    [Bounds(0, 100)]
    public int? MaxEjectionPercent { get; init; }

    /// <summary>Least healthy pods, in percent.</summary>
    [Description("the percentage of healthy pods below which none is left out")]
    [Bounds(0, 100)]
    public int? MinHealthPercent { get; init; }
}

/// <summary>TLS from the proxy to a Service.</summary>
public sealed record ClientTlsSettings
{
    /// <summary>How.</summary>
    [Description("how; ISTIO_MUTUAL: with the mesh's own certificates")]
    public required ClientTlsMode Mode { get; init; }

    /// <summary>The server name asked for.</summary>
    [Description("the server name asked for; SIMPLE and MUTUAL")]
    public string? Sni { get; init; }

    /// <summary>Names of which the server's certificate must hold one.</summary>
    [Description("names of which the server's certificate must hold one; SIMPLE and MUTUAL")]
    public IReadOnlyList<string> SubjectAltNames { get; init; } = [];

    /// <summary>Secret with client certificate and CA.</summary>
    [Description("Secret with the client certificate (MUTUAL) and the server's CA; SIMPLE and MUTUAL, at a Gateway")]
    public string? CredentialName { get; init; }
}

/// <summary>Istio's modes of TLS towards a Service.</summary>
[Verbatim]
public enum ClientTlsMode
{
#pragma warning disable CA1707, CS1591 // Istio's own names: ClientTLSSettings.TLSmode
    DISABLE,
    SIMPLE,
    MUTUAL,
    ISTIO_MUTUAL,
#pragma warning restore CA1707, CS1591
}

/// <summary>Durations as Istio's schema takes them.</summary>
internal static class DestinationRuleDurations
{
    public const string Pattern = @"([1-9]\d{0,8}(h|m|s|ms)){1,4}";
    public const string Rule = "a duration of at least 1ms such as 30s";
}
