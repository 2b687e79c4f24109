using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace GatewayStack.Components.Kubernetes;

/// <summary>Changes to what the controller makes of every Gateway of a class.</summary>
/// <remarks>The add-ons of AKS make and own the ConfigMap with their defaults: it is read first, so that it is never created here, then
/// some of its keys are set; when the component is deleted, AKS puts its own values back. Upstream Istio has none until somebody makes it.</remarks>
public sealed class GatewayClassDefaults : ComponentResource
{
    /// <summary>Name of the ConfigMap.</summary>
    public const string MapName = "istio-gateway-class-defaults";

    /// <summary>Sets the defaults.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">The changes, and where they belong.</param>
    /// <param name="options">Options of the component; its provider is the cluster's.</param>
    public GatewayClassDefaults(string name, GatewayClassDefaultsArgs args, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:GatewayClassDefaults", name, options)
    {
        if (args.IsManaged)
        {
            var map = ConfigMap.Get(name, $"{args.Namespace}/{MapName}", new CustomResourceOptions { Parent = this });
            _ = new ConfigMapPatch($"{name}-changes", new ConfigMapPatchArgs
            {
                Metadata = new ObjectMetaPatchArgs
                {
                    Name = MapName,
                    Namespace = args.Namespace,
                    Annotations = { ["pulumi.com/patchForce"] = "true" },
                },
                Data = args.Customization.ToDictionary(),
            }, new CustomResourceOptions { Parent = this, DependsOn = { map } });
        }
        else
        {
            _ = new ConfigMap(name, new ConfigMapArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = MapName,
                    Namespace = args.Namespace,
                    Labels = { ["gateway.istio.io/defaults-for-class"] = args.GatewayClassName },
                },
                Data = args.Customization.ToDictionary(),
            }, new CustomResourceOptions { Parent = this });
        }
        RegisterOutputs();
    }
}

/// <summary>Settings of <see cref="GatewayClassDefaults"/>.</summary>
public sealed class GatewayClassDefaultsArgs : ResourceArgs
{
    /// <summary>The control plane's namespace: <c>aks-istio-system</c> for the add-ons of AKS.</summary>
    public required string Namespace { get; init; }

    /// <summary>The class.</summary>
    public required string GatewayClassName { get; init; }

    /// <summary>Whether the ConfigMap is there already, and somebody else's.</summary>
    public required bool IsManaged { get; init; }

    /// <summary>The changes by kind (<c>deployment</c>, <c>service</c>, …): YAML that is merged over what the controller would make.</summary>
    public required IReadOnlyDictionary<string, string> Customization { get; init; }
}
