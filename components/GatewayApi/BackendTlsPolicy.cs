using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace GatewayStack.Components.GatewayApi;

/// <summary>A BackendTLSPolicy (<c>gateway.networking.k8s.io/v1</c>, from bundle v1.4.1 on): the Gateway speaks TLS to a Service.</summary>
/// <param name="name">Name of the Pulumi resource.</param>
/// <param name="args">The policy.</param>
/// <param name="options">Options of the resource.</param>
public sealed class BackendTlsPolicy(string name, BackendTlsPolicyArgs args, CustomResourceOptions? options = null) : CustomResource(name, args, options);

/// <summary>A BackendTLSPolicy.</summary>
public sealed class BackendTlsPolicyArgs() : CustomResourceArgs("gateway.networking.k8s.io/v1", "BackendTLSPolicy")
{
    /// <summary>What it shall be.</summary>
    [Input("spec", required: true)]
    public Input<BackendTlsPolicySpecArgs> Spec { get; set; } = null!;
}

/// <summary>Towards which Services, and what their certificates must be.</summary>
public sealed class BackendTlsPolicySpecArgs : ResourceArgs
{
    [Input("targetRefs", required: true)]
    private InputList<PolicyTargetReferenceArgs>? _targetRefs;

    /// <summary>The Services, 1 to 16, in the namespace of the policy.</summary>
    public InputList<PolicyTargetReferenceArgs> TargetRefs { get => _targetRefs ??= []; set => _targetRefs = value; }

    /// <summary>What the certificate must be.</summary>
    [Input("validation", required: true)]
    public Input<BackendTlsValidationArgs> Validation { get; set; } = null!;
}

/// <summary>What a policy is about.</summary>
public sealed class PolicyTargetReferenceArgs : ResourceArgs
{
    /// <summary>API group; empty for the core group.</summary>
    [Input("group", required: true)]
    public Input<string> Group { get; set; } = null!;

    /// <summary>Kind.</summary>
    [Input("kind", required: true)]
    public Input<string> Kind { get; set; } = null!;

    /// <summary>Name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>Name of the port of a Service; all where not set.</summary>
    [Input("sectionName")]
    public Input<string>? SectionName { get; set; }
}

/// <summary>What the certificate of a backend must be.</summary>
public sealed class BackendTlsValidationArgs : ResourceArgs
{
    /// <summary>The name sent in the handshake, which the certificate must have.</summary>
    [Input("hostname", required: true)]
    public Input<string> Hostname { get; set; } = null!;

    /// <summary>System, the authorities that everybody trusts; in place of <see cref="CaCertificateRefs"/>.</summary>
    [Input("wellKnownCACertificates")]
    public Input<string>? WellKnownCACertificates { get; set; }

    [Input("caCertificateRefs")]
    private InputList<LocalObjectReferenceArgs>? _caCertificateRefs;

    /// <summary>ConfigMaps with the key <c>ca.crt</c>, at most 8.</summary>
    public InputList<LocalObjectReferenceArgs> CaCertificateRefs { get => _caCertificateRefs ??= []; set => _caCertificateRefs = value; }

    [Input("subjectAltNames")]
    private InputList<SubjectAltNameArgs>? _subjectAltNames;

    /// <summary>Names the certificate must have one of in place of the host name, at most 5.</summary>
    public InputList<SubjectAltNameArgs> SubjectAltNames { get => _subjectAltNames ??= []; set => _subjectAltNames = value; }
}

/// <summary>An object in the same namespace.</summary>
public sealed class LocalObjectReferenceArgs : ResourceArgs
{
    /// <summary>API group; empty for the core group.</summary>
    [Input("group", required: true)]
    public Input<string> Group { get; set; } = null!;

    /// <summary>Kind.</summary>
    [Input("kind", required: true)]
    public Input<string> Kind { get; set; } = null!;

    /// <summary>Name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;
}

/// <summary>A name in a certificate.</summary>
public sealed class SubjectAltNameArgs : ResourceArgs
{
    /// <summary>Hostname or URI.</summary>
    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    /// <summary>For Hostname.</summary>
    [Input("hostname")]
    public Input<string>? Hostname { get; set; }

    /// <summary>For URI.</summary>
    [Input("uri")]
    public Input<string>? Uri { get; set; }
}
