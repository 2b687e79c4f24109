using System.Security.Cryptography.X509Certificates;
using Azure.Security.KeyVault.Certificates;

namespace GatewayStack.Certificates;

/// <summary>Keys a vault can create.</summary>
public enum VaultKey
{
    /// <summary>EC P-256.</summary>
    EcP256,

    /// <summary>EC P-384.</summary>
    EcP384,

    /// <summary>RSA 2048.</summary>
    Rsa2048,

    /// <summary>RSA 3072.</summary>
    Rsa3072,

    /// <summary>RSA 4096.</summary>
    Rsa4096,
}

/// <summary>A certificate that a vault signs and renews itself, so that its private key exists nowhere else.</summary>
public sealed record SelfSignedPolicy
{
    /// <summary>The hosts to cover; at least one.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>The key; RSA 2048 unless set, which every client accepts.</summary>
    public VaultKey Key { get; init; } = VaultKey.Rsa2048;

    /// <summary>How long each version is valid; 12 months unless set.</summary>
    public int ValidityInMonths { get; init; } = 12;

    /// <summary>At which part of its life, in percent, a version is renewed; 80 unless set.</summary>
    public int RenewAtPercent { get; init; } = 80;

    internal CertificatePolicy ToVaultPolicy()
    {
        var names = new SubjectAlternativeNames();
        foreach (var name in Names())
            names.DnsNames.Add(name);
        var subject = names.DnsNames[0].Length <= 64 ? names.DnsNames[0] : "gateway";
        var policy = new CertificatePolicy(WellKnownIssuerNames.Self, "CN=" + subject, names)
        {
            ContentType = CertificateContentType.Pkcs12,
            Exportable = true,
            ReuseKey = false,
            ValidityInMonths = ValidityInMonths,
        };
        (policy.KeyType, policy.KeySize, policy.KeyCurveName) = Key switch
        {
            VaultKey.EcP256 => (CertificateKeyType.Ec, (int?)null, (CertificateKeyCurveName?)CertificateKeyCurveName.P256),
            VaultKey.EcP384 => (CertificateKeyType.Ec, null, CertificateKeyCurveName.P384),
            VaultKey.Rsa3072 => (CertificateKeyType.Rsa, 3072, null),
            VaultKey.Rsa4096 => (CertificateKeyType.Rsa, 4096, null),
            _ => (CertificateKeyType.Rsa, 2048, null),
        };
        policy.KeyUsage.Add(CertificateKeyUsage.DigitalSignature);
        policy.EnhancedKeyUsage.Add(Oids.ServerAuthentication);
        policy.LifetimeActions.Add(new LifetimeAction(CertificatePolicyAction.AutoRenew) { LifetimePercentage = RenewAtPercent });
        return policy;
    }

    /// <summary>Whether the vault already has what this policy asks for: the policy, and a version made by it that is still valid.</summary>
    internal bool IsMetBy(KeyVaultCertificateWithPolicy current, DateTimeOffset now)
    {
        if (current.Policy is not { } policy || current.Cer is not { Length: > 0 } || current.Properties.ExpiresOn < now)
            return false;
        var wanted = ToVaultPolicy();
        return policy.IssuerName == wanted.IssuerName
            && policy.KeyType == wanted.KeyType
            && (wanted.KeySize is null || policy.KeySize == wanted.KeySize)
            && (wanted.KeyCurveName is null || policy.KeyCurveName == wanted.KeyCurveName)
            && policy.Exportable == true
            && policy.ValidityInMonths == wanted.ValidityInMonths
            && policy.LifetimeActions.Any(action => action.Action == CertificatePolicyAction.AutoRenew && action.LifetimePercentage == RenewAtPercent)
            && SameNames(policy.SubjectAlternativeNames?.DnsNames ?? [])
            && SameNames(NamesIn(current.Cer));
    }

    private bool SameNames(IEnumerable<string> names) =>
        names.Select(name => name.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal).SetEquals(Names());

    private string[] Names()
    {
        if (Hosts.Count == 0)
            throw new ArgumentException("A certificate needs at least one host.");
        var wrong = Hosts.Where(host => HostCoverage.Normalize(host) is null).ToList();
        return wrong.Count == 0
            ? [.. Hosts.Select(host => HostCoverage.Normalize(host)!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
            : throw new ArgumentException($"Not host names: {string.Join(", ", wrong.Select(host => $"'{host}'"))}.");
    }

    private static IReadOnlyList<string> NamesIn(byte[] certificate)
    {
        using var loaded = X509CertificateLoader.LoadCertificate(certificate);
        return new X509Facts(loaded).DnsNames;
    }
}
