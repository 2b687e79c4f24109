using GatewayStack.Certificates;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>Certificates: one source each, every name once.</summary>
internal static class CertificateRules
{
    public static IEnumerable<SettingsProblem> Check(StackSettings settings, string prefix)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (i, certificate) in settings.Certificates.Index())
        {
            var key = $"{prefix}certificates[{i}]";
            if (!names.Add(certificate.Name))
                yield return new($"{key}.name", "is used by another certificate; Key Vault ignores case", certificate.Name, "give each certificate its own name");
            foreach (var problem in CheckSource(settings, certificate, key))
                yield return problem;
            if (certificate.Pfx is { } pfx && (pfx.File is null) == (pfx.Data is null))
                yield return new($"{key}.pfx", "must have either a file or data", certificate.Name, "set file to a path, or data to the PFX in base64 as a secret");
            if (certificate.Pem is { Key: not null, KeyData: not null })
                yield return new($"{key}.pem", "has its key twice, as key and as keyData", certificate.Name, "remove one");
            if (certificate.Existing is { } existing)
            {
                foreach (var problem in CheckExisting(existing, settings.Vault?.Name, $"{key}.existing"))
                    yield return problem;
            }
            foreach (var problem in CheckHostnames(settings, certificate, key))
                yield return problem;
        }
    }

    private static IEnumerable<SettingsProblem> CheckSource(StackSettings settings, CertificateSettings certificate, string key)
    {
        object?[] sources = [certificate.Pfx, certificate.Pem, certificate.SelfSigned, certificate.Existing, certificate.Acme, certificate.ExistingSecret];
        if (sources.Count(s => s is not null) != 1)
        {
            yield return new(key, "must have exactly one source", certificate.Name,
                settings.IsOnAzure() ? "set one of pfx, pem, selfSigned, existing and acme" : "set one of pfx, pem, acme and existingSecret");
        }
        if (certificate.ExistingSecret is { } secret && settings.IsOnAzure())
            yield return new($"{key}.existingSecret", $"is set, and ingress {settings.Ingress.Spelling()} takes certificates from its vault", secret, "use pfx or selfSigned");
        if (settings.IsOnAzure())
            yield break;
        if (certificate.SelfSigned is not null)
            yield return new($"{key}.selfSigned", "is created by a Key Vault, which ingress upstreamIstio has not", certificate.Name, "use pfx or existingSecret");
        if (certificate.Existing is not null)
            yield return new($"{key}.existing", "is in a Key Vault, which ingress upstreamIstio has not", certificate.Name, "use pfx or existingSecret");
        if (certificate.Acme is { Challenge: AcmeChallenge.Dns01 })
            yield return new($"{key}.acme.challenge", "proves domains with an identity in Azure, which ingress upstreamIstio does not make", "dns01", "use http01");
    }

    private static IEnumerable<SettingsProblem> CheckExisting(ExistingSettings existing, string? own, string key)
    {
        if (existing.Vault is null && (existing.ResourceGroup ?? existing.Subscription) is { } place)
            yield return new(key, "says where a vault is, and not which", place, "set vault to its name, or remove resourceGroup and subscription");
        if (string.Equals(existing.Vault, own, StringComparison.OrdinalIgnoreCase))
            yield return new($"{key}.vault", "is the stack's own vault, which the stack creates", existing.Vault, "write existing: {} for a certificate in it");
        else if (existing is { Vault: not null, ResourceGroup: null, AssignRoles: true })
            yield return new($"{key}.resourceGroup", "is needed to give the cluster roles on the vault", null, "set it, or assignRoles: false where somebody else gives them");
    }

    /// <summary>What a certificate says or is told to cover, against what its listeners serve.</summary>
    private static IEnumerable<SettingsProblem> CheckHostnames(StackSettings settings, CertificateSettings certificate, string key)
    {
        var (declared, source) = certificate switch
        {
            { SelfSigned.Hostnames: var names } => (names, "selfSigned"),
            { Existing.Hostnames: var names } => (names, "existing"),
            { Pfx.Hostnames: var names } => (names, "pfx"),
            _ => ([], ""),
        };
        if (declared.Count == 0)
            yield break;
        foreach (var host in settings.HostsServedWith(certificate).Where(h => !declared.Any(d => HostCoverage.Covers(settings.Host(d), h))))
        {
            yield return new($"{key}.{source}.hostnames", $"does not cover {host}, which a listener or route serves with this certificate",
                string.Join(", ", declared), "add it (a wildcard stands for one label), or choose another certificate there");
        }
    }
}
