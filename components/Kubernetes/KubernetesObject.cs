using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace GatewayStack.Components.Kubernetes;

/// <summary>What every object in the cluster starts from.</summary>
internal static class KubernetesObject
{
    /// <summary>Metadata of a namespaced object.</summary>
    public static ObjectMetaArgs Meta(Input<string> name, Input<string> ns) => new() { Name = name, Namespace = ns };

    /// <summary>Options of a child of a component that talks to the component's cluster.</summary>
    public static CustomResourceOptions ChildOf(ComponentResource parent) => new() { Parent = parent };
}
