using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace GatewayStack.Certificates;

/// <summary>Turns PKCS#8, PKCS#1 and SEC1 bytes into keys that stay in memory (no key store, on any OS).</summary>
internal static class PrivateKeyReader
{
    public static AsymmetricAlgorithm Pkcs8(ReadOnlyMemory<byte> pkcs8)
    {
        var algorithm = Pkcs8PrivateKeyInfo.Decode(pkcs8, out _, skipCopy: true).AlgorithmId.Value;
        return algorithm switch
        {
            Oids.Rsa => Import(RSA.Create(), key => key.ImportPkcs8PrivateKey(pkcs8.Span, out _)),
            Oids.Ec => Import(ECDsa.Create(), key => key.ImportPkcs8PrivateKey(pkcs8.Span, out _)),
            _ => throw Unsupported(Oids.KeyAlgorithm(algorithm)),
        };
    }

    public static AsymmetricAlgorithm EncryptedPkcs8(ReadOnlyMemory<byte> encrypted, string? password, KdfBudget budget)
    {
        budget.Spend(new AsnReader(encrypted, AsnEncodingRules.BER).ReadSequence());
        byte[] pkcs8;
        try
        {
            pkcs8 = Pkcs8PrivateKeyInfo.DecryptAndDecode(password ?? "", encrypted, out _).Encode();
        }
        catch (CryptographicException)
        {
            throw Password(password);
        }
        try
        {
            return Pkcs8(pkcs8);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pkcs8);
        }
    }

    public static AsymmetricAlgorithm Pkcs1(ReadOnlyMemory<byte> pkcs1) => Import(RSA.Create(), key => key.ImportRSAPrivateKey(pkcs1.Span, out _));

    public static AsymmetricAlgorithm Sec1(ReadOnlyMemory<byte> sec1) => Import(ECDsa.Create(), key => key.ImportECPrivateKey(sec1.Span, out _));

    public static Refusal Unsupported(string algorithm) => new(
        CertificateProblem.UnsupportedKey,
        $"the private key is {algorithm}; Key Vault certificates hold only RSA (2048, 3072, 4096) and EC keys (P-256, P-384, P-521), and Envoy serves no others.",
        "Ask for a certificate with an RSA or EC key.");

    public static Refusal Password(string? password) => string.IsNullOrEmpty(password)
        ? new(CertificateProblem.PasswordMissing, "it is encrypted, and no password was given.", "Give its password as a secret.")
        : new(CertificateProblem.WrongPassword, "the password does not open it.", "Set the password the file was exported with; mind spaces and line ends around it.");

    private static T Import<T>(T key, Action<T> import)
        where T : AsymmetricAlgorithm
    {
        try
        {
            import(key);
            return key;
        }
        catch (PlatformNotSupportedException)
        {
            key.Dispose();
            throw Unsupported("EC on a curve this system does not know");
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}
