using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning;

/// <summary>The Kubernetes objects of a plan, for what reasons about objects wherever they come from.</summary>
public static class PlanObjects
{
    /// <summary>The objects that a deployment would create.</summary>
    public static IEnumerable<KubernetesObject> Of(Plan plan) => plan.Resources.Select(Of).OfType<KubernetesObject>();

    /// <summary>The object that a resource is; null where it is none, such as one of Azure.</summary>
    public static KubernetesObject? Of(PlannedResource resource) => resource.Inputs.ContainsKey("apiVersion") ? KubernetesObject.From(resource.Inputs) : null;

    /// <summary>What attaches to what.</summary>
    public static Topology TopologyOf(Plan plan) => Topology.Of(Of(plan), servicesElsewhere: true);
}
