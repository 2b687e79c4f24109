using System.Text.RegularExpressions;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>ListenerSets.</summary>
/// <remarks>Gateway API specification, <c>ListenerSet</c>: a Gateway takes none unless its <c>allowedListeners</c> says so.</remarks>
internal static class ListenerSetRules
{
    public static IEnumerable<SettingsProblem> Check(StackSettings settings, string prefix)
    {
        foreach (var (name, gateway) in settings.Gateways.Where(g => g.Value.AllowedListeners != ListenerNamespaces.None))
        {
            foreach (var problem in BundleRules.Need(settings, "1.36", $"{prefix}gateways.{name}.allowedListeners", $"{gateway.AllowedListeners}"))
                yield return problem;
        }
        foreach (var (name, set) in settings.ListenerSets)
        {
            var key = $"{prefix}listenerSets.{name}";
            if (!Regex.IsMatch(name, $"^{Names.SubdomainPattern}$", RegexOptions.CultureInvariant))
                yield return new(key, "is not a name Kubernetes takes", name, "use lower-case letters, digits, '-' and '.', a letter or digit at both ends");
            foreach (var problem in BundleRules.Need(settings, "1.36", key, name, "move its listeners to the Gateway"))
                yield return problem;
            if (set.Listeners.Count is 0 or > 64)
                yield return new($"{key}.listeners", "must have 1 to 64 listeners", $"{set.Listeners.Count}", "split it");
            if (!settings.Gateways.TryGetValue(set.Gateway, out var gateway))
            {
                yield return new($"{key}.gateway", "names a Gateway that the stack does not have", set.Gateway,
                    Suggestion.For(set.Gateway, settings.Gateways.Keys) is { } near ? $"did you mean '{near}'?" : "use the name of one of gateways");
                continue;
            }
            var foreign = set.Namespace is { } ns && ns != gateway.Namespace;
            if (gateway.AllowedListeners == ListenerNamespaces.None || (foreign && gateway.AllowedListeners == ListenerNamespaces.Same))
            {
                yield return new($"{key}.gateway", $"takes no ListenerSet of namespace {settings.NamespaceOf(set)}", set.Gateway,
                    $"set gateways.{set.Gateway}.allowedListeners: {(foreign ? "All" : "Same")}");
            }
            // A ListenerSet has no redirect of its own, and its certificates are those of the Gateway unless it names others.
            foreach (var problem in GatewayRules.CheckListeners(settings, gateway with { Listeners = set.Listeners, RedirectToHttps = false }, key))
                yield return problem;
            foreach (var (i, listener) in set.Listeners.Index())
            {
                var place = $"{key}.listeners[{i}]";
                if (gateway.Listeners.Any(l => l.Port == listener.Port && settings.Host(l.Hostname) == settings.Host(listener.Hostname)))
                    yield return new(place, $"has the port and host name of a listener of Gateway {set.Gateway}, which wins", $"{listener.Port} {listener.Hostname ?? "(every host name)"}", "use another port or another hostname");
                if (listener is { Protocol: ListenerProtocol.HTTPS, Certificate: null } && gateway.Certificate is null && settings.Certificates.Count > 1)
                    yield return new($"{place}.certificate", "must say which of the stack's certificates to use", null, $"use one of {string.Join(", ", settings.Certificates.Select(c => c.Name))}");
                if (listener.Protocol == ListenerProtocol.HTTPS && (settings.Tls.Mode == TlsMode.Managed
                    || settings.Certificates.Any(c => c.Acme is not null && c.Name == settings.CertificateOf(gateway, listener))))
                {
                    yield return new(place, "is of a ListenerSet, whose certificates neither the app routing operator nor cert-manager brings", listener.Name, "use tls.mode sync and a certificate of the vault, or move the listener to the Gateway");
                }
            }
        }
    }
}
