using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace GatewayStack.Components.GatewayApi;

/// <summary>A ReferenceGrant (<c>gateway.networking.k8s.io/v1beta1</c>, which every bundle serves): lets objects of other namespaces refer to objects of its own.</summary>
/// <param name="name">Name of the Pulumi resource.</param>
/// <param name="args">The grant.</param>
/// <param name="options">Options of the resource.</param>
public sealed class ReferenceGrant(string name, ReferenceGrantArgs args, CustomResourceOptions? options = null) : CustomResource(name, args, options);

/// <summary>A ReferenceGrant.</summary>
public sealed class ReferenceGrantArgs() : CustomResourceArgs("gateway.networking.k8s.io/v1beta1", "ReferenceGrant")
{
    /// <summary>What it shall be.</summary>
    [Input("spec", required: true)]
    public Input<ReferenceGrantSpecArgs> Spec { get; set; } = null!;
}

/// <summary>Who may refer to what.</summary>
public sealed class ReferenceGrantSpecArgs : ResourceArgs
{
    [Input("from", required: true)]
    private InputList<ReferenceGrantFromArgs>? _from;

    /// <summary>Who may, 1 to 16.</summary>
    public InputList<ReferenceGrantFromArgs> From { get => _from ??= []; set => _from = value; }

    [Input("to", required: true)]
    private InputList<ReferenceGrantToArgs>? _to;

    /// <summary>To what, 1 to 16.</summary>
    public InputList<ReferenceGrantToArgs> To { get => _to ??= []; set => _to = value; }
}

/// <summary>Who may refer.</summary>
public sealed class ReferenceGrantFromArgs : ResourceArgs
{
    /// <summary>API group.</summary>
    [Input("group", required: true)]
    public Input<string> Group { get; set; } = null!;

    /// <summary>Kind.</summary>
    [Input("kind", required: true)]
    public Input<string> Kind { get; set; } = null!;

    /// <summary>Namespace.</summary>
    [Input("namespace", required: true)]
    public Input<string> Namespace { get; set; } = null!;
}

/// <summary>What may be referred to.</summary>
public sealed class ReferenceGrantToArgs : ResourceArgs
{
    /// <summary>API group; empty for the core group.</summary>
    [Input("group", required: true)]
    public Input<string> Group { get; set; } = null!;

    /// <summary>Kind.</summary>
    [Input("kind", required: true)]
    public Input<string> Kind { get; set; } = null!;

    /// <summary>Name; every one of the kind where not set.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }
}
