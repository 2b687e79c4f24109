using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Outputs.Meta.V1;

namespace Pulumi.Kubernetes.ApiExtensions;

/// <summary>An object of any kind, such as a Gateway: derive the arguments from <see cref="CustomResourceArgs"/>.</summary>
public class CustomResource(string name, CustomResourceArgs args, CustomResourceOptions? options = null)
    : KubernetesResource(args.Type, name, args, options)
{
    [Output("apiVersion")]
    public Output<string> ApiVersion { get; private set; } = null!;

    [Output("kind")]
    public Output<string> Kind { get; private set; } = null!;

    [Output("metadata")]
    public Output<ObjectMeta> Metadata { get; private set; } = null!;
}

/// <summary>The arguments of a <see cref="CustomResource"/>: a derived class adds the fields of its kind, each with an <see cref="InputAttribute"/>.</summary>
public abstract class CustomResourceArgs : ResourceArgs
{
    protected CustomResourceArgs(string apiVersion, string kind)
    {
        ApiVersion = apiVersion;
        Kind = kind;
        Type = $"kubernetes:{apiVersion}:{kind}";
    }

    [Input("apiVersion")]
    public Input<string> ApiVersion { get; }

    [Input("kind")]
    public Input<string> Kind { get; }

    [Input("metadata")]
    public Input<ObjectMetaArgs>? Metadata { get; set; }

    internal string Type { get; }
}
