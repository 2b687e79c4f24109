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

    /// <summary>A certificate and its key as PEM files, to import.</summary>
    [Description("a certificate and its key as PEM files, as Let's Encrypt and most authorities give them, to import")]
    public PemSettings? Pem { get; init; }

    /// <summary>A certificate that Key Vault creates and signs itself.</summary>
    [Description("a certificate that Key Vault creates, signs itself and renews; for environments nobody else sees")]
    public SelfSignedSettings? SelfSigned { get; init; }

    /// <summary>A certificate that is in a vault already.</summary>
    [Description("a certificate that is in a vault already, under the name above; {} for the stack's own vault")]
    public ExistingSettings? Existing { get; init; }

    /// <summary>A certificate that cert-manager gets from Let's Encrypt and renews.</summary>
    [Description("a certificate that cert-manager, in the cluster, gets from Let's Encrypt and renews")]
    public AcmeSettings? Acme { get; init; }

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

    /// <summary>The host names it covers, for choosing it where its password is needed to read them.</summary>
    [Description("host names it covers, for choosing it by coverage; default: what a PFX without password says of itself")]
    [Pattern(Names.HostPattern, "a host name; relative to the domain where it has no dot")]
    public IReadOnlyList<string> Hostnames { get; init; } = [];
}

/// <summary>A certificate and its key as PEM.</summary>
public sealed record PemSettings
{
    /// <summary>Path of the certificate with its chain, relative to the project.</summary>
    [Description("path of the file with the certificate and its chain, in any order, relative to the project's folder")]
    public required string Certificate { get; init; }

    /// <summary>Path of the key, relative to the project.</summary>
    [Description("path of the file with the key (PKCS #8, PKCS #1 or SEC 1), relative to the project's folder; default: it is in the certificate's file")]
    public string? Key { get; init; }

    /// <summary>The key itself.</summary>
    [Description("the key itself as PEM text, as a secret, in place of a file")]
    public SecretText? KeyData { get; init; }

    /// <summary>The password of an encrypted key.</summary>
    [Description("password of the key, as a secret, where it is encrypted")]
    public SecretText? Password { get; init; }
}

/// <summary>A certificate that somebody else keeps in a vault.</summary>
public sealed record ExistingSettings
{
    /// <summary>Name of the vault, where it is not the stack's.</summary>
    [Description("name of the vault; default: the stack's own")]
    [Pattern(Names.VaultPattern, "3 to 24 letters, digits and single hyphens, a letter first, a letter or digit last")]
    public string? Vault { get; init; }

    /// <summary>Resource group of that vault.</summary>
    [Description("resource group of that vault")]
    [Pattern(Names.ResourceGroupPattern, "1 to 90 letters, digits, '_', '-', '(', ')', '.', not ending with '.'")]
    public string? ResourceGroup { get; init; }

    /// <summary>Subscription of that vault.</summary>
    [Description("subscription id of that vault; default: the stack's")]
    [Pattern(Names.GuidPattern, "a GUID, as `az account show` prints it")]
    public string? Subscription { get; init; }

    /// <summary>Whether the cluster is given the roles to read from that vault.</summary>
    [Description("whether the stack gives the cluster the roles to read from that vault, for which the deployer must own it; false where somebody else does")]
    public bool AssignRoles { get; init; } = true;

    /// <summary>The host names it covers, for choosing it.</summary>
    [Description("host names it covers, for choosing it by coverage")]
    [Pattern(Names.HostPattern, "a host name; relative to the domain where it has no dot")]
    public IReadOnlyList<string> Hostnames { get; init; } = [];
}

/// <summary>A certificate of an ACME authority.</summary>
public sealed record AcmeSettings
{
    /// <summary>E-mail address of the account.</summary>
    [Description("e-mail address of the ACME account")]
    [Pattern(@"[^@\s]{1,64}@[^@\s]{1,189}", "an e-mail address")]
    public required string Email { get; init; }

    /// <summary>Which of Let's Encrypt's servers.</summary>
    [Description("the server: staging has generous limits and certificates that no browser trusts")]
    public AcmeServer Server { get; init; } = AcmeServer.Production;

    /// <summary>How the domain is proved.</summary>
    [Description("how the domain is proved: dns01 writes a record into the Azure DNS zone and can do wildcards; http01 answers through the Gateway")]
    public AcmeChallenge Challenge { get; init; } = AcmeChallenge.Dns01;
}

/// <summary>Let's Encrypt's servers.</summary>
public enum AcmeServer
{
    /// <summary>Trusted everywhere; 50 certificates a week for a domain.</summary>
    Production,

    /// <summary>For trying out.</summary>
    Staging,
}

/// <summary>Ways to prove a domain (RFC 8555).</summary>
public enum AcmeChallenge
{
    /// <summary>A TXT record in the domain's zone.</summary>
    Dns01,

    /// <summary>An answer at <c>http://HOST/.well-known/acme-challenge/</c>.</summary>
    Http01,
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
