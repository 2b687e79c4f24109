namespace GatewayStack.Infra.Settings;

/// <summary>The ingress systems: what implements the Gateway API in the cluster.</summary>
public enum Ingress
{
    /// <summary>App routing add-on, Gateway API implementation; class <c>approuting-istio</c>.</summary>
    AppRouting,

    /// <summary>Istio service mesh add-on, which makes a proxy and a load balancer of each Gateway; class <c>istio</c>.</summary>
    IstioAddon,

    /// <summary>Istio service mesh add-on with its managed ingress gateways, which Gateways only program; class <c>istio</c>.</summary>
    IstioIngressGateway,

    /// <summary>Istio of one's own in a cluster that exists already; nothing is made in Azure. Class <c>istio</c>.</summary>
    UpstreamIstio,

    /// <summary>None: cluster, vault and certificates without Gateways and routes; the step between two systems that exclude one another.</summary>
    None,
}
