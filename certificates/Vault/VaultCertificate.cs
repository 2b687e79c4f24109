using Azure.Security.KeyVault.Certificates;

namespace GatewayStack.Certificates;

/// <summary>What was done to a certificate in a vault.</summary>
public enum VaultOutcome
{
    /// <summary>It was as wanted; nothing was written.</summary>
    Unchanged,

    /// <summary>A new version was imported.</summary>
    Imported,

    /// <summary>A new version was created by the vault.</summary>
    Created,
}

/// <summary>A certificate in a vault.</summary>
public sealed record VaultCertificate
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The version in use.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-1 of the certificate in upper-case hexadecimal.</summary>
    public required string Thumbprint { get; init; }

    /// <summary>Valid until.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>The certificate's address without version: what follows rotation.</summary>
    public required Uri CertificateUri { get; init; }

    /// <summary>The address, without version, of the secret with certificate, chain and key.</summary>
    public required Uri SecretUri { get; init; }

    /// <summary>What was done.</summary>
    public required VaultOutcome Outcome { get; init; }

    internal static VaultCertificate Of(KeyVaultCertificate certificate, VaultOutcome outcome)
    {
        var properties = certificate.Properties;
        return new()
        {
            Name = properties.Name,
            Version = properties.Version ?? "",
            Thumbprint = ThumbprintOf(certificate),
            NotAfter = properties.ExpiresOn ?? DateTimeOffset.MaxValue,
            CertificateUri = new Uri(properties.VaultUri, "certificates/" + properties.Name),
            SecretUri = new Uri(properties.VaultUri, "secrets/" + properties.Name),
            Outcome = outcome,
        };
    }

    internal static string ThumbprintOf(KeyVaultCertificate certificate) => Convert.ToHexString(certificate.Properties.X509Thumbprint ?? []);
}
