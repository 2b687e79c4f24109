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
            object?[] sources = [certificate.Pfx, certificate.SelfSigned, certificate.ExistingSecret];
            if (sources.Count(s => s is not null) != 1)
                yield return new(key, "must have exactly one source", certificate.Name, settings.IsOnAzure() ? "set either pfx or selfSigned" : "set either pfx or existingSecret");
            if (certificate.SelfSigned is not null && !settings.IsOnAzure())
                yield return new($"{key}.selfSigned", "is created by a Key Vault, which ingress upstreamIstio has not", certificate.Name, "use pfx or existingSecret");
            if (certificate.ExistingSecret is { } secret && settings.IsOnAzure())
                yield return new($"{key}.existingSecret", $"is set, and ingress {settings.Ingress.Spelling()} takes certificates from its vault", secret, "use pfx or selfSigned");
            if (certificate.Pfx is { } pfx && (pfx.File is null) == (pfx.Data is null))
                yield return new($"{key}.pfx", "must have either a file or data", certificate.Name, "set file to a path, or data to the PFX in base64 as a secret");
        }
    }
}
