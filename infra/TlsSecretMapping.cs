using System.Collections.Immutable;
using System.Globalization;
using GatewayStack.Certificates;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;
using Pulumi;

namespace GatewayStack.Infra;

/// <summary>From the settings of a certificate to the PEM texts of a TLS Secret, and to what is known of it.</summary>
internal static class TlsSecretMapping
{
    /// <summary>The certificate with its chain, and its key; both secrets. Encrypted ones stay so while planning without the passphrase.</summary>
    public static (Output<string> Certificate, Output<string> Key) ToPem(this CertificateSettings certificate)
    {
        using var reading = Read(certificate);
        return reading?.Bundle is { } bundle
            ? (Output.CreateSecret(bundle.ToChainPem()), Output.CreateSecret(bundle.ToKeyPem()))
            : (Output.CreateSecret(SecretText.Encrypted), Output.CreateSecret(SecretText.Encrypted));
    }

    /// <summary>What is known of a certificate without a vault; nothing of it is secret.</summary>
    public static ImmutableDictionary<string, string> Facts(this CertificateSettings certificate)
    {
        var facts = ImmutableDictionary<string, string>.Empty;
        if (certificate.ExistingSecret is { } secret)
            return facts.Add("existingSecret", secret);
        using var reading = Read(certificate);
        return reading?.Bundle is not { } bundle
            ? facts
            : facts.Add("thumbprint", bundle.Thumbprint).Add("expires", bundle.NotAfter.ToString("O", CultureInfo.InvariantCulture));
    }

    private static CertificateReading? Read(CertificateSettings certificate) => certificate switch
    {
        { Pfx: { } pfx } when pfx.Data?.IsEncrypted is not true && pfx.Password?.IsEncrypted is not true => pfx.Read(certificate.Name, StackConfig.PathOf),
        { Pem: { } pem } when pem.KeyData?.IsEncrypted is not true && pem.Password?.IsEncrypted is not true => pem.Read(StackConfig.PathOf),
        _ => null,
    };
}
