using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GatewayStack.Tests;

/// <summary>A server certificate with its intermediate and its key as PEM files, as an authority delivers them.</summary>
internal static class PemChain
{
    /// <summary>Writes <c>web.crt</c> and <c>web.key</c>.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="host">The name it covers.</param>
    /// <param name="end">Until when it is valid.</param>
    /// <param name="leafFirst">Whether the server's certificate comes first.</param>
    public static void Write(string folder, string host, DateTimeOffset end, bool leafFirst = true)
    {
        var start = DateTimeOffset.UtcNow.AddDays(-1);
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = Authority("Test Root", rootKey).CreateSelfSigned(start, end);
        using var middleKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var middle = Authority("Test Intermediate", middleKey).Create(root, start, end, [1]);
        using var issuer = middle.CopyWithPrivateKey(middleKey);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var leaf = Server(host, key).Create(issuer, start, end, [2]);
        var (first, second) = leafFirst ? (leaf, middle) : (middle, leaf);
        File.WriteAllText(Path.Combine(folder, "web.crt"), first.ExportCertificatePem() + "\n" + second.ExportCertificatePem() + "\n");
        File.WriteAllText(Path.Combine(folder, "web.key"), key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    private static CertificateRequest Server(string host, ECDsa key)
    {
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        return request;
    }

    private static CertificateRequest Authority(string name, ECDsa key)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request;
    }
}
