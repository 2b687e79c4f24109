using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace GatewayStack.Components.GatewayApi;

/// <summary>An HTTPRoute (<c>gateway.networking.k8s.io/v1</c>): which requests go where.</summary>
/// <remarks>Fields as in the Gateway API specification, <c>HTTPRouteSpec</c>.</remarks>
/// <param name="name">Name of the Pulumi resource.</param>
/// <param name="args">The route.</param>
/// <param name="options">Options of the resource.</param>
public sealed class HttpRoute(string name, HttpRouteArgs args, CustomResourceOptions? options = null) : CustomResource(name, args, options);

/// <summary>An HTTPRoute.</summary>
public sealed class HttpRouteArgs() : CustomResourceArgs("gateway.networking.k8s.io/v1", "HTTPRoute")
{
    /// <summary>What the route shall do.</summary>
    [Input("spec", required: true)]
    public Input<HttpRouteSpecArgs> Spec { get; set; } = null!;
}

/// <summary>What an HTTPRoute shall do.</summary>
public sealed class HttpRouteSpecArgs : ResourceArgs
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
    private InputList<HttpRouteRuleArgs>? _rules;

    /// <summary>Its rules, 1 to 16.</summary>
    public InputList<HttpRouteRuleArgs> Rules { get => _rules ??= []; set => _rules = value; }
}

/// <summary>What a route attaches to: a Gateway, or with a mesh a Service.</summary>
public sealed class ParentReferenceArgs : ResourceArgs
{
    /// <summary>API group; that of the Gateway API where not set, empty for a Service.</summary>
    [Input("group")]
    public Input<string>? Group { get; set; }

    /// <summary>Gateway, ListenerSet or Service; Gateway where not set.</summary>
    [Input("kind")]
    public Input<string>? Kind { get; set; }

    /// <summary>Name of the Gateway or Service.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>Namespace of the Gateway; the route's own where not set.</summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; set; }

    /// <summary>Name of the listener; all that allow the route where not set.</summary>
    [Input("sectionName")]
    public Input<string>? SectionName { get; set; }
}

/// <summary>A rule: which requests, what is done to them, where they go.</summary>
public sealed class HttpRouteRuleArgs : ResourceArgs
{
    /// <summary>Its name, unique in the route; from bundle v1.4.1 on.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("matches")]
    private InputList<HttpRouteMatchArgs>? _matches;

    /// <summary>A request meets the rule when it meets any of these; every request where there are none.</summary>
    public InputList<HttpRouteMatchArgs> Matches { get => _matches ??= []; set => _matches = value; }

    [Input("filters")]
    private InputList<HttpRouteFilterArgs>? _filters;

    /// <summary>What is done to a request on its way.</summary>
    public InputList<HttpRouteFilterArgs> Filters { get => _filters ??= []; set => _filters = value; }

    [Input("backendRefs")]
    private InputList<BackendReferenceArgs>? _backendRefs;

    /// <summary>Where requests go, shared by weight.</summary>
    public InputList<BackendReferenceArgs> BackendRefs { get => _backendRefs ??= []; set => _backendRefs = value; }

    /// <summary>Time limits.</summary>
    [Input("timeouts")]
    public Input<HttpRouteTimeoutsArgs>? Timeouts { get; set; }
}

/// <summary>Conditions that a request meets all of.</summary>
public sealed class HttpRouteMatchArgs : ResourceArgs
{
    /// <summary>The path.</summary>
    [Input("path")]
    public Input<ValueMatchArgs>? Path { get; set; }

    [Input("headers")]
    private InputList<NamedMatchArgs>? _headers;

    /// <summary>The headers.</summary>
    public InputList<NamedMatchArgs> Headers { get => _headers ??= []; set => _headers = value; }

    [Input("queryParams")]
    private InputList<NamedMatchArgs>? _queryParams;

    /// <summary>The query parameters.</summary>
    public InputList<NamedMatchArgs> QueryParams { get => _queryParams ??= []; set => _queryParams = value; }

    /// <summary>The method.</summary>
    [Input("method")]
    public Input<string>? Method { get; set; }
}

/// <summary>A path to match.</summary>
public sealed class ValueMatchArgs : ResourceArgs
{
    /// <summary>PathPrefix, Exact or RegularExpression.</summary>
    [Input("type")]
    public Input<string>? Type { get; set; }

    /// <summary>The path.</summary>
    [Input("value")]
    public Input<string>? Value { get; set; }
}

/// <summary>A header or query parameter to match.</summary>
public sealed class NamedMatchArgs : ResourceArgs
{
    /// <summary>Exact or RegularExpression.</summary>
    [Input("type")]
    public Input<string>? Type { get; set; }

    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>Its value.</summary>
    [Input("value", required: true)]
    public Input<string> Value { get; set; } = null!;
}

/// <summary>A Service that requests go to.</summary>
public sealed class BackendReferenceArgs : ResourceArgs
{
    /// <summary>Name of the Service.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>Its namespace; the route's where not set. Another one needs a ReferenceGrant there.</summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; set; }

    /// <summary>Its port.</summary>
    [Input("port")]
    public Input<int>? Port { get; set; }

    /// <summary>Its share of the requests, relative to the sum of the weights; 1 where not set.</summary>
    [Input("weight")]
    public Input<int>? Weight { get; set; }

    [Input("filters")]
    private InputList<HttpRouteFilterArgs>? _filters;

    /// <summary>What is done to a request on its way to this backend alone.</summary>
    public InputList<HttpRouteFilterArgs> Filters { get => _filters ??= []; set => _filters = value; }
}

/// <summary>Time limits, as Gateway API durations.</summary>
public sealed class HttpRouteTimeoutsArgs : ResourceArgs
{
    /// <summary>For the whole request.</summary>
    [Input("request")]
    public Input<string>? Request { get; set; }

    /// <summary>For one request to a backend.</summary>
    [Input("backendRequest")]
    public Input<string>? BackendRequest { get; set; }
}
