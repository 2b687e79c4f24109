using System.Text.Json.Nodes;
using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning;

/// <summary>The Kubernetes objects of a plan, for what reasons about objects wherever they come from.</summary>
public static class PlanObjects
{
    /// <summary>The objects that a deployment would create.</summary>
    public static IEnumerable<KubernetesObject> Of(Plan plan) => plan.Resources
        .Where(r => r.Inputs.ContainsKey("apiVersion"))
        .Select(r => KubernetesObject.From((JsonObject)r.Inputs.DeepClone()))
        .OfType<KubernetesObject>();

    /// <summary>What attaches to what.</summary>
    public static Topology TopologyOf(Plan plan) => Topology.Of(Of(plan), servicesElsewhere: true);
}
