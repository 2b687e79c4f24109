using System.ComponentModel;

namespace GatewayStack.Infra.Settings;

/// <summary>A TLSRoute: passes TLS through to Services that terminate it themselves, by the host name of the handshake.</summary>
/// <remarks>The Gateway API takes exactly one rule, so its backends are the route's.</remarks>
public sealed record TlsRouteSettings : GatewayRouteSettings
{
    /// <summary>Where connections go, by weight.</summary>
    [Description("where connections go, shared by weight")]
    public required IReadOnlyList<BackendSettings> BackendRefs { get; init; }
}
