using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra;

/// <summary>The host names of a stack.</summary>
public static class HostNames
{
    /// <summary>Full host names that HTTPS listeners and the routes on them serve. Sorted.</summary>
    public static IReadOnlyList<string> ServedOverTls(StackSettings settings) =>
        [.. settings.HttpsListeners().SelectMany(settings.HostsOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
