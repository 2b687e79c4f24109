using System.ComponentModel;
using System.Text.Json.Nodes;

namespace GatewayStack.Infra.Settings;

/// <summary>Changes to what the controller makes of a Gateway, in Kubernetes' own field names; merged over what it would make.</summary>
/// <remarks>Istio: "Kubernetes Gateway API", automated deployment; what AKS admits is listed in <see cref="Rules.CustomizationPaths"/>.</remarks>
public sealed record CustomizationSettings
{
    /// <summary>The Deployment of the proxies.</summary>
    [Description("fields of the proxies' Deployment, such as spec.template.spec.nodeSelector")]
    public JsonObject? Deployment { get; init; }

    /// <summary>The Service.</summary>
    [Description("fields of the Service, such as metadata.annotations; what loadBalancer has is better set there")]
    public JsonObject? Service { get; init; }

    /// <summary>The HorizontalPodAutoscaler.</summary>
    [Description("fields of the HorizontalPodAutoscaler, such as spec.minReplicas, which AKS wants to be 2 or more")]
    public JsonObject? HorizontalPodAutoscaler { get; init; }

    /// <summary>The PodDisruptionBudget.</summary>
    [Description("fields of the PodDisruptionBudget, such as spec.minAvailable")]
    public JsonObject? PodDisruptionBudget { get; init; }

    /// <summary>The ServiceAccount.</summary>
    [Description("fields of the ServiceAccount; for ingress upstreamIstio alone")]
    public JsonObject? ServiceAccount { get; init; }

    /// <summary>The changes by kind, of those that are set.</summary>
    internal IEnumerable<(string Kind, JsonObject Fields)> Parts
    {
        get
        {
            foreach (var (kind, fields) in ((string, JsonObject?)[])[
                ("deployment", Deployment), ("service", Service),
                ("horizontalPodAutoscaler", HorizontalPodAutoscaler), ("podDisruptionBudget", PodDisruptionBudget), ("serviceAccount", ServiceAccount)])
            {
                if (fields is not null)
                    yield return (kind, fields);
            }
        }
    }
}
