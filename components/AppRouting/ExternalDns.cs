using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace GatewayStack.Components.AppRouting;

/// <summary>A ClusterExternalDNS or ExternalDNS (<c>approuting.kubernetes.azure.com/v1alpha1</c>): an external-dns that the app
/// routing operator runs, which keeps Azure DNS records of what HTTPRoutes and GRPCRoutes say.</summary>
/// <param name="name">Name of the Pulumi resource.</param>
/// <param name="args">The object.</param>
/// <param name="options">Options of the resource.</param>
public sealed class ExternalDns(string name, ExternalDnsArgs args, CustomResourceOptions? options = null) : CustomResource(name, args, options);

/// <summary>A ClusterExternalDNS or ExternalDNS.</summary>
/// <param name="kind"><c>ClusterExternalDNS</c>, which sees every namespace, or <c>ExternalDNS</c>, which sees its own.</param>
public sealed class ExternalDnsArgs(string kind) : CustomResourceArgs("approuting.kubernetes.azure.com/v1alpha1", kind)
{
    /// <summary>What it keeps, and as whom.</summary>
    [Input("spec", required: true)]
    public Input<ExternalDnsSpecArgs> Spec { get; set; } = null!;
}

/// <summary>What an external-dns keeps, and as whom.</summary>
public sealed class ExternalDnsSpecArgs : ResourceArgs
{
    /// <summary>Its Deployment is this name with <c>-external-dns</c>.</summary>
    [Input("resourceName", required: true)]
    public Input<string> ResourceName { get; set; } = null!;

    /// <summary>The namespace it runs in; of a ClusterExternalDNS alone.</summary>
    [Input("resourceNamespace")]
    public Input<string>? ResourceNamespace { get; set; }

    /// <summary>The tenant of the zones, a GUID in lower case.</summary>
    [Input("tenantId")]
    public Input<string>? TenantId { get; set; }

    [Input("dnsZoneResourceIDs", required: true)]
    private InputList<string>? _dnsZoneResourceIds;

    /// <summary>Resource ids of the zones: 1 to 7, of one subscription, one resource group and one type.</summary>
    public InputList<string> DnsZoneResourceIds { get => _dnsZoneResourceIds ??= []; set => _dnsZoneResourceIds = value; }

    [Input("resourceTypes", required: true)]
    private InputList<string>? _resourceTypes;

    /// <summary>What it reads: <c>gateway</c>, <c>ingress</c> or both.</summary>
    public InputList<string> ResourceTypes { get => _resourceTypes ??= []; set => _resourceTypes = value; }

    /// <summary>As whom it writes to the zones.</summary>
    [Input("identity", required: true)]
    public Input<ExternalDnsIdentityArgs> Identity { get; set; } = null!;
}

/// <summary>As whom an external-dns writes to the zones.</summary>
public sealed class ExternalDnsIdentityArgs : ResourceArgs
{
    /// <summary><c>workloadIdentity</c> or <c>managedIdentity</c>.</summary>
    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    /// <summary>For a workload identity: the ServiceAccount, in the namespace that external-dns runs in.</summary>
    [Input("serviceAccount")]
    public Input<string>? ServiceAccount { get; set; }
}
