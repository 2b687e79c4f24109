using System.Collections.Immutable;

namespace GatewayStack.Components.Kubernetes;

/// <summary>Reads what a controller reports about a Gateway.</summary>
internal static class GatewayStatus
{
    /// <summary>The first of <c>status.addresses</c>; empty where there is none.</summary>
    public static string FirstAddress(ImmutableDictionary<string, object>? status) =>
        status?.GetValueOrDefault("addresses") is ImmutableArray<object> { IsDefaultOrEmpty: false } addresses
        && addresses[0] is ImmutableDictionary<string, object> address
        && address.GetValueOrDefault("value") is string value
            ? value
            : "";
}
