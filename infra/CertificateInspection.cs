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
            if (certificate.Pfx is not { } pfx || pfx.Password?.IsEncrypted is true || pfx.Data?.IsEncrypted is true)
                continue;
            var key = $"{SettingsReader.Namespace}:certificates[{i}].pfx.{(pfx.File is null ? "data" : "file")}";
            using var reading = Read(pfx, certificate.Name, directory);
            foreach (var finding in reading.Check(new CertificateRequirements { Hosts = HostsOf(certificate.Name, settings) }))
                yield return new(key, finding);
        }
    }

    private static CertificateReading Read(PfxSettings pfx, string name, string directory)
    {
        var password = pfx.Password?.Reveal();
        return pfx.File is { } file
            ? CertificateReader.ReadPfxFile(Path.GetFullPath(file, directory), password)
            : CertificateReader.ReadPfx(name, Decode(pfx.Data!), password);
    }

    /// <summary>Text that is not base64 is read as it is, so that the reader says what it looks like.</summary>
    private static byte[] Decode(SecretText data)
    {
        var bytes = new byte[data.Reveal().Length];
        return Convert.TryFromBase64String(data.Reveal(), bytes, out var length) ? bytes[..length] : System.Text.Encoding.UTF8.GetBytes(data.Reveal());
    }

    private static List<string> HostsOf(string certificate, StackSettings settings)
    {
        var gateways = settings.Gateways
            .Where(g => g.Value.Listeners.Any(l => l.Protocol == ListenerProtocol.HTTPS && settings.CertificateOf(g.Value, l) == certificate))
            .ToDictionary(g => g.Key, g => g.Value);
        var listeners = gateways.Values.SelectMany(g => g.Listeners).Where(l => l is { Protocol: ListenerProtocol.HTTPS, Hostname: not null }).Select(l => settings.Host(l.Hostname));
        var routes = settings.GatewayRoutes().Where(r => gateways.ContainsKey(r.Gateway)).SelectMany(r => r.Route.Hostnames).Select(settings.Host);
        return [.. listeners.Concat(routes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
