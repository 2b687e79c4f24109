using GatewayStack.Components.GatewayApi;
using GatewayStack.Components.Istio;

namespace GatewayStack.Infra.Settings;

/// <summary>What follows from the settings and is therefore not asked for.</summary>
internal static class Derived
{
    /// <summary>The namespace of the add-on's managed ingress gateways, which it creates.</summary>
    public const string ManagedGatewayNamespace = "aks-istio-ingress";

    /// <summary>Whether the stack makes its cluster, and with it everything else in Azure.</summary>
    public static bool IsOnAzure(this StackSettings settings) => settings.Ingress != Ingress.UpstreamIstio;

    /// <summary>Whether the cluster runs the Istio add-on.</summary>
    public static bool HasIstioAddon(this StackSettings settings) => settings.Ingress is Ingress.IstioAddon or Ingress.IstioIngressGateway;

    /// <summary>Whether the cluster has sidecars and Istio's own resources.</summary>
    public static bool HasMesh(this StackSettings settings) => settings.HasIstioAddon() || settings.Ingress == Ingress.UpstreamIstio;

    /// <summary>The root namespace of the mesh.</summary>
    public static string MeshRootNamespace(this StackSettings settings) =>
        settings.ExistingCluster is { } existing ? existing.Istio.Namespace : "aks-istio-system";

    /// <summary>The GatewayClass of the ingress system.</summary>
    public static string GatewayClassName(this StackSettings settings) => settings.Ingress == Ingress.AppRouting ? "approuting-istio" : "istio";

    /// <summary>The Gateways that exist: all, or none between two ingress systems.</summary>
    public static IEnumerable<KeyValuePair<string, GatewaySettings>> ActiveGateways(this StackSettings settings) =>
        settings.Ingress == Ingress.None ? [] : settings.Gateways;

    /// <summary>The routes that exist: all, or none between two ingress systems.</summary>
    public static IEnumerable<KeyValuePair<string, RouteSettings>> ActiveRoutes(this StackSettings settings) =>
        settings.Ingress == Ingress.None ? [] : settings.Routes;

    /// <summary>The HTTPRoutes that exist and attach to a Gateway, with its name.</summary>
    public static IEnumerable<(string Name, RouteSettings Route, string Gateway)> GatewayRoutes(this StackSettings settings) =>
        from route in settings.ActiveRoutes()
        where route.Value.HasParent
        select (route.Key, route.Value, settings.ParentOf(route.Value).Gateway);

    /// <summary>The DestinationRules that exist: all, or none between two ingress systems.</summary>
    public static IEnumerable<KeyValuePair<string, DestinationRuleSettings>> ActiveDestinationRules(this StackSettings settings) =>
        settings.Ingress == Ingress.None ? [] : settings.DestinationRules;

    /// <summary>The Service of the managed ingress gateway that a Gateway programs; null: it gets a proxy of its own.</summary>
    public static string? ManagedService(this StackSettings settings, GatewaySettings gateway)
    {
        if (settings.Ingress != Ingress.IstioIngressGateway)
            return null;
        var programmed = gateway.IngressGateway ?? (settings.Mesh.IngressGateways is [var only, ..] ? only : ManagedGateway.External);
        return programmed == ManagedGateway.External ? "aks-istio-ingressgateway-external" : "aks-istio-ingressgateway-internal";
    }

    /// <summary>The revision that owns a Gateway that names none: the newest of the add-on's; null where there is no add-on.</summary>
    public static string? DefaultRevision(this StackSettings settings) => settings.HasIstioAddon()
        ? settings.Mesh.Revisions.Select(MeshRevision.Of).OfType<MeshRevision>().MaxBy(r => r.Minor)?.Name
        : null;

    /// <summary>Whether TLSRoutes that pass TLS through to a Service work: the bundle of Kubernetes 1.36 has the kind, and
    /// Istio 1.30 programs it, in each revision that may own a Gateway.</summary>
    public static bool HasTlsRoute(this StackSettings settings) => settings.Bundle().IsAtLeastThatOf("1.36") && settings.Ingress switch
    {
        Ingress.IstioAddon or Ingress.IstioIngressGateway => settings.Mesh.Revisions.All(r => MeshRevision.Of(r) is { HasTlsRoute: true }),
        Ingress.UpstreamIstio => Version.Parse(settings.ExistingCluster!.Istio.Version) >= new Version(1, 30),
        _ => false,
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
    public static GatewayApiBundle Bundle(this StackSettings settings) => settings.ExistingCluster is { } existing && !settings.IsOnAzure()
        ? GatewayApiBundle.OfVersion(existing.GatewayApi.Version)!
        : GatewayApiBundle.Of(settings.Cluster!.KubernetesVersion)!;

    /// <summary>Where that bundle comes from, in words that its version follows.</summary>
    public static string BundleSource(this StackSettings settings) =>
        settings.IsOnAzure() ? $"Kubernetes {settings.Cluster!.KubernetesVersion} gets" : "the existing cluster has";

    /// <summary>Whether the stack makes the cluster's network; AKS Automatic makes its own.</summary>
    public static bool HasOwnNetwork(this StackSettings settings) => settings.Cluster is { Sku: ClusterSku.Base };

    /// <summary>Who keeps the DNS records.</summary>
    public static DnsMode DnsMode(this StackSettings settings) =>
        settings.Dns.Mode ?? (settings.Dns.Zones.Count > 0 ? Settings.DnsMode.Records : Settings.DnsMode.Manual);

    /// <summary>Name of the certificate that an HTTPS listener serves; empty where it has not been chosen.</summary>
    public static string CertificateOf(this StackSettings settings, GatewaySettings gateway, ListenerSettings listener) =>
        listener.Certificate ?? gateway.Certificate ?? (settings.Certificates.Count == 1 ? settings.Certificates[0].Name : "");

    /// <summary>Whether HTTP is redirected: asked for, and there is HTTPS to redirect to.</summary>
    public static bool Redirects(this GatewaySettings gateway) =>
        gateway.RedirectToHttps && gateway.Listeners.Any(l => l.Protocol == ListenerProtocol.HTTPS);

    /// <summary>The settings of the certificate that an HTTPS listener serves.</summary>
    public static CertificateSettings CertificateSettingsOf(this StackSettings settings, GatewaySettings gateway, ListenerSettings listener)
    {
        var name = settings.CertificateOf(gateway, listener);
        return settings.Certificates.First(c => c.Name == name);
    }

    /// <summary>Whether nobody trusts the issuer of the certificate that a listener serves.</summary>
    public static bool HasUnknownIssuer(this StackSettings settings, GatewaySettings gateway, ListenerSettings listener) =>
        settings.CertificateSettingsOf(gateway, listener) is { SelfSigned: not null } or { Acme.Server: AcmeServer.Staging };

    /// <summary>The HTTPS listeners of Gateways and of ListenerSets.</summary>
    public static IEnumerable<HttpsListener> HttpsListeners(this StackSettings settings) =>
        settings.Gateways.SelectMany(g => g.Value.Listeners.Select(l => new HttpsListener(g.Key, null, g.Value, l)))
            .Concat(settings.ListenerSets
                .Where(s => settings.Gateways.ContainsKey(s.Value.Gateway))
                .SelectMany(s => s.Value.Listeners.Select(l => new HttpsListener(
                    s.Value.Gateway, s.Key, settings.Gateways[s.Value.Gateway] with { Namespace = settings.NamespaceOf(s.Value) }, l))))
            .Where(l => l.Listener.Protocol == ListenerProtocol.HTTPS);

    /// <summary>Full host names that a listener serves: its own, and those of routes that attach to it and fall under it. Sorted.</summary>
    public static IReadOnlyList<string> HostsOf(this StackSettings settings, HttpsListener served)
    {
        var own = served.Listener.Hostname is null ? null : settings.Host(served.Listener.Hostname);
        var routes = settings.EveryRoute().Select(r => r.Route)
            .Where(r => r is not TlsRouteSettings && (served.ListenerSet is { } set ? r.ListenerSet == set : r.Gateway == served.Gateway))
            .Where(r => r.SectionName is null || r.SectionName == served.Listener.Name)
            .SelectMany(r => r.Hostnames)
            .Select(settings.Host)
            .Where(h => own is null || h == own || (own.StartsWith('*') && h.EndsWith(own[1..], StringComparison.Ordinal)));
        return [.. (own is null ? [] : (string[])[own]).Concat(routes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The zones that a domain can be proved in: public ones that exist. A zone that the stack creates is not delegated yet.</summary>
    public static IEnumerable<ZoneSettings> ProvableZones(this StackSettings settings) => settings.Dns.Zones.Where(z => !z.Private && !z.IsCreated);

    /// <summary>Full host names that listeners serve with a certificate. Sorted.</summary>
    public static IReadOnlyList<string> HostsServedWith(this StackSettings settings, CertificateSettings certificate) =>
        [.. settings.ListenersOf(certificate).SelectMany(settings.HostsOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The listeners that serve a certificate.</summary>
    public static IEnumerable<HttpsListener> ListenersOf(this StackSettings settings, CertificateSettings certificate) =>
        settings.HttpsListeners().Where(l => settings.CertificateOf(l.Of, l.Listener) == certificate.Name);

    /// <summary>Every namespace that something lives in and that the stack creates.</summary>
    public static IEnumerable<string> NewNamespaces(this StackSettings settings) => settings.Gateways.Values.Select(g => g.Namespace)
        .Concat(settings.ListenerSets.Values.Select(settings.NamespaceOf))
        .Concat(settings.EveryRoute().Select(r => settings.NamespaceOf(r.Route)))
        .Concat(settings.ForeignBackends().Select(b => b.Namespace))
        .Concat(settings.BackendTls.Values.Select(b => b.Namespace))
        .Concat(settings.Demo.Keys)
        .Concat(settings.DnsNamespaces())
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)
        .Where(n => !IsSystem(n) && !settings.ExistingNamespaces.Contains(n));

    /// <summary>The labels of a namespace: what injects sidecars, and what listeners select the namespaces of their routes by.</summary>
    public static IReadOnlyDictionary<string, string> LabelsOf(this StackSettings settings, string ns)
    {
        SortedDictionary<string, string> labels = new(StringComparer.Ordinal);
        if (settings.Mesh.Sidecars.TryGetValue(ns, out var injector) && settings.HasMesh())
            labels[injector == "enabled" ? "istio-injection" : "istio.io/rev"] = injector;
        var selectors = from route in settings.EveryRoute().Select(r => r.Route)
                        where route.HasParent && settings.NamespaceOf(route) == ns
                        let sections = settings.SectionsOf(route)
                        from listener in settings.ParentOf(route).Listeners
                        where listener.AllowedRoutes == RouteNamespaces.Selector && (sections.Count == 0 || sections.Contains(listener.Name))
                        from label in listener.NamespaceSelector
                        select label;
        // Every namespace carries the first by itself.
        foreach (var (key, value) in selectors.Where(l => l.Key != "kubernetes.io/metadata.name"))
            labels[key] = value;
        return labels;
    }

    /// <summary>Whether a namespace is Kubernetes' or AKS's own.</summary>
    private static bool IsSystem(string ns) =>
        ns is "default" || ns.StartsWith("kube-", StringComparison.Ordinal) || ns.StartsWith("aks-istio-", StringComparison.Ordinal);
}
