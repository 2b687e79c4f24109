using Pulumi;

namespace GatewayStack.Components.CertManager;

/// <summary>How domains are proved to an ACME authority: either over DNS or over HTTP.</summary>
public sealed class SolverArgs : ResourceArgs
{
    /// <summary>Which domains this is for; all where not set.</summary>
    [Input("selector")]
    public Input<SolverSelectorArgs>? Selector { get; set; }

    /// <summary>By a record in the domain's zone.</summary>
    [Input("dns01")]
    public Input<Dns01SolverArgs>? Dns01 { get; set; }

    /// <summary>By an answer over HTTP.</summary>
    [Input("http01")]
    public Input<Http01SolverArgs>? Http01 { get; set; }
}

/// <summary>Which domains a solver is for.</summary>
public sealed class SolverSelectorArgs : ResourceArgs
{
    [Input("dnsZones")]
    private InputList<string>? _dnsZones;

    /// <summary>The domains and everything below them.</summary>
    public InputList<string> DnsZones { get => _dnsZones ??= []; set => _dnsZones = value; }
}

/// <summary>Proof by a DNS record.</summary>
public sealed class Dns01SolverArgs : ResourceArgs
{
    /// <summary>In Azure DNS.</summary>
    [Input("azureDNS")]
    public Input<AzureDnsSolverArgs>? AzureDns { get; set; }
}

/// <summary>Proof by a record in an Azure DNS zone.</summary>
public sealed class AzureDnsSolverArgs : ResourceArgs
{
    /// <summary>The zone.</summary>
    [Input("hostedZoneName")]
    public Input<string>? HostedZoneName { get; set; }

    /// <summary>The zone's resource group.</summary>
    [Input("resourceGroupName", required: true)]
    public Input<string> ResourceGroupName { get; set; } = null!;

    /// <summary>The zone's subscription.</summary>
    [Input("subscriptionID", required: true)]
    public Input<string> SubscriptionId { get; set; } = null!;

    /// <summary>AzurePublicCloud, AzureChinaCloud or AzureUSGovernmentCloud.</summary>
    [Input("environment")]
    public Input<string>? Environment { get; set; }

    /// <summary>The identity that writes the record; a workload identity where cert-manager's pods have one.</summary>
    [Input("managedIdentity")]
    public Input<SolverIdentityArgs>? ManagedIdentity { get; set; }
}

/// <summary>The identity of a solver.</summary>
public sealed class SolverIdentityArgs : ResourceArgs
{
    /// <summary>Its client id.</summary>
    [Input("clientID")]
    public Input<string>? ClientId { get; set; }
}

/// <summary>Proof by an answer over HTTP.</summary>
public sealed class Http01SolverArgs : ResourceArgs
{
    /// <summary>Through an HTTPRoute that cert-manager makes for as long as the proof takes.</summary>
    [Input("gatewayHTTPRoute")]
    public Input<GatewayHttpRouteSolverArgs>? GatewayHttpRoute { get; set; }
}

/// <summary>The HTTPRoute of a proof. cert-manager attaches it to the annotated Gateway that the certificate is for (from 1.20).</summary>
public sealed class GatewayHttpRouteSolverArgs : ResourceArgs
{
    [Input("labels")]
    private InputMap<string>? _labels;

    /// <summary>Labels of the HTTPRoute.</summary>
    public InputMap<string> Labels { get => _labels ??= []; set => _labels = value; }
}
