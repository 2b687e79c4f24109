using System.Collections.Immutable;
using Pulumi.Kubernetes.Types.Outputs.Core.V1;

namespace GatewayStack.Components.Kubernetes;

/// <summary>Reads what a controller reports about a Gateway or its Service.</summary>
internal static class GatewayStatus
{
    /// <summary>The first of <c>status.addresses</c>; empty where there is none.</summary>
    public static string FirstAddress(ImmutableDictionary<string, object>? status) =>
        status?.GetValueOrDefault("addresses") is ImmutableArray<object> { IsDefaultOrEmpty: false } addresses
        && addresses[0] is ImmutableDictionary<string, object> address
        && address.GetValueOrDefault("value") is string value
            ? value
            : "";

    /// <summary>The address of a Service's load balancer, or its host name where the cloud gives only that; empty where it has neither.</summary>
    public static string FirstIngress(ServiceStatus? status) =>
        status?.LoadBalancer?.Ingress is { IsDefaultOrEmpty: false } ingress ? ingress[0].Ip ?? ingress[0].Hostname ?? "" : "";
}
