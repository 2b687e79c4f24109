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
        listener.Certificate ?? gateway.Certificate ?? settings.Certificates[0].Name;

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
