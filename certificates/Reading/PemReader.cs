using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GatewayStack.Certificates;

/// <summary>Reads the blocks of a PEM text, in any order.</summary>
internal static class PemReader
{
    public static void Read(string text, string? password, Materials materials, ReadingNotes notes)
    {
        if (text.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal))
            materials.AddKey(() => throw new Refusal(
                CertificateProblem.UnsupportedEncryption,
                "the private key is encrypted in OpenSSL's old way (Proc-Type: 4,ENCRYPTED), with MD5 over the password.",
                "Convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc -in old.key -out new.key"));

        var budget = new KdfBudget();
        var rest = text.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            var label = rest[fields.Label].ToString();
            var data = new byte[fields.DecodedDataLength];
            Convert.TryFromBase64Chars(rest[fields.Base64Data], data, out _);
            ReadBlock(label, data, password, budget, materials, notes);
            rest = rest[fields.Location.End..];
        }
    }

    private static void ReadBlock(string label, byte[] data, string? password, KdfBudget budget, Materials materials, ReadingNotes notes)
    {
        switch (label)
        {
            case "CERTIFICATE" or "X509 CERTIFICATE":
                materials.AddCertificate(X509CertificateLoader.LoadCertificate(data));
                break;
            case "PRIVATE KEY":
                materials.AddKey(() => PrivateKeyReader.Pkcs8(data));
                break;
            case "ENCRYPTED PRIVATE KEY":
                materials.AddKey(() => PrivateKeyReader.EncryptedPkcs8(data, password, budget));
                break;
            case "RSA PRIVATE KEY":
                materials.AddKey(() => PrivateKeyReader.Pkcs1(data));
                break;
            case "EC PRIVATE KEY":
                materials.AddKey(() => PrivateKeyReader.Sec1(data));
                break;
            case "DSA PRIVATE KEY":
                materials.AddKey(() => throw PrivateKeyReader.Unsupported("DSA"));
                break;
            case "OPENSSH PRIVATE KEY":
                notes.Error(CertificateProblem.NotAPem, "it holds an SSH key.", "Give the key the certificate was requested with; SSH keys are for logins.");
                break;
            case "CERTIFICATE REQUEST" or "NEW CERTIFICATE REQUEST":
                notes.Error(
                    CertificateProblem.NoCertificate, "it holds a certificate request (CSR), not a certificate.", "Give what the authority returned for the request.");
                break;
            case "PKCS7" or "CMS":
                notes.Error(
                    CertificateProblem.NotAPem, "it holds a PKCS#7 container.", "Convert it: openssl pkcs7 -print_certs -in bundle.p7b -out chain.pem");
                break;
        }
    }
}
