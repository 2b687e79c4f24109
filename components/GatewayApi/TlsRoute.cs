using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace GatewayStack.Components.GatewayApi;

/// <summary>A TLSRoute (<c>gateway.networking.k8s.io/v1</c>, from bundle v1.5.1 on): which TLS connections go where, unopened.</summary>
/// <param name="name">Name of the Pulumi resource.</param>
/// <param name="args">The route.</param>
/// <param name="options">Options of the resource.</param>
public sealed class TlsRoute(string name, TlsRouteArgs args, CustomResourceOptions? options = null) : CustomResource(name, args, options);

/// <summary>A TLSRoute.</summary>
public sealed class TlsRouteArgs() : CustomResourceArgs("gateway.networking.k8s.io/v1", "TLSRoute")
{
    /// <summary>What it shall be.</summary>
    [Input("spec", required: true)]
    public Input<TlsRouteSpecArgs> Spec { get; set; } = null!;
}

/// <summary>What a TLSRoute shall do.</summary>
public sealed class TlsRouteSpecArgs : ResourceArgs
{
    [Input("parentRefs")]
    private InputList<ParentReferenceArgs>? _parentRefs;

    /// <summary>The Gateways, or their listeners, that the route attaches to.</summary>
    public InputList<ParentReferenceArgs> ParentRefs { get => _parentRefs ??= []; set => _parentRefs = value; }

    [Input("hostnames", required: true)]
    private InputList<string>? _hostnames;

    /// <summary>The host names of the handshake, 1 to 16.</summary>
    public InputList<string> Hostnames { get => _hostnames ??= []; set => _hostnames = value; }

    [Input("rules", required: true)]
    private InputList<TlsRouteRuleArgs>? _rules;

    /// <summary>Exactly one rule.</summary>
    public InputList<TlsRouteRuleArgs> Rules { get => _rules ??= []; set => _rules = value; }
}

/// <summary>Where connections go.</summary>
public sealed class TlsRouteRuleArgs : ResourceArgs
{
    [Input("backendRefs", required: true)]
    private InputList<BackendReferenceArgs>? _backendRefs;

    /// <summary>The backends, 1 to 16, shared by weight.</summary>
    public InputList<BackendReferenceArgs> BackendRefs { get => _backendRefs ??= []; set => _backendRefs = value; }
}
