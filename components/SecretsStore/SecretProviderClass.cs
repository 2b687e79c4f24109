using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace GatewayStack.Components.SecretsStore;

/// <summary>A SecretProviderClass (<c>secrets-store.csi.x-k8s.io/v1</c>): what a volume of the Secrets Store CSI driver holds.</summary>
/// <param name="name">Name of the Pulumi resource.</param>
/// <param name="args">The class.</param>
/// <param name="options">Options of the resource.</param>
public sealed class SecretProviderClass(string name, SecretProviderClassArgs args, CustomResourceOptions? options = null)
    : CustomResource(name, args, options);

/// <summary>A SecretProviderClass.</summary>
public sealed class SecretProviderClassArgs() : CustomResourceArgs("secrets-store.csi.x-k8s.io/v1", "SecretProviderClass")
{
    /// <summary>What is read, and which Secrets it becomes.</summary>
    [Input("spec", required: true)]
    public Input<SecretProviderClassSpecArgs> Spec { get; set; } = null!;
}

/// <summary>What is read, and which Secrets it becomes.</summary>
public sealed class SecretProviderClassSpecArgs : ResourceArgs
{
    /// <summary>The provider, <c>azure</c> for Key Vault.</summary>
    [Input("provider", required: true)]
    public Input<string> Provider { get; set; } = null!;

    [Input("parameters")]
    private InputMap<string>? _parameters;

    /// <summary>Settings of the provider; every value is text.</summary>
    public InputMap<string> Parameters { get => _parameters ??= []; set => _parameters = value; }

    [Input("secretObjects")]
    private InputList<SecretObjectArgs>? _secretObjects;

    /// <summary>The Secrets that exist while a pod mounts the volume.</summary>
    public InputList<SecretObjectArgs> SecretObjects { get => _secretObjects ??= []; set => _secretObjects = value; }
}

/// <summary>A Secret made of the volume's objects.</summary>
public sealed class SecretObjectArgs : ResourceArgs
{
    /// <summary>Name of the Secret.</summary>
    [Input("secretName", required: true)]
    public Input<string> SecretName { get; set; } = null!;

    /// <summary>Type of the Secret.</summary>
    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    [Input("data", required: true)]
    private InputList<SecretObjectDataArgs>? _data;

    /// <summary>Which object becomes which key.</summary>
    public InputList<SecretObjectDataArgs> Data { get => _data ??= []; set => _data = value; }
}

/// <summary>An object of the volume that becomes a key of the Secret.</summary>
public sealed class SecretObjectDataArgs : ResourceArgs
{
    /// <summary>Alias of the object, or its name where it has no alias.</summary>
    [Input("objectName", required: true)]
    public Input<string> ObjectName { get; set; } = null!;

    /// <summary>Key in the Secret.</summary>
    [Input("key", required: true)]
    public Input<string> Key { get; set; } = null!;
}
