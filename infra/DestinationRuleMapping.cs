using GatewayStack.Components.Istio;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra;

/// <summary>From the settings of a DestinationRule to Istio's fields.</summary>
internal static class DestinationRuleMapping
{
    /// <summary>A short host would be looked for in whichever namespace the rule is in, so it is written in full.</summary>
    public static DestinationRuleSpecArgs ToSpec(this DestinationRuleSettings rule) => new()
    {
        Host = rule.Host.Contains('.') || rule.Host == "*" ? rule.Host : $"{rule.Host}.{rule.NamespaceOf()}.svc.cluster.local",
        TrafficPolicy = ToArgs(rule.TrafficPolicy)!,
        Subsets = rule.Subsets.Select(ToArgs).ToList(),
        ExportTo = rule.ExportTo.ToList(),
    };

    private static SubsetArgs ToArgs(SubsetSettings subset) =>
        new() { Name = subset.Name, Labels = subset.Labels.ToDictionary(), TrafficPolicy = ToArgs(subset.TrafficPolicy)! };

    private static TrafficPolicyArgs? ToArgs(TrafficPolicySettings? policy) => policy is null ? null : new()
    {
        LoadBalancer = policy.LoadBalancer is { } balancer ? new SimpleLoadBalancerArgs { Simple = balancer.Simple.Spelling() } : null!,
        ConnectionPool = policy.ConnectionPool is { } pool ? new ConnectionPoolArgs { Tcp = ToArgs(pool.Tcp)!, Http = ToArgs(pool.Http)! } : null!,
        OutlierDetection = policy.OutlierDetection is { } outliers ? ToArgs(outliers) : null!,
        Tls = policy.Tls is { } tls
            ? new ClientTlsArgs { Mode = tls.Mode.Spelling(), Sni = tls.Sni!, SubjectAltNames = tls.SubjectAltNames.ToList(), CredentialName = tls.CredentialName! }
            : null!,
    };

    private static TcpPoolArgs? ToArgs(TcpPoolSettings? tcp)
    {
        if (tcp is null)
            return null;
        var args = new TcpPoolArgs { ConnectTimeout = tcp.ConnectTimeout! };
        if (tcp.MaxConnections is { } most)
            args.MaxConnections = most;
        return args;
    }

    private static HttpPoolArgs? ToArgs(HttpPoolSettings? http)
    {
        if (http is null)
            return null;
        var args = new HttpPoolArgs { IdleTimeout = http.IdleTimeout! };
        if (http.Http1MaxPendingRequests is { } pending)
            args.Http1MaxPendingRequests = pending;
        if (http.Http2MaxRequests is { } requests)
            args.Http2MaxRequests = requests;
        if (http.MaxRequestsPerConnection is { } perConnection)
            args.MaxRequestsPerConnection = perConnection;
        if (http.MaxRetries is { } retries)
            args.MaxRetries = retries;
        return args;
    }

    private static OutlierDetectionArgs ToArgs(OutlierDetectionSettings outliers)
    {
        var args = new OutlierDetectionArgs { Interval = outliers.Interval!, BaseEjectionTime = outliers.BaseEjectionTime! };
        if (outliers.Consecutive5xxErrors is { } errors)
            args.Consecutive5xxErrors = errors;
        if (outliers.ConsecutiveGatewayErrors is { } gatewayErrors)
            args.ConsecutiveGatewayErrors = gatewayErrors;
        if (outliers.MaxEjectionPercent is { } ejected)
            args.MaxEjectionPercent = ejected;
        if (outliers.MinHealthPercent is { } healthy)
            args.MinHealthPercent = healthy;
        return args;
    }
}
