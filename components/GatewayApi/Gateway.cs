using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace GatewayStack.Components.GatewayApi;

/// <summary>A Gateway (<c>gateway.networking.k8s.io/v1</c>): listeners that a controller serves at an address.</summary>
/// <remarks>Fields as in the Gateway API specification, <c>GatewaySpec</c>.</remarks>
/// <param name="name">Name of the Pulumi resource.</param>
/// <param name="args">The Gateway.</param>
/// <param name="options">Options of the resource.</param>
public sealed class Gateway(string name, GatewayArgs args, CustomResourceOptions? options = null) : CustomResource(name, args, options)
{
    /// <summary>What the controller reports: addresses, conditions, listeners.</summary>
    [Output("status")]
    public Output<ImmutableDictionary<string, object>?> Status { get; private set; } = null!;
}

/// <summary>A Gateway.</summary>
public sealed class GatewayArgs() : CustomResourceArgs("gateway.networking.k8s.io/v1", "Gateway")
{
    /// <summary>What the Gateway shall be.</summary>
    [Input("spec", required: true)]
    public Input<GatewaySpecArgs> Spec { get; set; } = null!;
}

/// <summary>What a Gateway shall be.</summary>
public sealed class GatewaySpecArgs : ResourceArgs
{
    /// <summary>The class, which decides the controller.</summary>
    [Input("gatewayClassName", required: true)]
    public Input<string> GatewayClassName { get; set; } = null!;

    [Input("addresses")]
    private InputList<GatewayAddressArgs>? _addresses;

    /// <summary>Addresses asked for; with Istio, one of type Hostname names an existing Service.</summary>
    public InputList<GatewayAddressArgs> Addresses { get => _addresses ??= []; set => _addresses = value; }

    /// <summary>Labels, annotations and parameters of what the controller creates.</summary>
    [Input("infrastructure")]
    public Input<GatewayInfrastructureArgs>? Infrastructure { get; set; }

    /// <summary>Which ListenerSets may add listeners, from bundle v1.5.1 on; none where not set.</summary>
    [Input("allowedListeners")]
    public Input<AllowedListenersArgs>? AllowedListeners { get; set; }

    [Input("listeners", required: true)]
    private InputList<ListenerArgs>? _listeners;

    /// <summary>The listeners, 1 to 64.</summary>
    public InputList<ListenerArgs> Listeners { get => _listeners ??= []; set => _listeners = value; }
}

/// <summary>An address asked for.</summary>
public sealed class GatewayAddressArgs : ResourceArgs
{
    /// <summary>IPAddress or Hostname.</summary>
    [Input("type")]
    public Input<string>? Type { get; set; }

    /// <summary>The address.</summary>
    [Input("value", required: true)]
    public Input<string> Value { get; set; } = null!;
}

/// <summary>What the controller's own resources carry.</summary>
public sealed class GatewayInfrastructureArgs : ResourceArgs
{
    [Input("annotations")]
    private InputMap<string>? _annotations;

    /// <summary>Annotations, at most 8 on every bundle that AKS installs.</summary>
    public InputMap<string> Annotations { get => _annotations ??= []; set => _annotations = value; }

    [Input("labels")]
    private InputMap<string>? _labels;

    /// <summary>Labels, at most 8.</summary>
    public InputMap<string> Labels { get => _labels ??= []; set => _labels = value; }

    /// <summary>An object in the Gateway's namespace with further settings of the controller.</summary>
    [Input("parametersRef")]
    public Input<ParametersReferenceArgs>? ParametersRef { get; set; }
}

/// <summary>A reference to the controller's settings.</summary>
public sealed class ParametersReferenceArgs : ResourceArgs
{
    /// <summary>API group; empty for the core group.</summary>
    [Input("group", required: true)]
    public Input<string> Group { get; set; } = null!;

    /// <summary>Kind.</summary>
    [Input("kind", required: true)]
    public Input<string> Kind { get; set; } = null!;

    /// <summary>Name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;
}

/// <summary>Which ListenerSets may add listeners to a Gateway.</summary>
public sealed class AllowedListenersArgs : ResourceArgs
{
    /// <summary>From which namespaces: None, Same, All or Selector.</summary>
    [Input("namespaces")]
    public Input<RouteNamespacesArgs>? Namespaces { get; set; }
}
