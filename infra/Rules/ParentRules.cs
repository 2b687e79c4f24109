using System.Text.RegularExpressions;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>What a route attaches to, and whether it is taken there; for every kind of route.</summary>
/// <remarks>Gateway API specification, <c>ParentReference</c>, <c>AllowedRoutes</c> and <c>Hostname</c>.</remarks>
internal static class ParentRules
{
    private const int MostHostnames = 16;

    public static IEnumerable<SettingsProblem> Check(StackSettings settings, string name, GatewayRouteSettings route, string key)
    {
        if (!Regex.IsMatch(name, $"^{Names.SubdomainPattern}$", RegexOptions.CultureInvariant))
            yield return new(key, "is not a name Kubernetes takes", name, "use lower-case letters, digits, '-' and '.', a letter or digit at both ends");
        if (route.Hostnames.Count > MostHostnames)
            yield return new($"{key}.hostnames", $"has more than {MostHostnames} host names", $"{route.Hostnames.Count}", "split the route");
        foreach (var (i, hostname) in route.Hostnames.Index())
        {
            if (Uri.CheckHostName(hostname) == UriHostNameType.IPv4 && hostname.Contains('.'))
                yield return new($"{key}.hostnames[{i}]", "is an address, and must be a host name", hostname, "use a DNS name");
        }

        var service = (route as RouteSettings)?.Service;
        if (new[] { route.Gateway, route.ListenerSet, service }.Count(p => p is not null) != 1)
        {
            yield return new(key, route is RouteSettings ? "must have either a gateway or a service" : "must have a gateway", null,
                route is RouteSettings ? "set gateway for requests from outside, or service for those inside the mesh" : "set gateway, or listenerSet in its place");
            yield break;
        }
        foreach (var problem in route switch
        {
            RouteSettings { Service: not null } mesh => CheckMeshRoute(settings, mesh, key),
            { ListenerSet: { } set } when !settings.ListenerSets.ContainsKey(set) => [Unknown($"{key}.listenerSet", "ListenerSet", set, settings.ListenerSets.Keys, "listenerSets")],
            { ListenerSet: { } set } when !settings.Gateways.ContainsKey(settings.ListenerSets[set].Gateway) => [],
            { Gateway: { } gateway } when !settings.Gateways.ContainsKey(gateway) => [Unknown($"{key}.gateway", "Gateway", gateway, settings.Gateways.Keys, "gateways")],
            _ => CheckListeners(settings, route, settings.ParentOf(route), key),
        })
        {
            yield return problem;
        }
    }

    private static SettingsProblem Unknown(string key, string kind, string name, IEnumerable<string> names, string setting) =>
        new(key, $"names a {kind} that the stack does not have", name,
            Suggestion.For(name, names) is { } near ? $"did you mean '{near}'?" : $"use the name of one of {setting}");

    private static IEnumerable<SettingsProblem> CheckListeners(StackSettings settings, GatewayRouteSettings route, RouteParent parent, string key)
    {
        var listeners = parent.Listeners;
        if (route.SectionName is { } section)
        {
            if (listeners.All(l => l.Name != section))
            {
                yield return new($"{key}.sectionName", $"names a listener that {parent.Kind} {parent.Name} does not have", section,
                    $"use one of {string.Join(", ", listeners.Select(l => l.Name))}");
                yield break;
            }
        }
        if (route is TlsRouteSettings && listeners.All(l => l.Protocol != ListenerProtocol.TLS))
        {
            yield return new($"{key}.{(parent.Kind == "Gateway" ? "gateway" : "listenerSet")}", "has no listener of protocol TLS", parent.Name,
                $"add one to the listeners of {parent.Name}, such as {{ name: tls, port: 8443, protocol: TLS }}");
            yield break;
        }
        var sections = settings.SectionsOf(route);
        listeners = [.. listeners.Where(l => sections.Count == 0 || sections.Contains(l.Name))];
        if (listeners.Count > 0 && listeners.All(l => (l.Protocol == ListenerProtocol.TLS) != (route is TlsRouteSettings)))
        {
            yield return new($"{key}.sectionName", $"names a listener of protocol {listeners[0].Protocol}, which takes no such route", route.SectionName,
                route is TlsRouteSettings ? "use a listener of protocol TLS" : "use a listener of protocol HTTP or HTTPS");
        }
        if (route.Namespace is { } ns && ns != parent.Namespace && listeners.Count > 0 && listeners.All(l => l.AllowedRoutes == RouteNamespaces.Same))
        {
            yield return new($"{key}.namespace", $"is not the {parent.Kind}'s namespace {parent.Namespace}, and its listeners take routes of their own namespace only", ns,
                $"set allowedRoutes: All on a listener of {(parent.Kind == "Gateway" ? "gateways" : "listenerSets")}.{parent.Name}, or use namespace {parent.Namespace}");
        }
        foreach (var (i, hostname) in route.Hostnames.Index())
        {
            var host = settings.Host(hostname);
            if (listeners.Count > 0 && listeners.All(l => l.Hostname is { } own && !Meet(settings.Host(own), host)))
            {
                yield return new($"{key}.hostnames[{i}]", $"meets the hostname of no listener it attaches to ({string.Join(", ", listeners.Select(l => settings.Host(l.Hostname)))})", host,
                    "use a name under one of them, or widen the listener's hostname");
            }
        }
    }

    /// <summary>Whether some request can have both names; a wildcard stands for one label or more, never for none.</summary>
    private static bool Meet(string listener, string route) => (listener[0], route[0]) switch
    {
        ('*', '*') => listener.EndsWith(route[1..], StringComparison.Ordinal) || route.EndsWith(listener[1..], StringComparison.Ordinal),
        ('*', _) => route.EndsWith(listener[1..], StringComparison.Ordinal),
        (_, '*') => listener.EndsWith(route[1..], StringComparison.Ordinal),
        _ => listener == route,
    };

    /// <summary>GAMMA: the Service is the parent, and its namespace the route's.</summary>
    private static IEnumerable<SettingsProblem> CheckMeshRoute(StackSettings settings, RouteSettings route, string key)
    {
        if (!settings.HasMesh() && settings.Ingress != Ingress.None)
            yield return new($"{key}.service", $"routes traffic inside a mesh, which ingress {settings.Ingress.Spelling()} has not", route.Service, "use gateway, or ingress istioAddon");
        if (route.Namespace is null)
            yield return new($"{key}.namespace", "is required with service", null, "set the Service's namespace");
        if (route.SectionName is { } section)
            yield return new($"{key}.sectionName", "is set, and a Service has no listeners", section, "remove it");
        if (route.Hostnames.Count > 0)
            yield return new($"{key}.hostnames", "is set, and a mesh ignores it: the Service's own name counts", string.Join(", ", route.Hostnames), "remove it");
    }
}
