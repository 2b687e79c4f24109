using GatewayStack.Certificates;

namespace GatewayStack.Planning.Checks.Tls;

/// <summary>What is doubtful about the stack's own certificates. Those that cannot be served are refused with the settings.</summary>
internal static class CertificateChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        Of("GW120", CertificateProblem.Expiring, Severity.Warning, "Certificate expires soon",
            "It ends within tls.expiryWarningDays. Afterwards every client refuses the connection.", "Renew it and give the new file."),
        Of("GW121", CertificateProblem.ChainIncomplete, Severity.Warning, "Issuer's certificate is missing",
            "A server sends its certificate with all intermediates. Browsers may fetch or remember missing ones; curl and most programs refuse the connection.",
            "Add the intermediates to the file, after the certificate."),
        Of("GW122", CertificateProblem.UnrelatedCertificates, Severity.Warning, "Certificates that do not belong to the chain",
            "The file has certificates that neither are nor issued the server's. They are left out, so something else may have been meant.", "Take the file of this certificate only."),
        Of("GW123", CertificateProblem.ChainMisordered, Severity.Info, "Chain out of order",
            "Servers send their certificate first and each issuer after what it issued. The file has another order; it is put right on import.", "Nothing; or order the file."),
        Of("GW124", CertificateProblem.AuthorityAsLeaf, Severity.Warning, "Self-signed certificate that is an authority",
            "Whoever trusts it trusts everything its key signs, which is far more than one server.", "Make it with basicConstraints CA:FALSE."),
        Of("GW125", CertificateProblem.NotForSignatures, Severity.Warning, "Certificate not meant for signatures",
            "Its key usage leaves out digitalSignature, which TLS 1.3 and every cipher with forward secrecy need. Strict clients refuse it.", "Ask for a certificate with digitalSignature."),
        Of("GW126", CertificateProblem.SecretInPlainText, Severity.Warning, "Secret in plain text in the stack file",
            "A private key or password stands in the stack file as it is, for everybody who can read the repository, now and in its history.",
            "Set it with pulumi config set --secret, and replace what was exposed."),
        Of("GW127", CertificateProblem.IntermediatesNotServed, Severity.Warning, "Intermediates are not served",
            "tls.objects: pair takes the certificate from a Key Vault object of type cert, which is the server's certificate alone.", "Use tls.objects: chain."),
    ];

    private static Check Of(string id, CertificateProblem problem, Severity severity, string title, string explanation, string fix) =>
        new(id, severity, title, explanation, fix, "docs/certificates.md", context =>
            from certificate in context.Certificates
            where certificate.Finding.Problem == problem
            select Found.At(certificate.Key, certificate.Finding.Message.TrimEnd('.'), certificate.Finding.Fix.TrimEnd('.')));
}
