using GatewayStack.Certificates;
using GatewayStack.Components.Azure;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra;

/// <summary>Gives each HTTPS listener that names no certificate the first one of the stack that covers every host name it serves.</summary>
/// <remarks>Looks only at what can be read without a secret, so that a plan without the passphrase and a deployment choose the same.</remarks>
internal static class CertificateChoice
{
    /// <summary>The settings with every choice made; a choice that cannot be made is a problem.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="directory">The project's folder, which paths start at; null: files are not looked at.</param>
    /// <param name="problems">Where problems are added.</param>
    public static StackSettings Make(StackSettings settings, string? directory, List<SettingsProblem> problems)
    {
        if (settings.Certificates.Count < 2)
            return settings;
        var certificates = settings.Certificates.Select(c => (Settings: c, Names: NamesOf(c, settings, directory))).ToList();
        return settings with { Gateways = settings.Gateways.ToDictionary(g => g.Key, g => g.Value.Certificate is null ? Chosen(g.Key, g.Value) : g.Value) };

        GatewaySettings Chosen(string name, GatewaySettings gateway) =>
            gateway with { Listeners = [.. gateway.Listeners.Select(l => l is { Protocol: ListenerProtocol.HTTPS, Certificate: null } ? Choose(name, gateway, l) : l)] };

        ListenerSettings Choose(string name, GatewaySettings gateway, ListenerSettings listener)
        {
            var hosts = settings.HostsOf(new HttpsListener(name, null, gateway, listener));
            var choice = hosts.Count == 0 ? -1 : certificates.FindIndex(c => hosts.All(h => Covers(c.Settings, c.Names, h)));
            if (choice >= 0)
                return listener with { Certificate = settings.Certificates[choice].Name };
            problems.Add(new($"{SettingsReader.Namespace}:gateways.{name}.certificate",
                hosts.Count == 0
                    ? $"must say which of the stack's certificates listener {listener.Name} uses: it serves every host name"
                    : $"no certificate of the stack is known to cover {string.Join(", ", hosts)}, which listener {listener.Name} serves",
                null, $"use one of {string.Join(", ", settings.Certificates.Select(c => c.Name))}{(hosts.Count == 0 ? "" : ", add one that does, or list its names in hostnames")}"));
            return listener;
        }

        bool Covers(CertificateSettings certificate, IReadOnlyList<string> names, string host) => certificate.Acme is { } acme
            ? CanProve(acme, host, settings)
            : names.Any(name => HostCoverage.Covers(name, host));
    }

    /// <summary>Whether an ACME challenge can prove a host name: HTTP no wildcard, DNS what is in a zone of the stack.</summary>
    public static bool CanProve(AcmeSettings acme, string host, StackSettings settings) => acme.Challenge == AcmeChallenge.Http01
        ? !host.StartsWith('*')
        : settings.ProvableZones().Any(z => DnsZone.Contains(z.Name, host));

    private static IReadOnlyList<string> NamesOf(CertificateSettings certificate, StackSettings settings, string? directory) => certificate switch
    {
        { SelfSigned.Hostnames: var declared } => [.. declared.Select(settings.Host)],
        { Existing.Hostnames: var declared } => [.. declared.Select(settings.Host)],
        { Pfx.Hostnames: { Count: > 0 } declared } => [.. declared.Select(settings.Host)],
        { Pfx: { File: { } file, Password: null } } when directory is not null => NamesIn(CertificateReader.ReadPfxFile(Path.GetFullPath(file, directory))),
        { Pem.Certificate: var file } when directory is not null => NamesIn(CertificateReader.ReadPemFiles(Path.GetFullPath(file, directory))),
        _ => [],
    };

    private static IReadOnlyList<string> NamesIn(CertificateReading reading)
    {
        using (reading)
            return reading.Bundle?.DnsNames ?? [];
    }
}
