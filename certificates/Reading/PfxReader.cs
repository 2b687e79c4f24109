using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace GatewayStack.Certificates;

/// <summary>Opens a PFX bag by bag.</summary>
internal static class PfxReader
{
    public static void Read(ReadOnlyMemory<byte> content, string? password, Materials materials)
    {
        var budget = new KdfBudget();
        SpendEnvelope(content, budget);
        var pfx = Pkcs12Info.Decode(content, out _, skipCopy: true);
        var opened = Open(pfx, password);
        foreach (var contents in pfx.AuthenticatedSafe)
        {
            Decrypt(contents, opened);
            ReadBags(contents, opened, budget, materials);
        }
    }

    private static void ReadBags(Pkcs12SafeContents contents, string? password, KdfBudget budget, Materials materials)
    {
        foreach (var bag in contents.GetBags())
        {
            switch (bag)
            {
                case Pkcs12CertBag { IsX509Certificate: true } certificate:
                    materials.AddCertificate(certificate.GetCertificate());
                    break;
                case Pkcs12KeyBag key:
                    materials.AddKey(() => PrivateKeyReader.Pkcs8(key.Pkcs8PrivateKey));
                    break;
                case Pkcs12ShroudedKeyBag key:
                    materials.AddKey(() => PrivateKeyReader.EncryptedPkcs8(key.EncryptedPkcs8PrivateKey, password, budget));
                    break;
            }
        }
    }

    /// <summary>Checks the password and returns it as the file's maker meant it: an empty one comes in two spellings.</summary>
    private static string? Open(Pkcs12Info pfx, string? password)
    {
        switch (pfx.IntegrityMode)
        {
            case Pkcs12IntegrityMode.PublicKey:
                throw new Refusal(
                    CertificateProblem.UnsupportedEncryption, "it is sealed with a public key, not with a password.", "Export it with a password.");
            case Pkcs12IntegrityMode.Password when string.IsNullOrEmpty(password):
                return pfx.VerifyMac("") ? "" : pfx.VerifyMac(null) ? null : throw PrivateKeyReader.Password(password);
            case Pkcs12IntegrityMode.Password when !pfx.VerifyMac(password):
                throw PrivateKeyReader.Password(password);
            default:
                return password ?? "";
        }
    }

    private static void Decrypt(Pkcs12SafeContents contents, string? password)
    {
        if (contents.ConfidentialityMode is Pkcs12ConfidentialityMode.None)
            return;
        if (contents.ConfidentialityMode is Pkcs12ConfidentialityMode.PublicKey)
            throw new Refusal(CertificateProblem.UnsupportedEncryption, "its content is encrypted for a public key.", "Export it with a password.");
        try
        {
            contents.Decrypt(password);
        }
        catch (CryptographicException)
        {
            throw PrivateKeyReader.Password(password);
        }
    }

    /// <summary>What the seal and the encrypted parts cost, read from their headers before anything is derived.</summary>
    private static void SpendEnvelope(ReadOnlyMemory<byte> content, KdfBudget budget)
    {
        var pfx = new AsnReader(content, AsnEncodingRules.BER).ReadSequence();
        pfx.ReadInteger();
        var authSafe = pfx.ReadSequence();
        if (pfx.HasData)
            SpendMac(pfx.ReadSequence(), budget);

        authSafe.ReadObjectIdentifier();
        var wrapped = authSafe.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0));
        if (!wrapped.PeekTag().HasSameClassAndValue(Asn1Tag.PrimitiveOctetString))
            return;
        var parts = new AsnReader(wrapped.ReadOctetString(), AsnEncodingRules.BER).ReadSequence();
        while (parts.HasData)
        {
            var part = parts.ReadSequence();
            if (part.ReadObjectIdentifier() != Oids.EncryptedData)
                continue;
            var encrypted = part.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0)).ReadSequence();
            encrypted.ReadInteger();
            var info = encrypted.ReadSequence();
            info.ReadObjectIdentifier();
            budget.Spend(info);
        }
    }

    private static void SpendMac(AsnReader mac, KdfBudget budget)
    {
        var digest = mac.ReadSequence().ReadSequence().ReadObjectIdentifier();
        if (digest == Oids.Pbmac1)
            throw new Refusal(
                CertificateProblem.UnsupportedEncryption,
                "it is sealed with PBMAC1, which .NET and Key Vault cannot check.",
                "Export it without -pbmac1_pbkdf2.");
        mac.ReadOctetString();
        budget.Spend(mac.HasData ? mac.ReadInteger() : BigInteger.One);
    }
}
