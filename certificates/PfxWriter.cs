using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace GatewayStack.Certificates;

/// <summary>How a PFX is encrypted.</summary>
public enum PfxEncryption
{
    /// <summary>PBES2 with AES-256 and SHA-256: what current OpenSSL, Java and Windows (10, Server 2019 and newer) read and write.</summary>
    Aes256,

    /// <summary>3DES and SHA-1: what every reader understands, Key Vault among them. Protects little; only for a PFX that never rests in a file.</summary>
    TripleDes,
}

internal static class PfxWriter
{
    public static byte[] Write(CertificateBundle bundle, string password, PfxEncryption encryption)
    {
        var key = bundle.Key ?? throw new InvalidOperationException("A PFX needs the private key, and this certificate came without one.");
        var (parameters, mac) = encryption switch
        {
            PfxEncryption.Aes256 => (new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 100_000), HashAlgorithmName.SHA256),
            _ => (new PbeParameters(PbeEncryptionAlgorithm.TripleDes3KeyPkcs12, HashAlgorithmName.SHA1, 2_000), HashAlgorithmName.SHA1),
        };

        var link = new Pkcs9LocalKeyId(bundle.Leaf.GetCertHash(HashAlgorithmName.SHA1));
        var certificates = new Pkcs12SafeContents();
        certificates.AddCertificate(bundle.Leaf).Attributes.Add(link);
        foreach (var certificate in bundle.Chain)
            certificates.AddCertificate(certificate);
        var keys = new Pkcs12SafeContents();
        keys.AddShroudedKey(key, password, parameters).Attributes.Add(link);

        var pfx = new Pkcs12Builder();
        pfx.AddSafeContentsEncrypted(certificates, password, parameters);
        pfx.AddSafeContentsUnencrypted(keys);
        pfx.SealWithMac(password, mac, parameters.IterationCount);
        return pfx.Encode();
    }
}
