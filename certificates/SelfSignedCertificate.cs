using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GatewayStack.Certificates;

/// <summary>Certificates for a laptop. In Azure, let Key Vault create them: <see cref="VaultImporter.EnsureSelfSignedAsync"/>.</summary>
public static class SelfSignedCertificate
{
    /// <summary>Creates a certificate with an EC P-256 key that only this process has.</summary>
    /// <param name="hosts">The names to cover: hosts, wildcards, <c>localhost</c>, IP addresses. At least one.</param>
    /// <param name="validity">How long; 397 days unless set, the longest that browsers accept.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ArgumentException">No host, or hosts that are no names; all of them are listed.</exception>
    public static CertificateBundle Create(IReadOnlyList<string> hosts, TimeSpan? validity = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        var names = Names(hosts);
        var start = (time ?? TimeProvider.System).GetUtcNow().AddMinutes(-5);
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(hosts[0].Length <= 64 ? hosts[0] : "gateway");
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(Oids.ServerAuthentication)], false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var signed = request.Create(
            request.SubjectName, X509SignatureGenerator.CreateForECDsa(key), start, start + (validity ?? TimeSpan.FromDays(397)), Serial());
        return new CertificateBundle(new X509Facts(X509CertificateLoader.LoadCertificate(signed.RawData)), [], key);
    }

    private static X509Extension Names(IReadOnlyList<string> hosts)
    {
        if (hosts.Count == 0)
            throw new ArgumentException("A certificate needs at least one host.", nameof(hosts));
        var names = new SubjectAlternativeNameBuilder();
        var wrong = new List<string>();
        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host, out var address))
                names.AddIpAddress(address);
            else if (HostCoverage.Normalize(host) is { } name)
                names.AddDnsName(name);
            else
                wrong.Add($"'{host}'");
        }
        return wrong.Count == 0 ? names.Build() : throw new ArgumentException($"Not host names: {string.Join(", ", wrong)}.", nameof(hosts));
    }

    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)(serial[0] & 0x7F | 0x40);
        return serial;
    }
}
