using GatewayStack.Certificates;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra;

/// <summary>What is wrong or doubtful about one of the stack's certificates.</summary>
/// <param name="Key">The setting.</param>
/// <param name="Finding">What it is.</param>
public sealed record InspectedCertificate(string Key, CertificateFinding Finding);

/// <summary>Reads the certificates that the settings name, and checks them against the host names they have to serve.</summary>
public static class CertificateInspection
{
    /// <summary>Everything that is wrong or doubtful. A certificate whose content or password is encrypted and not at hand is left out.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="directory">The project's folder, which paths start at.</param>
    public static IEnumerable<InspectedCertificate> Run(StackSettings settings, string directory)
    {
        foreach (var (i, certificate) in settings.Certificates.Index())
        {
            if (Read(certificate, file => Path.GetFullPath(file, directory)) is not var (source, reading))
                continue;
            using (reading)
            {
                var key = $"{SettingsReader.Namespace}:certificates[{i}].{source}";
                var requirements = new CertificateRequirements
                {
                    Hosts = settings.HostsServedWith(certificate),
                    ExpiringWithin = TimeSpan.FromDays(settings.Tls.ExpiryWarningDays),
                };
                foreach (var finding in reading.Check(requirements))
                    yield return new(key, finding);
                if (settings.Tls is { Mode: TlsMode.Sync, Objects: SecretObjects.Pair } && reading.Bundle is { Chain.Count: > 0 } bundle)
                    yield return new($"{SettingsReader.Namespace}:tls.objects", LeafOnly(reading.Source, bundle));
            }
        }
    }

    /// <summary>The secrets that stand in the stack file as they are. To be asked where values are not decrypted (while planning).</summary>
    /// <param name="settings">The settings.</param>
    public static IEnumerable<InspectedCertificate> PlainSecrets(StackSettings settings)
    {
        foreach (var (i, certificate) in settings.Certificates.Index())
        {
            (string Name, SecretText? Text)[] secrets =
            [
                ("pfx.data", certificate.Pfx?.Data), ("pfx.password", certificate.Pfx?.Password),
                ("pem.keyData", certificate.Pem?.KeyData), ("pem.password", certificate.Pem?.Password),
            ];
            foreach (var (name, _) in secrets.Where(s => s.Text is { IsEncrypted: false, IsEmpty: false }))
            {
                var key = $"certificates[{i}].{name}";
                yield return new($"{SettingsReader.Namespace}:{key}", new CertificateFinding
                {
                    Problem = CertificateProblem.SecretInPlainText,
                    Severity = FindingSeverity.Warning,
                    Source = key,
                    Message = "stands in the stack file as it is, for everybody who can read the repository.",
                    Fix = $"Set it as a secret: pulumi config set --secret --path {SettingsReader.Namespace}:{key}; and replace what was exposed.",
                });
            }
        }
    }

    private static (string Source, CertificateReading Reading)? Read(CertificateSettings certificate, Func<string, string> pathOf) => certificate switch
    {
        { Pfx: { } pfx } when pfx.Password?.IsEncrypted is not true && pfx.Data?.IsEncrypted is not true =>
            ($"pfx.{(pfx.File is null ? "data" : "file")}", pfx.Read(certificate.Name, pathOf)),
        { Pem: { } pem } when pem.Password?.IsEncrypted is not true && pem.KeyData?.IsEncrypted is not true => ("pem", pem.Read(pathOf)),
        _ => null,
    };

    private static CertificateFinding LeafOnly(string source, CertificateBundle bundle) => new()
    {
        Problem = CertificateProblem.IntermediatesNotServed,
        Severity = FindingSeverity.Warning,
        Source = source,
        Message = $"pair serves the certificate '{bundle.Name}' without its {bundle.Chain.Count} intermediate{(bundle.Chain.Count == 1 ? "" : "s")}, which curl and most programs refuse; browsers may forgive it.",
        Fix = "Use objects: chain.",
    };
}
