using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace GatewayStack.Certificates.Tests;

/// <summary>Writes PFX files of every shape, good and bad.</summary>
public static class TestPfx
{
    public static byte[] Write(
        IEnumerable<X509Certificate2> certificates, IEnumerable<AsymmetricAlgorithm> keys, string? password, int iterations = 1, bool seal = true,
        PbeEncryptionAlgorithm algorithm = PbeEncryptionAlgorithm.Aes256Cbc)
    {
        var hash = algorithm is PbeEncryptionAlgorithm.TripleDes3KeyPkcs12 ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;
        var parameters = new PbeParameters(algorithm, hash, iterations);
        var contents = new Pkcs12SafeContents();
        foreach (var certificate in certificates)
            contents.AddCertificate(certificate);
        var keyContents = new Pkcs12SafeContents();
        foreach (var key in keys)
            keyContents.AddShroudedKey(key, password, parameters);
        var pfx = new Pkcs12Builder();
        pfx.AddSafeContentsEncrypted(contents, password, parameters);
        pfx.AddSafeContentsUnencrypted(keyContents);
        if (seal)
            pfx.SealWithMac(password, hash, iterations);
        else
            pfx.SealWithoutIntegrity();
        return pfx.Encode();
    }

    /// <summary>Without encryption and seal, so that damage reaches what is inside.</summary>
    public static byte[] WriteOpen(IEnumerable<X509Certificate2> certificates, AsymmetricAlgorithm key)
    {
        var contents = new Pkcs12SafeContents();
        foreach (var certificate in certificates)
            contents.AddCertificate(certificate);
        contents.AddKeyUnencrypted(key);
        var pfx = new Pkcs12Builder();
        pfx.AddSafeContentsUnencrypted(contents);
        pfx.SealWithoutIntegrity();
        return pfx.Encode();
    }
}
