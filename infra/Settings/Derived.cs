using GatewayStack.Components.GatewayApi;

namespace GatewayStack.Infra.Settings;

/// <summary>What follows from the settings and is therefore not asked for.</summary>
internal static class Derived
{
    /// <summary>The GatewayClass of the ingress system.</summary>
    public static string GatewayClassName(this StackSettings settings) => settings.Ingress switch
    {
        Ingress.AppRouting => "approuting-istio",
        _ => throw new ArgumentOutOfRangeException(nameof(settings)),
    };

    /// <summary>A full host name: relative ones belong to the domain.</summary>
    public static string Host(this StackSettings settings, string? hostname) => hostname switch
    {
        null => "",
        "@" => settings.Domain,
        _ when !hostname.Contains('.') => $"{hostname}.{settings.Domain}",
        _ => hostname,
    };

    /// <summary>The Gateway API bundle of the cluster.</summary>
    public static GatewayApiBundle Bundle(this StackSettings settings) => GatewayApiBundle.Of(settings.Cluster.KubernetesVersion)!;

    /// <summary>Name of the certificate that an HTTPS listener serves.</summary>
    public static string CertificateOf(this StackSettings settings, GatewaySettings gateway, ListenerSettings listener) =>
        listener.Certificate ?? gateway.Certificate ?? (settings.Certificates.Count > 0 ? settings.Certificates[0].Name : "");

    /// <summary>The settings of the certificate that an HTTPS listener serves.</summary>
    public static CertificateSettings CertificateSettingsOf(this StackSettings settings, GatewaySettings gateway, ListenerSettings listener)
    {
        var name = settings.CertificateOf(gateway, listener);
        return settings.Certificates.First(c => c.Name == name);
    }

    /// <summary>Full host names that a listener serves: its own, and those of routes that attach to it and fall under it. Sorted.</summary>
    public static IReadOnlyList<string> HostsOf(this StackSettings settings, string gateway, ListenerSettings listener)
    {
        var own = listener.Hostname is null ? null : settings.Host(listener.Hostname);
        var routes = settings.Routes.Values
            .Where(r => r.Gateway == gateway && (r.SectionName is null || r.SectionName == listener.Name))
            .SelectMany(r => r.Hostnames)
            .Select(settings.Host)
            .Where(h => own is null || h == own || (own.StartsWith('*') && h.EndsWith(own[1..], StringComparison.Ordinal)));
        return [.. (own is null ? [] : (string[])[own]).Concat(routes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The zones that a domain can be proved in: those that exist. A zone that the stack creates is not delegated yet.</summary>
    public static IEnumerable<ZoneSettings> ProvableZones(this StackSettings settings) => settings.Dns.Zones.Where(z => z.ResourceGroup is not null);

    /// <summary>Full host names that listeners serve with a certificate. Sorted.</summary>
    public static IReadOnlyList<string> HostsServedWith(this StackSettings settings, CertificateSettings certificate) =>
        [.. settings.ListenersOf(certificate).SelectMany(l => settings.HostsOf(l.Gateway, l.Listener)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The listeners that serve a certificate, each with its Gateway's name.</summary>
    public static IEnumerable<(string Gateway, ListenerSettings Listener)> ListenersOf(this StackSettings settings, CertificateSettings certificate) =>
        from gateway in settings.Gateways
        from listener in gateway.Value.Listeners
        where listener.Protocol == ListenerProtocol.HTTPS && settings.CertificateOf(gateway.Value, listener) == certificate.Name
        select (gateway.Key, listener);

    /// <summary>Names of the listeners a route attaches to; empty: all of the Gateway's.</summary>
    public static IReadOnlyList<string> SectionsOf(this StackSettings settings, RouteSettings route)
    {
        if (route.SectionName is { } section)
            return [section];
        var gateway = settings.Gateways[route.Gateway];
        return gateway.RedirectToHttps
            ? [.. gateway.Listeners.Where(l => l.Protocol == ListenerProtocol.HTTPS).Select(l => l.Name)]
            : [];
    }

    /// <summary>Namespace of a route: its own, or its Gateway's.</summary>
    public static string NamespaceOf(this StackSettings settings, RouteSettings route) =>
        route.Namespace ?? settings.Gateways[route.Gateway].Namespace;

    /// <summary>Every namespace that something lives in and that the stack creates.</summary>
    public static IEnumerable<string> NewNamespaces(this StackSettings settings) => settings.Gateways.Values.Select(g => g.Namespace)
        .Concat(settings.Routes.Values.Select(settings.NamespaceOf))
        .Concat(settings.Demo.Keys)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)
        .Where(n => n != "default" && !n.StartsWith("kube-", StringComparison.Ordinal) && !settings.ExistingNamespaces.Contains(n));
}
