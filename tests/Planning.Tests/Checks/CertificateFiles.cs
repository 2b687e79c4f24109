using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GatewayStack.Planning.Tests.Checks;

/// <summary>The certificate files that fixtures refer to: right ones, and each with something wrong.</summary>
internal static class CertificateFiles
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddDays(-1);
    private static readonly DateTimeOffset End = Start.AddDays(300);

    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> Made = new(() => Make().ToDictionary(f => f.Name, f => f.Content));

    /// <summary>Writes them into a folder.</summary>
    public static void Write(string folder)
    {
        foreach (var (name, content) in Made.Value)
            File.WriteAllBytes(Path.Combine(folder, name), content);
    }

    private static IEnumerable<(string Name, byte[] Content)> Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = Request("Test Root", key, authority: true).CreateSelfSigned(Start, End);
        using var middle = Request("Test Intermediate", key, authority: true).Create(root, Start, End, [1]).CopyWithPrivateKey(key);
        using var leaf = Request("*.example.com", key).Create(middle, Start, End, [2]).CopyWithPrivateKey(key);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var unrelated = Request("Another Root", other, authority: true).CreateSelfSigned(Start, End);
        using var authority = Request("*.example.com", key, authority: true).CreateSelfSigned(Start, End);
        using var encipher = Request("*.example.com", key, usage: X509KeyUsageFlags.KeyEncipherment).CreateSelfSigned(Start, End);
        yield return ("web.key", Text(key.ExportPkcs8PrivateKeyPem()));
        yield return ("chain.pem", Pem(leaf, middle));
        yield return ("leaf.pem", Pem(leaf));
        yield return ("misordered.pem", Pem(middle, leaf));
        yield return ("unrelated.pem", Pem(leaf, middle, unrelated));
        yield return ("authority.pem", Pem(authority));
        yield return ("encipher.pem", Pem(encipher));
        yield return ("web.pfx", new X509Certificate2Collection { leaf, X509CertificateLoader.LoadCertificate(middle.RawData) }.Export(X509ContentType.Pfx, "test")!);
    }

    private static CertificateRequest Request(string name, ECDsa key, bool authority = false, X509KeyUsageFlags usage = X509KeyUsageFlags.DigitalSignature)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("*.example.com");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(authority ? new X509BasicConstraintsExtension(true, false, 0, true) : new X509KeyUsageExtension(usage, true));
        return request;
    }

    private static byte[] Pem(params IEnumerable<X509Certificate2> certificates) => Text(string.Join('\n', certificates.Select(c => c.ExportCertificatePem())));

    private static byte[] Text(string text) => System.Text.Encoding.ASCII.GetBytes(text + "\n");
}
