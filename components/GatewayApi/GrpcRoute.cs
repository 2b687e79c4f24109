using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace GatewayStack.Components.GatewayApi;

/// <summary>A GRPCRoute (<c>gateway.networking.k8s.io/v1</c>): which gRPC requests go where.</summary>
/// <param name="name">Name of the Pulumi resource.</param>
/// <param name="args">The route.</param>
/// <param name="options">Options of the resource.</param>
public sealed class GrpcRoute(string name, GrpcRouteArgs args, CustomResourceOptions? options = null) : CustomResource(name, args, options);

/// <summary>A GRPCRoute.</summary>
public sealed class GrpcRouteArgs() : CustomResourceArgs("gateway.networking.k8s.io/v1", "GRPCRoute")
{
    /// <summary>What it shall be.</summary>
    [Input("spec", required: true)]
    public Input<GrpcRouteSpecArgs> Spec { get; set; } = null!;
}

/// <summary>What a GRPCRoute shall do.</summary>
public sealed class GrpcRouteSpecArgs : ResourceArgs
{
    [Input("parentRefs")]
    private InputList<ParentReferenceArgs>? _parentRefs;

    /// <summary>The Gateways, or their listeners, that the route attaches to.</summary>
    public InputList<ParentReferenceArgs> ParentRefs { get => _parentRefs ??= []; set => _parentRefs = value; }

    [Input("hostnames")]
    private InputList<string>? _hostnames;

    /// <summary>The host names it serves, at most 16; those of the listener where there are none.</summary>
    public InputList<string> Hostnames { get => _hostnames ??= []; set => _hostnames = value; }

    [Input("rules")]
    private InputList<GrpcRouteRuleArgs>? _rules;

    /// <summary>Its rules, at most 16.</summary>
    public InputList<GrpcRouteRuleArgs> Rules { get => _rules ??= []; set => _rules = value; }
}

/// <summary>A rule: which requests, what is done to them, where they go.</summary>
public sealed class GrpcRouteRuleArgs : ResourceArgs
{
    /// <summary>Its name, unique in the route; from bundle v1.4.1 on.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("matches")]
    private InputList<GrpcRouteMatchArgs>? _matches;

    /// <summary>A request meets the rule when it meets any of these; every request where there are none.</summary>
    public InputList<GrpcRouteMatchArgs> Matches { get => _matches ??= []; set => _matches = value; }

    [Input("filters")]
    private InputList<HttpRouteFilterArgs>? _filters;

    /// <summary>What is done to a request on its way: RequestHeaderModifier, ResponseHeaderModifier or RequestMirror.</summary>
    public InputList<HttpRouteFilterArgs> Filters { get => _filters ??= []; set => _filters = value; }

    [Input("backendRefs")]
    private InputList<BackendReferenceArgs>? _backendRefs;

    /// <summary>Where requests go, shared by weight.</summary>
    public InputList<BackendReferenceArgs> BackendRefs { get => _backendRefs ??= []; set => _backendRefs = value; }
}

/// <summary>Conditions that a request meets all of.</summary>
public sealed class GrpcRouteMatchArgs : ResourceArgs
{
    /// <summary>Service and method.</summary>
    [Input("method")]
    public Input<GrpcMethodMatchArgs>? Method { get; set; }

    [Input("headers")]
    private InputList<NamedMatchArgs>? _headers;

    /// <summary>The headers.</summary>
    public InputList<NamedMatchArgs> Headers { get => _headers ??= []; set => _headers = value; }
}

/// <summary>A gRPC method to match; service, method or both.</summary>
public sealed class GrpcMethodMatchArgs : ResourceArgs
{
    /// <summary>Exact or RegularExpression.</summary>
    [Input("type")]
    public Input<string>? Type { get; set; }

    /// <summary>The service, with its package.</summary>
    [Input("service")]
    public Input<string>? Service { get; set; }

    /// <summary>The method.</summary>
    [Input("method")]
    public Input<string>? Method { get; set; }
}
