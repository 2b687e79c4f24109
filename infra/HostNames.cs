using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra;

/// <summary>The host names of a stack.</summary>
public static class HostNames
{
    /// <summary>Full host names that HTTPS listeners and the routes on them serve. Sorted.</summary>
    public static IReadOnlyList<string> ServedOverTls(StackSettings settings) =>
    [
        .. (from gateway in settings.Gateways
            from listener in gateway.Value.Listeners
            where listener.Protocol == ListenerProtocol.HTTPS
            from host in settings.HostsOf(gateway.Key, listener)
            select host).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];
}
