using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace GatewayStack.Certificates;

/// <summary>Whether a certificate is fit for what it is to do. Looks at nothing but the certificate and the clock.</summary>
internal static class CertificateChecks
{
    public static IReadOnlyList<CertificateFinding> Run(CertificateBundle bundle, string source, CertificateRequirements requirements)
    {
        var notes = new ReadingNotes(source);
        CheckTime(bundle, requirements, notes);
        CheckHosts(bundle, requirements.Hosts, notes);
        CheckKey(bundle.KeyDescription, notes);
        CheckSignatures(bundle, notes);
        CheckPurpose(bundle, notes);
        return notes.Findings;
    }

    private static void CheckTime(CertificateBundle bundle, CertificateRequirements requirements, ReadingNotes notes)
    {
        var now = requirements.Time.GetUtcNow();
        if (now < bundle.NotBefore)
            notes.Error(
                CertificateProblem.NotYetValid,
                $"the certificate is valid from {Day(bundle.NotBefore)}, and today is {Day(now)}.",
                "Wait, use the certificate it replaces, or check this machine's clock.");
        else if (now > bundle.NotAfter)
            notes.Error(
                CertificateProblem.Expired, $"the certificate expired on {Day(bundle.NotAfter)}.", "Renew it and give the new file.");
        else if (bundle.NotAfter - now < requirements.ExpiringWithin)
            notes.Warning(
                CertificateProblem.Expiring,
                $"the certificate expires on {Day(bundle.NotAfter)}, in {Days(bundle.NotAfter - now)}.",
                "Renew it before then and give the new file.");

        foreach (var issuer in bundle.ChainFacts.Where(issuer => now > issuer.NotAfter))
            notes.Error(
                CertificateProblem.Expired,
                $"the certificate of the issuer '{issuer.Name}' expired on {Day(issuer.NotAfter)}.",
                "Take the current chain from the authority.");
    }

    private static void CheckHosts(CertificateBundle bundle, IReadOnlyList<string> hosts, ReadingNotes notes)
    {
        var names = bundle.DnsNames.Count == 0 ? "no DNS names" : string.Join(", ", bundle.DnsNames);
        foreach (var host in hosts.Where(host => !bundle.Covers(host)))
            notes.Error(
                CertificateProblem.HostNotCovered,
                $"no name of the certificate covers '{host}'; it has {names}.",
                Hint(bundle, host));
    }

    private static string Hint(CertificateBundle bundle, string host)
    {
        if (bundle.DnsNames.Contains("*." + host, StringComparer.OrdinalIgnoreCase))
            return $"A wildcard does not cover the domain itself: ask for both '*.{host}' and '{host}'.";
        if (bundle.DnsNames.Any(name => name.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase)))
            return $"A wildcard covers one label only: ask for a certificate that names '{host}'.";
        if (bundle.DnsNames.Count == 0 && string.Equals(bundle.Name, host, StringComparison.OrdinalIgnoreCase))
            return "Clients ignore the common name: ask for a certificate with the host as a subject alternative name.";
        return $"Ask for a certificate that names '{host}', or remove the host from listeners and routes.";
    }

    private static void CheckKey(KeyDescription key, ReadingNotes notes)
    {
        if (key.IsRsa && key.Bits < 2048)
            notes.Error(
                CertificateProblem.WeakKey,
                $"the key is {key}; Key Vault, Envoy and browsers want at least RSA 2048.",
                "Ask for a certificate with an RSA 2048 or EC P-256 key.");
        else if (key.IsRsa && key.Bits is not (2048 or 3072 or 4096))
            notes.Error(
                CertificateProblem.UnsupportedKey,
                $"the key is {key}; Key Vault takes RSA 2048, 3072 and 4096.",
                "Ask for a certificate with an RSA 3072 or EC P-256 key.");
        else if (key.IsEc && key.Curve is not ("P-256" or "P-384" or "P-521"))
            notes.Error(
                CertificateProblem.UnsupportedKey,
                $"the key is {key}; Envoy serves only the curves P-256, P-384 and P-521.",
                "Ask for a certificate with an EC P-256 key.");
        else if (!key.IsRsa && !key.IsEc)
            notes.Error(
                CertificateProblem.UnsupportedKey,
                $"the certificate's key is {key}; Key Vault certificates hold only RSA and EC keys, and Envoy serves no others.",
                "Ask for a certificate with an RSA or EC key.");
    }

    /// <summary>The signature of a root proves nothing, so it may be as old as it likes.</summary>
    private static void CheckSignatures(CertificateBundle bundle, ReadingNotes notes)
    {
        foreach (var certificate in bundle.ChainFacts.Where(issuer => !issuer.IsSelfIssued).Prepend(bundle.LeafFacts))
            if (Oids.WeakSignature(certificate.SignatureAlgorithm) is { } hash)
                notes.Error(
                    CertificateProblem.WeakSignature,
                    $"the certificate '{certificate.Name}' is signed with {hash}, which clients refuse.",
                    "Ask for a certificate signed with SHA-256 or better.");
    }

    private static void CheckPurpose(CertificateBundle bundle, ReadingNotes notes)
    {
        var leaf = bundle.LeafFacts;
        if (leaf is { IsAuthority: true, IsSelfIssued: true })
            notes.Warning(
                CertificateProblem.AuthorityAsLeaf,
                $"the self-signed certificate '{leaf.Name}' calls itself a certificate authority, so whoever trusts it trusts everything its key signs.",
                "Make it without that: openssl req -x509 … -addext basicConstraints=critical,CA:FALSE");
        else if (leaf.IsAuthority)
            notes.Error(
                CertificateProblem.AuthorityAsLeaf,
                $"'{leaf.Name}' is the certificate of an authority, not of a server.",
                "Give the server's certificate with its key; an authority's key does not belong on a server.");

        if (leaf.ExtendedKeyUsages is { } usages && !usages.Contains(Oids.ServerAuthentication) && !usages.Contains(Oids.AnyExtendedKeyUsage))
            notes.Error(
                CertificateProblem.NotForServerAuthentication,
                "the certificate's extended key usage leaves out server authentication, so clients refuse it for TLS.",
                "Ask for a TLS server certificate (extended key usage serverAuth).");
        if (leaf.KeyUsages is { } flags && !flags.HasFlag(X509KeyUsageFlags.DigitalSignature))
            notes.Warning(
                CertificateProblem.NotForSignatures,
                "the certificate's key usage leaves out digitalSignature, which TLS 1.3 and every modern cipher need.",
                "Ask for a certificate with the key usage digitalSignature.");
    }

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Days(TimeSpan span) => span.TotalDays < 1 ? "less than a day" : (int)span.TotalDays == 1 ? "1 day" : $"{(int)span.TotalDays} days";
}
