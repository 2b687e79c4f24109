using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>A BackendTLSPolicy: the Gateway speaks TLS to a Service and checks its certificate.</summary>
public sealed record BackendTlsSettings
{
    /// <summary>Namespace of policy and Service.</summary>
    [Description("namespace of the policy and of the Service")]
    [Pattern(Names.LabelPattern, "a namespace name: lower-case letters, digits and '-', at most 63")]
    public required string Namespace { get; init; }

    /// <summary>The Service.</summary>
    [Description("name of the Service")]
    [Pattern(Names.LabelPattern, "a Service name: lower-case letters, digits and '-', at most 63")]
    public required string Service { get; init; }

    /// <summary>Name of the Service's port.</summary>
    [Description("name of the Service's port; default: all its ports")]
    [Pattern(Names.LabelPattern, "a port name: lower-case letters, digits and '-'")]
    public string? SectionName { get; init; }

    /// <summary>The name in the Service's certificate.</summary>
    [Description("the name that is sent in the handshake and that the Service's certificate must have")]
    [Pattern(@"(?=.{1,253}\z)" + Names.LabelPattern + @"(\." + Names.LabelPattern + ")*", "a host name without wildcard")]
    public required string Hostname { get; init; }

    /// <summary>Certificate authorities that everybody trusts.</summary>
    [Description("System: the authorities that everybody trusts; either this or caCertificateRefs")]
    public WellKnownCACertificates? WellKnownCACertificates { get; init; }

    /// <summary>ConfigMaps with certificate authorities.</summary>
    [Description("names of ConfigMaps, in the policy's namespace, whose key ca.crt holds an authority; either these or wellKnownCACertificates")]
    [Pattern(Names.SubdomainPattern, "lower-case letters, digits, '-' and '.'")]
    public IReadOnlyList<string> CaCertificateRefs { get; init; } = [];

    /// <summary>Other names that the certificate may have.</summary>
    [Description("names the certificate must have one of in place of hostname: host names, or URIs such as spiffe://…")]
    [Pattern(@"(?=.{1,253}\z)([a-z][a-z0-9+.-]*://.+|(\*\.)?" + Names.LabelPattern + @"(\." + Names.LabelPattern + ")*)", "a host name or a URI")]
    public IReadOnlyList<string> SubjectAltNames { get; init; } = [];
}

/// <summary>Certificate authorities that need no reference.</summary>
[Verbatim]
public enum WellKnownCACertificates
{
    /// <summary>Those of the proxy's operating system.</summary>
    System,
}
