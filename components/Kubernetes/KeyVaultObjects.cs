namespace GatewayStack.Components.Kubernetes;

/// <summary>The Key Vault objects of one certificate, as a SecretProviderClass names them.</summary>
/// <param name="Text">The <c>objects</c> parameter: YAML whose array items are themselves YAML texts, not maps.</param>
/// <param name="KeyAlias">Alias of the object that holds the private key.</param>
/// <param name="CertificateAlias">Alias of the object that holds the certificate.</param>
internal sealed record KeyVaultObjects(string Text, string KeyAlias, string CertificateAlias)
{
    /// <summary>A <c>secret</c> object gives the key and the full chain; a <c>cert</c> object the leaf certificate alone.</summary>
    public static KeyVaultObjects Of(string certificate, bool leafOnly)
    {
        var (key, leaf) = ($"{certificate}-key", $"{certificate}-crt");
        return leafOnly
            ? new($"array:\n{Item(certificate, "secret", key)}{Item(certificate, "cert", leaf)}", key, leaf)
            : new($"array:\n{Item(certificate, "secret", certificate)}", certificate, certificate);
    }

    private static string Item(string name, string type, string alias) =>
        $"  - |\n    objectName: {name}\n    objectType: {type}\n    objectAlias: {alias}\n";
}
