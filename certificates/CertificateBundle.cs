using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GatewayStack.Certificates;

/// <summary>
/// A server certificate, its chain and, in memory only, its private key. The key is never written to a key store or a file.
/// </summary>
public sealed class CertificateBundle : IDisposable
{
    internal CertificateBundle(X509Facts leaf, IReadOnlyList<X509Facts> chain, AsymmetricAlgorithm? key)
    {
        LeafFacts = leaf;
        ChainFacts = chain;
        Key = key;
        Chain = [.. chain.Select(certificate => certificate.Certificate)];
    }

    /// <summary>The certificate to serve, without its key.</summary>
    public X509Certificate2 Leaf => LeafFacts.Certificate;

    /// <summary>The certificates that link <see cref="Leaf"/> to its root, its issuer first.</summary>
    public IReadOnlyList<X509Certificate2> Chain { get; }

    /// <summary>Whether the private key of <see cref="Leaf"/> is here.</summary>
    public bool HasPrivateKey => Key is not null;

    /// <summary>Kind and size of the key.</summary>
    public KeyDescription KeyDescription => LeafFacts.Key;

    /// <summary>The common name, for people; browsers ignore it.</summary>
    public string Name => LeafFacts.Name;

    /// <summary>The common name of the issuer.</summary>
    public string Issuer => LeafFacts.IssuerDisplayName;

    /// <summary>Whether <see cref="Leaf"/> vouches for itself.</summary>
    public bool IsSelfSigned => LeafFacts.IsSelfIssued;

    /// <summary>Valid from.</summary>
    public DateTimeOffset NotBefore => LeafFacts.NotBefore;

    /// <summary>Valid until.</summary>
    public DateTimeOffset NotAfter => LeafFacts.NotAfter;

    /// <summary>The DNS names of the subject alternative names, as written in the certificate.</summary>
    public IReadOnlyList<string> DnsNames => LeafFacts.DnsNames;

    /// <summary>The IP addresses of the subject alternative names.</summary>
    public IReadOnlyList<string> IpAddresses => LeafFacts.IpAddresses;

    /// <summary>SHA-1 of the certificate in upper-case hexadecimal, as Key Vault and Windows show it.</summary>
    public string Thumbprint => Leaf.Thumbprint;

    internal X509Facts LeafFacts { get; }

    internal IReadOnlyList<X509Facts> ChainFacts { get; }

    internal AsymmetricAlgorithm? Key { get; }

    /// <summary>Whether a name of the certificate covers <paramref name="host"/>; see <see cref="HostCoverage"/>.</summary>
    public bool Covers(string host) => DnsNames.Any(name => HostCoverage.Covers(name, host));

    /// <summary>Certificate, chain and key as a PFX.</summary>
    /// <param name="password">May be empty.</param>
    /// <param name="encryption">Which encryption; <see cref="PfxEncryption.Aes256"/> unless the reader is older.</param>
    /// <exception cref="InvalidOperationException">There is no private key.</exception>
    public byte[] ToPfx(string password, PfxEncryption encryption = PfxEncryption.Aes256) => PfxWriter.Write(this, password, encryption);

    /// <summary>Certificate and chain as PEM, the certificate first: what a <c>kubernetes.io/tls</c> Secret holds as <c>tls.crt</c>.</summary>
    public string ToChainPem() => string.Concat(new[] { Leaf }.Concat(Chain).Select(c => c.ExportCertificatePem() + "\n"));

    /// <summary>The private key as PEM (PKCS#8, not encrypted): what a <c>kubernetes.io/tls</c> Secret holds as <c>tls.key</c>.</summary>
    /// <exception cref="InvalidOperationException">There is no private key.</exception>
    public string ToKeyPem() => (Key ?? throw new InvalidOperationException("This certificate came without a private key.")).ExportPkcs8PrivateKeyPem() + "\n";

    /// <inheritdoc/>
    public void Dispose()
    {
        Key?.Dispose();
        Leaf.Dispose();
        foreach (var certificate in Chain)
            certificate.Dispose();
    }
}
