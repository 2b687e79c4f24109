using System.Text.RegularExpressions;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>Gateways and their listeners.</summary>
/// <remarks>Gateway API specification, <c>GatewaySpec</c> and <c>Listener</c>; Istio names what it generates <c>GATEWAY-CLASS</c>.</remarks>
internal static class GatewayRules
{
    private const int LongestName = 63;
    private const int MostAnnotations = 8;

    public static IEnumerable<SettingsProblem> Check(StackSettings settings, string prefix)
    {
        foreach (var (name, gateway) in settings.Gateways)
        {
            var key = $"{prefix}gateways.{name}";
            if (!Regex.IsMatch(name, $"^{Names.LabelPattern}$", RegexOptions.CultureInvariant))
                yield return new(key, "is not a name Kubernetes takes", name, "use lower-case letters, digits and '-', at most 63, a letter or digit at both ends");
            var generated = $"{name}-{settings.GatewayClassName()}";
            if (settings.ManagedService(gateway) is null && generated.Length > LongestName)
            {
                yield return new(key, $"makes the generated name {generated} longer than {LongestName} characters, and the Gateway would get no address", name,
                    $"use a name of at most {LongestName - settings.GatewayClassName().Length - 1} characters");
            }
            if (gateway.Listeners.Count is 0 or > 64)
                yield return new($"{key}.listeners", "must have 1 to 64 listeners", $"{gateway.Listeners.Count}", "split it into several Gateways");
            foreach (var (what, entries) in ((string, IReadOnlyDictionary<string, string>)[])[("annotations", gateway.Annotations), ("labels", gateway.Labels)])
            {
                if (entries.Count > MostAnnotations)
                {
                    yield return new($"{key}.{what}", $"has more than the {MostAnnotations} that a Gateway may have", $"{entries.Count}",
                        $"put some of them below customization.service.metadata.{what}");
                }
            }
            foreach (var problem in CheckListeners(settings, gateway, key))
                yield return problem;
        }
        foreach (var problem in CheckSelectors(settings, prefix))
            yield return problem;
    }

    /// <summary>A namespace carries one value of a label, so two listeners that want different ones cannot both have its routes.</summary>
    private static IEnumerable<SettingsProblem> CheckSelectors(StackSettings settings, string prefix)
    {
        Dictionary<(string Namespace, string Label), string> labels = [];
        foreach (var (name, route) in settings.Routes)
        {
            if (route.Gateway is null || route.Namespace is not { } ns || !settings.Gateways.TryGetValue(route.Gateway, out var gateway))
                continue;
            var sections = settings.SectionsOf(route);
            foreach (var (label, value) in gateway.Listeners.Where(l => sections.Count == 0 || sections.Contains(l.Name)).SelectMany(l => l.NamespaceSelector))
            {
                if (!labels.TryAdd((ns, label), value) && labels[(ns, label)] != value)
                {
                    yield return new($"{prefix}routes.{name}.namespace", $"would need label {label}={value} for Gateway {route.Gateway}, and has {label}={labels[(ns, label)]} for another", ns,
                        "use another namespace, or select by labels of different names");
                }
            }
        }
    }

    /// <summary>The listeners of a Gateway, or of a ListenerSet in its place.</summary>
    public static IEnumerable<SettingsProblem> CheckListeners(StackSettings settings, GatewaySettings gateway, string key)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        HashSet<(int, string?)> places = [];
        foreach (var (i, listener) in gateway.Listeners.Index())
        {
            var place = $"{key}.listeners[{i}]";
            if (!names.Add(listener.Name))
                yield return new($"{place}.name", "is used by another listener of the Gateway", listener.Name, "give each listener its own name");
            if (!places.Add((listener.Port, settings.Host(listener.Hostname))))
            {
                yield return new(place, $"has the port and host name of another listener of the Gateway", $"{listener.Port} {listener.Hostname ?? "(every host name)"}",
                    "use another port or another hostname");
            }
            if (Uri.CheckHostName(listener.Hostname ?? "") == UriHostNameType.IPv4 && listener.Hostname!.Contains('.'))
                yield return new($"{place}.hostname", "is an address, and must be a host name", listener.Hostname, "use a DNS name");
            if (gateway.Listeners.Any(l => l.Port == listener.Port && l.Protocol != listener.Protocol && !(IsTls(l) && IsTls(listener))))
                yield return new($"{place}.protocol", $"differs from that of another listener on port {listener.Port}", $"{listener.Protocol}", "use one protocol for each port");
            if ((listener.AllowedRoutes == RouteNamespaces.Selector) != (listener.NamespaceSelector.Count > 0))
            {
                yield return new($"{place}.namespaceSelector", "and allowedRoutes: Selector need one another", $"{listener.AllowedRoutes}, {listener.NamespaceSelector.Count} labels",
                    "set both, or neither");
            }
            if (listener is { Protocol: ListenerProtocol.HTTP, AllowedRoutes: RouteNamespaces.Selector } && gateway.Redirects())
            {
                yield return new($"{place}.allowedRoutes", "keeps out the redirect to HTTPS, a route in the Gateway's own namespace", "Selector",
                    "use Same: other routes attach to the HTTPS listeners; or set redirectToHttps: false");
            }
            if (listener is { Protocol: ListenerProtocol.HTTP, Certificate: { } unused })
                yield return new($"{place}.certificate", "is set for HTTP, which has no TLS", unused, "remove it, or use protocol HTTPS");
            if (listener is { Protocol: ListenerProtocol.TLS, Certificate: { } unopened })
                yield return new($"{place}.certificate", "is set for TLS, which is passed through: the Service has the certificate", unopened, "remove it, or use protocol HTTPS");
            if (listener.Protocol == ListenerProtocol.TLS)
            {
                foreach (var problem in BundleRules.Need(settings, "1.36", $"{place}.protocol", "TLS", "use HTTPS"))
                    yield return problem;
            }
            if (listener.Protocol == ListenerProtocol.HTTPS)
            {
                foreach (var problem in CheckCertificate(settings, gateway, listener, key, place))
                    yield return problem;
            }
        }
    }

    /// <summary>HTTPS and TLS share a port: the host name of the handshake tells them apart.</summary>
    private static bool IsTls(ListenerSettings listener) => listener.Protocol is ListenerProtocol.HTTPS or ListenerProtocol.TLS;

    private static IEnumerable<SettingsProblem> CheckCertificate(
        StackSettings settings, GatewaySettings gateway, ListenerSettings listener, string key, string place)
    {
        var names = settings.Certificates.Select(c => c.Name).ToList();
        var (named, where) = listener.Certificate is { } own ? (own, $"{place}.certificate") : (gateway.Certificate, $"{key}.certificate");
        if (named is null && names.Count == 0)
        {
            yield return new(where, "HTTPS needs a certificate and the stack has none", null, "add one to certificates");
        }
        else if (named is not null && !names.Contains(named))
        {
            yield return new(where, "names a certificate that the stack does not have", named,
                Suggestion.For(named, names) is { } near ? $"did you mean '{near}'?" : $"use one of {string.Join(", ", names)}");
        }
    }
}
