using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GatewayStack.Certificates;

/// <summary>What a certificate says, decoded once, so that a damaged extension shows up while reading and not later.</summary>
internal sealed class X509Facts
{
    private readonly byte[] _subjectName;
    private readonly byte[] _issuerName;
    private readonly byte[]? _keyId;
    private readonly byte[]? _authorityKeyId;

    public X509Facts(X509Certificate2 certificate)
    {
        Certificate = certificate;
        Name = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false) is { Length: > 0 } name ? name : certificate.Subject;
        IssuerDisplayName = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true);
        Key = KeyDescription.Of(certificate);
        NotBefore = new(certificate.NotBefore.ToUniversalTime());
        NotAfter = new(certificate.NotAfter.ToUniversalTime());
        SignatureAlgorithm = certificate.SignatureAlgorithm.Value;
        _subjectName = certificate.SubjectName.RawData;
        _issuerName = certificate.IssuerName.RawData;
        foreach (var extension in certificate.Extensions)
        {
            switch (extension)
            {
                case X509BasicConstraintsExtension constraints:
                    IsAuthority = constraints.CertificateAuthority;
                    break;
                case X509EnhancedKeyUsageExtension usages:
                    ExtendedKeyUsages = [.. usages.EnhancedKeyUsages.Cast<Oid>().Select(usage => usage.Value!)];
                    break;
                case X509KeyUsageExtension usage:
                    KeyUsages = usage.KeyUsages;
                    break;
                case X509SubjectAlternativeNameExtension names:
                    DnsNames = [.. names.EnumerateDnsNames()];
                    IpAddresses = [.. names.EnumerateIPAddresses().Select(address => address.ToString())];
                    break;
                case X509SubjectKeyIdentifierExtension keyId:
                    _keyId = keyId.SubjectKeyIdentifierBytes.ToArray();
                    break;
                case X509AuthorityKeyIdentifierExtension authority:
                    _authorityKeyId = authority.KeyIdentifier?.ToArray();
                    break;
            }
        }
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>The common name, or what stands in for it.</summary>
    public string Name { get; }

    public string IssuerDisplayName { get; }

    public KeyDescription Key { get; }

    public DateTimeOffset NotBefore { get; }

    public DateTimeOffset NotAfter { get; }

    public string? SignatureAlgorithm { get; }

    public bool IsAuthority { get; }

    public bool IsSelfIssued => _subjectName.AsSpan().SequenceEqual(_issuerName);

    /// <summary>Null: for any purpose.</summary>
    public IReadOnlyList<string>? ExtendedKeyUsages { get; }

    /// <summary>Null: for any purpose.</summary>
    public X509KeyUsageFlags? KeyUsages { get; }

    public IReadOnlyList<string> DnsNames { get; } = [];

    public IReadOnlyList<string> IpAddresses { get; } = [];

    /// <summary>By name, and by key identifier where both have one (authorities keep their name when they change keys).</summary>
    public bool IsIssuerOf(X509Facts other) =>
        IsAuthority
        && _subjectName.AsSpan().SequenceEqual(other._issuerName)
        && (_keyId is null || other._authorityKeyId is null || _keyId.AsSpan().SequenceEqual(other._authorityKeyId));
}
