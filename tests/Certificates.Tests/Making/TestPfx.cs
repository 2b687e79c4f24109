using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace GatewayStack.Certificates.Tests;

/// <summary>Writes PFX files of every shape, good and bad.</summary>
public static class TestPfx
{
    public static byte[] Write(
        IEnumerable<X509Certificate2> certificates, IEnumerable<AsymmetricAlgorithm> keys, string? password, int iterations = 1, bool seal = true)
    {
        var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, iterations);
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
            pfx.SealWithMac(password, HashAlgorithmName.SHA256, iterations);
        else
            pfx.SealWithoutIntegrity();
        return pfx.Encode();
    }
}
