using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace GatewayStack.Components.GatewayApi;

/// <summary>A listener of a Gateway: a port, a protocol and the host name it serves.</summary>
public sealed class ListenerArgs : ResourceArgs
{
    /// <summary>Its name, unique in the Gateway; what a route's <c>sectionName</c> refers to.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>Host name, perhaps with a wildcard as its first label; every host name where not set.</summary>
    [Input("hostname")]
    public Input<string>? Hostname { get; set; }

    /// <summary>Port, 1 to 65535.</summary>
    [Input("port", required: true)]
    public Input<int> Port { get; set; } = null!;

    /// <summary>HTTP, HTTPS or TLS.</summary>
    [Input("protocol", required: true)]
    public Input<string> Protocol { get; set; } = null!;

    /// <summary>How TLS is terminated; needed for HTTPS, forbidden for HTTP.</summary>
    [Input("tls")]
    public Input<ListenerTlsArgs>? Tls { get; set; }

    /// <summary>Which routes may attach; those of the Gateway's own namespace where not set.</summary>
    [Input("allowedRoutes")]
    public Input<AllowedRoutesArgs>? AllowedRoutes { get; set; }
}

/// <summary>How a listener terminates TLS.</summary>
public sealed class ListenerTlsArgs : ResourceArgs
{
    /// <summary>Terminate or Passthrough.</summary>
    [Input("mode")]
    public Input<string>? Mode { get; set; }

    [Input("certificateRefs")]
    private InputList<SecretReferenceArgs>? _certificateRefs;

    /// <summary>The Secrets that hold certificate and key.</summary>
    public InputList<SecretReferenceArgs> CertificateRefs { get => _certificateRefs ??= []; set => _certificateRefs = value; }

    [Input("options")]
    private InputMap<string>? _options;

    /// <summary>Settings of the implementation.</summary>
    public InputMap<string> Options { get => _options ??= []; set => _options = value; }
}

/// <summary>A reference to a Secret.</summary>
public sealed class SecretReferenceArgs : ResourceArgs
{
    /// <summary>Name of the Secret.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>Its namespace; the Gateway's where not set. Another one needs a ReferenceGrant there.</summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; set; }
}

/// <summary>Which routes may attach to a listener.</summary>
public sealed class AllowedRoutesArgs : ResourceArgs
{
    /// <summary>From which namespaces.</summary>
    [Input("namespaces")]
    public Input<RouteNamespacesArgs>? Namespaces { get; set; }
}

/// <summary>From which namespaces routes may attach.</summary>
public sealed class RouteNamespacesArgs : ResourceArgs
{
    /// <summary>Same, All or Selector.</summary>
    [Input("from")]
    public Input<string>? From { get; set; }

    /// <summary>The labels of the namespaces, for Selector.</summary>
    [Input("selector")]
    public Input<LabelSelectorArgs>? Selector { get; set; }
}
