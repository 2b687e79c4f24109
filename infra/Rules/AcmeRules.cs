using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>Certificates from Let's Encrypt: what cert-manager needs to find at a Gateway.</summary>
/// <remarks>cert-manager, "Annotated Gateway resource": one issuer for the whole Gateway, and one certificate for the host names of
/// the listeners that share a Secret. Let's Encrypt, "Challenge types".</remarks>
internal static class AcmeRules
{
    public static IEnumerable<SettingsProblem> Check(StackSettings settings, string prefix)
    {
        foreach (var (name, gateway) in settings.Gateways)
        {
            var listeners = gateway.Listeners.Index()
                .Where(l => l.Item.Protocol == ListenerProtocol.HTTPS)
                .Select(l => (l.Index, Listener: l.Item, Certificate: settings.Certificates.FirstOrDefault(c => c.Name == settings.CertificateOf(gateway, l.Item))))
                .ToList();
            if (listeners.Find(l => l.Certificate?.Acme is not null) is not { Certificate: { Acme: { } acme } issued })
                continue;
            var key = $"{prefix}gateways.{name}";
            foreach (var (i, listener, other) in listeners)
            {
                var place = $"{key}.listeners[{i}]";
                if (other != issued)
                {
                    yield return new(place, $"takes another certificate than the Gateway's other listeners, and cert-manager issues for a Gateway as a whole ({issued.Name})",
                        other?.Name, "use one acme certificate for all HTTPS listeners of a Gateway, or another Gateway");
                }
                else
                {
                    foreach (var problem in CheckHostname(settings, new(name, null, gateway, listener), acme, place))
                        yield return problem;
                }
            }
            if (acme.Challenge == AcmeChallenge.Http01 && !gateway.Listeners.Any(l => l is { Port: 80, Protocol: ListenerProtocol.HTTP, Hostname: null }))
            {
                yield return new($"{key}.listeners", $"have none for HTTP on port 80 and every host name, where Let's Encrypt looks for the answer of {issued.Name}", null,
                    "add { name: http, port: 80, protocol: HTTP }, or use challenge: dns01");
            }
        }
    }

    private static IEnumerable<SettingsProblem> CheckHostname(StackSettings settings, HttpsListener served, AcmeSettings acme, string place)
    {
        if (served.Listener.Hostname is not { } hostname)
        {
            var hosts = settings.HostsOf(served);
            yield return new($"{place}.hostname", "is needed: cert-manager issues certificates for the host names of listeners", null,
                $"write one listener for each host name{(hosts.Count == 0 ? "" : $", here {string.Join(", ", hosts)}")}, or a wildcard with challenge: dns01");
            yield break;
        }
        var host = settings.Host(hostname);
        if (CertificateChoice.CanProve(acme, host, settings))
            yield break;
        yield return acme.Challenge == AcmeChallenge.Http01
            ? new($"{place}.hostname", "is a wildcard, which Let's Encrypt gives only for a proof over DNS", host, "use challenge: dns01 for its certificate, or list the host names")
            : new($"{place}.hostname", "is in none of dns.zones that exist already (resourceGroup is set), so that nobody could find the proof there", host,
                "add its zone to dns.zones with its resourceGroup, delegated by the parent domain; or use challenge: http01");
    }
}
