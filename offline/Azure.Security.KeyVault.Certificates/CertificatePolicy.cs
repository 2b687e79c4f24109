namespace Azure.Security.KeyVault.Certificates;

/// <summary>How a vault creates and renews a certificate.</summary>
public class CertificatePolicy
{
    /// <summary>For an import: the vault reads issuer and subject from the certificate.</summary>
    public CertificatePolicy()
    {
    }

    public CertificatePolicy(string issuerName, string subject, SubjectAlternativeNames subjectAlternativeNames)
    {
        ArgumentException.ThrowIfNullOrEmpty(issuerName);
        ArgumentException.ThrowIfNullOrEmpty(subject);
        ArgumentNullException.ThrowIfNull(subjectAlternativeNames);
        if (subjectAlternativeNames.DnsNames.Count == 0)
            throw new ArgumentException("Value cannot contain empty collection properties.", nameof(subjectAlternativeNames));
        IssuerName = issuerName;
        Subject = subject;
        SubjectAlternativeNames = subjectAlternativeNames;
    }

    public string? IssuerName { get; internal set; }

    public string? Subject { get; internal set; }

    public SubjectAlternativeNames? SubjectAlternativeNames { get; internal set; }

    public CertificateKeyType? KeyType { get; set; }

    public int? KeySize { get; set; }

    public CertificateKeyCurveName? KeyCurveName { get; set; }

    public bool? ReuseKey { get; set; }

    public bool? Exportable { get; set; }

    public CertificateContentType? ContentType { get; set; }

    public int? ValidityInMonths { get; set; }

    public IList<CertificateKeyUsage> KeyUsage { get; } = [];

    public IList<string> EnhancedKeyUsage { get; } = [];

    public IList<LifetimeAction> LifetimeActions { get; } = [];
}

/// <summary>The names a certificate is for.</summary>
public class SubjectAlternativeNames
{
    public IList<string> DnsNames { get; } = [];
}

/// <summary>What a vault does at a moment in a certificate's life.</summary>
public class LifetimeAction(CertificatePolicyAction action)
{
    public CertificatePolicyAction Action { get; } = action;

    public int? DaysBeforeExpiry { get; set; }

    public int? LifetimePercentage { get; set; }
}

/// <summary>Issuers every vault has.</summary>
public static class WellKnownIssuerNames
{
    public const string Self = "Self";
    public const string Unknown = "Unknown";
}
