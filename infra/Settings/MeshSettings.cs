using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>The Istio service mesh.</summary>
public sealed record MeshSettings
{
    /// <summary>Revisions of the Istio add-on: one, or two during a canary upgrade.</summary>
    [Description("revisions of the Istio add-on: one, or two while upgrading from one to the other")]
    [Pattern(@"asm-1-\d{1,3}", "a revision such as asm-1-29; `az aks mesh get-revisions` lists those of a region")]
    public IReadOnlyList<string> Revisions { get; init; } = [];

    /// <summary>The add-on's managed ingress gateways that run.</summary>
    [Description("the add-on's managed ingress gateways that run, for ingress istioIngressGateway")]
    public IReadOnlyList<ManagedGateway> IngressGateways { get; init; } = [ManagedGateway.External];

    /// <summary>The namespaces whose pods get a sidecar, with what injects it.</summary>
    [Description("namespaces whose pods get a sidecar, each with the revision that injects it; enabled: the revision of an Istio that has only one")]
    [Pattern(Names.LabelPattern, "a revision such as asm-1-29, or enabled")]
    public IReadOnlyDictionary<string, string> Sidecars { get; init; } = new Dictionary<string, string>();
}

/// <summary>The managed ingress gateways of the Istio add-on.</summary>
public enum ManagedGateway
{
    /// <summary>Behind a public load balancer.</summary>
    External,

    /// <summary>Behind a load balancer inside the network.</summary>
    Internal,
}
