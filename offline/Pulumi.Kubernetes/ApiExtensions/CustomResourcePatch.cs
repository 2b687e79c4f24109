using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Outputs.Meta.V1;

namespace Pulumi.Kubernetes.ApiExtensions;

/// <summary>Changes to an object of any kind that something else has made.</summary>
public class CustomResourcePatch(string name, CustomResourcePatchArgs args, CustomResourceOptions? options = null)
    : KubernetesResource(args.Type, name, args, options)
{
    [Output("apiVersion")]
    public Output<string> ApiVersion { get; private set; } = null!;

    [Output("kind")]
    public Output<string> Kind { get; private set; } = null!;

    [Output("metadata")]
    public Output<ObjectMeta> Metadata { get; private set; } = null!;
}

/// <summary>The arguments of a <see cref="CustomResourcePatch"/>: a derived class adds the fields of its kind, each with an <see cref="InputAttribute"/>.</summary>
public abstract class CustomResourcePatchArgs : ResourceArgs
{
    protected CustomResourcePatchArgs(string apiVersion, string kind)
    {
        ApiVersion = apiVersion;
        Kind = kind;
        Type = $"kubernetes:{apiVersion}:{kind}Patch";
    }

    [Input("apiVersion")]
    public Input<string> ApiVersion { get; }

    [Input("kind")]
    public Input<string> Kind { get; }

    [Input("metadata")]
    public Input<ObjectMetaArgs>? Metadata { get; set; }

    internal string Type { get; }
}
