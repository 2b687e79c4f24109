using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace GatewayStack.Components.GatewayApi;

/// <summary>A ListenerSet (<c>gateway.networking.k8s.io/v1</c>, from bundle v1.5.1 on): further listeners of a Gateway.</summary>
/// <param name="name">Name of the Pulumi resource.</param>
/// <param name="args">The set.</param>
/// <param name="options">Options of the resource.</param>
public sealed class ListenerSet(string name, ListenerSetArgs args, CustomResourceOptions? options = null) : CustomResource(name, args, options);

/// <summary>A ListenerSet.</summary>
public sealed class ListenerSetArgs() : CustomResourceArgs("gateway.networking.k8s.io/v1", "ListenerSet")
{
    /// <summary>What it shall be.</summary>
    [Input("spec", required: true)]
    public Input<ListenerSetSpecArgs> Spec { get; set; } = null!;
}

/// <summary>Which listeners, of which Gateway.</summary>
public sealed class ListenerSetSpecArgs : ResourceArgs
{
    /// <summary>The Gateway, whose <c>allowedListeners</c> must take them.</summary>
    [Input("parentRef", required: true)]
    public Input<ParentReferenceArgs> ParentRef { get; set; } = null!;

    [Input("listeners", required: true)]
    private InputList<ListenerArgs>? _listeners;

    /// <summary>The listeners, 1 to 64.</summary>
    public InputList<ListenerArgs> Listeners { get => _listeners ??= []; set => _listeners = value; }
}
