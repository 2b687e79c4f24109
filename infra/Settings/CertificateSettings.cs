using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>A TLS certificate; exactly one source.</summary>
public sealed record CertificateSettings
{
    /// <summary>Name of the certificate in the vault.</summary>
    [Description("name of the certificate in the vault")]
    [Pattern(Names.CertificatePattern, "1 to 127 letters, digits and hyphens")]
    public required string Name { get; init; }

    /// <summary>A PFX (PKCS #12) to import.</summary>
    [Description("a PFX (PKCS #12) to import")]
    public PfxSettings? Pfx { get; init; }

    /// <summary>A certificate that Key Vault creates and signs itself.</summary>
    [Description("a certificate that Key Vault creates, signs itself and renews; for environments nobody else sees")]
    public SelfSignedSettings? SelfSigned { get; init; }

    /// <summary>A TLS Secret that exists in the namespaces of the Gateways, for a cluster without a vault.</summary>
    [Description("name of a TLS Secret that exists in the Gateway's namespace, for ingress upstreamIstio")]
    [Pattern(Names.SubdomainPattern, "a Secret name: lower-case letters, digits, '-' and '.'")]
    public string? ExistingSecret { get; init; }
}

/// <summary>Where a PFX comes from: a file, or a secret of the stack.</summary>
public sealed record PfxSettings
{
    /// <summary>Path of the file, relative to the project.</summary>
    [Description("path of the file, relative to the project's folder")]
    public string? File { get; init; }

    /// <summary>The PFX itself, in base64.</summary>
    [Description("the PFX itself in base64, as a secret")]
    public SecretText? Data { get; init; }

    /// <summary>The password of the PFX; none or empty where it has none.</summary>
    [Description("password of the PFX, as a secret; leave it out where there is none")]
    public SecretText? Password { get; init; }
}

/// <summary>A certificate that Key Vault creates.</summary>
public sealed record SelfSignedSettings
{
    /// <summary>The host names it covers.</summary>
    [Description("host names it covers; default: every label below the domain, and the domain")]
    [Pattern(Names.HostPattern, "a host name; relative to the domain where it has no dot")]
    public IReadOnlyList<string> Hostnames { get; init; } = ["*", "@"];

    /// <summary>Months it is valid.</summary>
    [Description("months it is valid; Key Vault renews it at 80 % of its life")]
    [Bounds(1, 1200)]
    public int ValidityInMonths { get; init; } = 12;
}

/// <summary>How certificates reach the cluster.</summary>
public sealed record TlsSettings
{
    /// <summary>How often the cluster looks for a new version of a certificate.</summary>
    [Description("how often the cluster looks for a new version of a certificate")]
    [Pattern(Names.DurationPattern, "a duration such as 2m")]
    public string RotationPollInterval { get; init; } = "2m";

    /// <summary>What the Secret's certificate is taken from.</summary>
    [Description("chain: the Secret holds the certificate with its intermediates; pair: the certificate alone")]
    public SecretObjects Objects { get; init; } = SecretObjects.Chain;
}

/// <summary>Which Key Vault objects feed a TLS Secret.</summary>
public enum SecretObjects
{
    /// <summary>One <c>secret</c> object, for key and full chain.</summary>
    Chain,

    /// <summary>A <c>secret</c> object for the key and a <c>cert</c> object for the leaf certificate.</summary>
    Pair,
}
