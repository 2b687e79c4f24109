using System.Text.Json;

namespace Azure.Security.KeyVault.Certificates;

/// <summary>One version of a certificate, without its private key.</summary>
public class KeyVaultCertificate
{
    internal KeyVaultCertificate(JsonElement json)
    {
        Properties = new CertificateProperties(json);
        SecretId = json.Link("sid");
        KeyId = json.Link("kid");
        Cer = json.Get("cer")?.GetBytesFromBase64();
        PreserveCertificateOrder = json.Flag("preserveCertOrder");
    }

    public Uri Id => Properties.Id;

    public string Name => Properties.Name;

    /// <summary>The secret that holds certificate, chain and private key.</summary>
    public Uri? SecretId { get; }

    public Uri? KeyId { get; }

    public CertificateProperties Properties { get; }

    /// <summary>The DER certificate; null while it is being created.</summary>
    public byte[]? Cer { get; }

    public bool? PreserveCertificateOrder { get; }
}

/// <summary>The newest version of a certificate, with the policy of its name.</summary>
public class KeyVaultCertificateWithPolicy : KeyVaultCertificate
{
    internal KeyVaultCertificateWithPolicy(JsonElement json)
        : base(json) =>
        Policy = json.Get("policy") is { } policy ? PolicyJson.ReadPolicy(policy) : null;

    public CertificatePolicy? Policy { get; }
}

/// <summary>A certificate that was deleted and can still be recovered.</summary>
public class DeletedCertificate : KeyVaultCertificateWithPolicy
{
    internal DeletedCertificate(JsonElement json)
        : base(json)
    {
        DeletedOn = json.Time("deletedDate");
        ScheduledPurgeDate = json.Time("scheduledPurgeDate");
    }

    public DateTimeOffset? DeletedOn { get; }

    public DateTimeOffset? ScheduledPurgeDate { get; }
}
