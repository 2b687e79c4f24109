using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GatewayStack.Certificates.Tests;

/// <summary>What a leaf looks like; the defaults are a certificate nobody objects to.</summary>
public sealed record LeafSpec
{
    public IReadOnlyList<string> Hosts { get; init; } = ["www.example.com"];

    public string CommonName { get; init; } = "www.example.com";

    public Func<AsymmetricAlgorithm> Key { get; init; } = () => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA256;

    public string? ExtendedKeyUsage { get; init; } = "1.3.6.1.5.5.7.3.1";

    public X509KeyUsageFlags KeyUsage { get; init; } = X509KeyUsageFlags.DigitalSignature;

    public bool IsAuthority { get; init; }

    public int StartDay { get; init; } = -10;

    public int EndDay { get; init; } = 80;
}

/// <summary>A root, an intermediate and a leaf, made for one test. Days count from <see cref="Today"/>.</summary>
public sealed class TestChain : IDisposable
{
    public static readonly DateTimeOffset Today = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private TestChain(X509Certificate2 root, X509Certificate2 intermediate, X509Certificate2 leaf, AsymmetricAlgorithm key) =>
        (Root, Intermediate, Leaf, Key) = (root, intermediate, leaf, key);

    public X509Certificate2 Root { get; }

    public X509Certificate2 Intermediate { get; }

    public X509Certificate2 Leaf { get; }

    public AsymmetricAlgorithm Key { get; }

    public static TestChain Create(LeafSpec? spec = null, int intermediateEndDay = 900)
    {
        spec ??= new();
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var intermediateKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var root = Sign(Authority("Test Root", rootKey), null, rootKey, -1000, 1000);
        var intermediate = Sign(Authority("Test Intermediate", intermediateKey), root, rootKey, -900, intermediateEndDay);
        var key = spec.Key();
        var leaf = Sign(Server(spec, key), intermediate, intermediateKey, spec.StartDay, spec.EndDay);
        return new(root, intermediate, leaf, key);
    }

    public static (X509Certificate2 Certificate, AsymmetricAlgorithm Key) SelfSigned(LeafSpec spec)
    {
        var key = spec.Key();
        return (Sign(Server(spec, key), null, key, spec.StartDay, spec.EndDay), key);
    }

    public static string Pem(params X509Certificate2[] certificates) =>
        string.Concat(certificates.Select(certificate => certificate.ExportCertificatePem() + "\n"));

    public string KeyPem() => Key.ExportPkcs8PrivateKeyPem() + "\n";

    public string FullPem() => Pem(Leaf, Intermediate) + KeyPem();

    public CertificateBundle Bundle() => CertificateReader.ReadPem("test", FullPem()).Bundle!;

    public void Dispose()
    {
        Root.Dispose();
        Intermediate.Dispose();
        Leaf.Dispose();
        Key.Dispose();
    }

    private static CertificateRequest Authority(string name, ECDsa key)
    {
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    private static CertificateRequest Server(LeafSpec spec, AsymmetricAlgorithm key)
    {
        var request = key is RSA rsa
            ? new CertificateRequest("CN=" + spec.CommonName, rsa, spec.Hash, RSASignaturePadding.Pkcs1)
            : new CertificateRequest("CN=" + spec.CommonName, (ECDsa)key, spec.Hash);
        if (spec.Hosts.Count > 0)
        {
            var names = new SubjectAlternativeNameBuilder();
            foreach (var host in spec.Hosts)
                names.AddDnsName(host);
            request.CertificateExtensions.Add(names.Build());
        }
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(spec.IsAuthority, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(spec.KeyUsage, true));
        if (spec.ExtendedKeyUsage is not null)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(spec.ExtendedKeyUsage)], false));
        return request;
    }

    private static X509Certificate2 Sign(CertificateRequest request, X509Certificate2? issuer, AsymmetricAlgorithm issuerKey, int startDay, int endDay)
    {
        if (issuer?.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault() is { } keyId)
            request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(keyId));
        var generator = issuerKey is RSA rsa
            ? X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1)
            : X509SignatureGenerator.CreateForECDsa((ECDsa)issuerKey);
        return request.Create(
            issuer?.SubjectName ?? request.SubjectName, generator, Today.AddDays(startDay), Today.AddDays(endDay), RandomNumberGenerator.GetBytes(12));
    }
}
