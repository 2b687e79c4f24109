using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks.Gateways;

/// <summary>Listeners: what the API takes and the controller then does not serve.</summary>
internal static class ListenerChecks
{
    private const string Spec = "Gateway API specification, Listener";

    public static IReadOnlyList<Check> All { get; } =
    [
        new("GW001", Severity.Error, "HTTPS listener without tls",
            "The API accepts an HTTPS listener without tls; Istio logs a warning and opens no server, so the port stays closed while the Gateway says it is programmed.",
            "Add tls with mode Terminate and certificateRefs.", "Istio 1.30 source; " + Spec, WithoutTls),
        new("GW002", Severity.Error, "Listeners in conflict",
            "Two listeners that share a port and a host name, or of which one is HTTP and the other HTTPS on one port, cannot both be served. Istio serves the first and marks the other Conflicted.",
            "Give each listener a port and host name of its own.", Spec + ", HostnameConflict and ProtocolConflict", Conflicts),
        new("GW003", Severity.Error, "tls that does not fit the protocol",
            "The API server refuses tls on HTTP, TCP and UDP, HTTPS in any mode but Terminate, and Terminate without certificateRefs or options.",
            "Make tls fit the protocol.", Spec + ", validation rules", TlsForm),
        new("GW004", Severity.Error, "Listener name used twice",
            "Names of a Gateway's listeners are unique; the API server refuses the Gateway.", "Give each listener a name of its own.", Spec, Names),
        new("GW005", Severity.Error, "Number of listeners",
            "A Gateway or ListenerSet has 1 to 64 listeners; the API server refuses others.", "Split the Gateway.", Spec, Counts),
        new("GW006", Severity.Error, "Listener protocol that is not served",
            "AKS installs the standard channel: TLS listeners for passthrough need Gateway API v1.5.1 (Kubernetes 1.36), and TCP and UDP need an alpha switch that AKS does not set.",
            "Use HTTP or HTTPS, or a Kubernetes version that has it.", "AKS docs, managed Gateway API; Istio 1.30 source", Protocols),
        new("GW007", Severity.Warning, "One certificate on listeners of several host names",
            "Browsers reuse an HTTP/2 connection for every host name its certificate covers. Istio keeps listeners apart and answers 404 instead of 421, so pages fail now and then, in browsers only.",
            "Use one listener for all host names of the certificate, or a certificate for each listener.", "istio#52853, istio#55732, istio#9429, gateway-api#3718", Coalescing),
        new("GW008", Severity.Warning, "HTTP listener without a route",
            "Connections to the port open and nothing answers: browsers that start with http:// hang or get 404.",
            "Attach a route that redirects to HTTPS, with sectionName of the HTTP listener, or remove the listener.", "AKS migration reports", HttpWithoutRoute),
        new("GW009", Severity.Error, "More certificates than Istio serves",
            "Istio serves one certificate, from 1.27 two (RSA and ECDSA), of the 64 that the API takes for a listener.",
            "Keep one certificateRef, or one RSA and one ECDSA.", "Istio add-on release notes, asm-1-27", TooManyCertificates),
        new("GW029", Severity.Error, "Kinds of routes that a listener cannot take",
            "allowedRoutes.kinds may name HTTPRoute and GRPCRoute for HTTP and HTTPS, and TLSRoute for TLS (InvalidRouteKinds otherwise). Routes of the kind that is named then attach nowhere.",
            "Name kinds that fit the protocol, or none.", Spec + ", InvalidRouteKinds", RouteKinds),
    ];

    private static IEnumerable<DeclaredListener> Every(CheckContext context) =>
        from gateway in context.OfKind("Gateway").Concat(context.OfKind("ListenerSet"))
        from listener in CheckContext.Listeners(gateway)
        select new DeclaredListener(gateway, listener.Path, listener.Item);

    private static IEnumerable<Found> WithoutTls(CheckContext context) =>
        from l in Every(context)
        where l.Listener["protocol"].AsText() == "HTTPS" && l.Listener["tls"] is null
        select Found.In(l.Gateway, l.Path, $"listener {l.Listener["name"].Shown()} is HTTPS and has no tls, so port {l.Listener["port"].Shown()} stays closed", "add tls with certificateRefs");

    private static IEnumerable<Found> Conflicts(CheckContext context) =>
        from listener in context.Topology.Listeners
        from condition in listener.Conditions
        where condition is { Type: "Conflicted", Status: true }
        select Found.In(ManifestOf(context, listener), listener.Listener.Path, $"listener {listener.Listener.Name} is Conflicted ({condition.Reason}): {condition.Message}",
            condition.Reason == "ProtocolConflict" ? "use one protocol for each port" : "use another port or another hostname");

    private static IEnumerable<Found> TlsForm(CheckContext context)
    {
        foreach (var (gateway, path, listener) in Every(context))
        {
            if (listener["tls"] is not { } tls)
                continue;
            var (protocol, mode) = (listener["protocol"].AsText(), tls.Get("mode").AsText() ?? "Terminate");
            if (protocol is "HTTP" or "TCP" or "UDP")
                yield return Found.In(gateway, $"{path}.tls", $"protocol {protocol} takes no tls", "remove tls, or use protocol HTTPS");
            else if (protocol == "HTTPS" && mode != "Terminate")
                yield return Found.In(gateway, $"{path}.tls.mode", $"protocol HTTPS takes only mode Terminate, not {mode}", "use protocol TLS with a TLSRoute for passthrough");
            else if (mode == "Terminate" && tls.Get("certificateRefs").Count() == 0 && !tls.Get("options").Entries().Any())
                yield return Found.In(gateway, $"{path}.tls", "mode Terminate needs certificateRefs or options", "add certificateRefs: [{ name: SECRET }]");
        }
    }

    private static IEnumerable<Found> Names(CheckContext context) =>
        from l in Every(context)
        group l by new { l.Gateway, Name = l.Listener["name"].AsText() } into same
        where same.Key.Name is not null
        from later in same.Skip(1)
        select Found.In(later.Gateway, $"{later.Path}.name", $"another listener is named {same.Key.Name} too", "give it a name of its own");

    private static IEnumerable<Found> Counts(CheckContext context) =>
        from gateway in context.OfKind("Gateway").Concat(context.OfKind("ListenerSet"))
        let count = gateway.Body.Get("spec", "listeners").Count()
        where count is 0 or > 64
        select Found.In(gateway, "spec.listeners", $"has {count} listeners; 1 to 64 are possible", "split it into several");

    private static IEnumerable<Found> Protocols(CheckContext context)
    {
        foreach (var (gateway, path, listener) in Every(context))
        {
            switch (listener["protocol"].AsText())
            {
                case "HTTP" or "HTTPS" or null:
                    break;
                case "TLS" when !context.BundleIsOlderThan("1.36"):
                    break;
                case "TLS":
                    yield return Found.In(gateway, $"{path}.protocol", $"protocol TLS needs Gateway API v1.5.1, and Kubernetes {context.KubernetesVersion} gets {context.Bundle!.Version}",
                        "use Kubernetes 1.36, or terminate TLS at the Gateway");
                    break;
                case var other:
                    yield return Found.In(gateway, $"{path}.protocol", $"protocol {other} is not served by the Gateway API of AKS", "use HTTP or HTTPS; for TCP, a Service of type LoadBalancer");
                    break;
            }
        }
    }

    private static IEnumerable<Found> Coalescing(CheckContext context) =>
        from listener in context.Topology.Listeners
        where listener.Listener is { Protocol: "HTTPS", Tls.Certificates.Count: > 0 }
        group listener by new { listener.Gateway.Key, listener.Listener.Port, Secret = listener.Listener.Tls!.Certificates[0].Target } into same
        let hosts = same.Select(l => l.Listener.Hostname).Distinct().Order(StringComparer.Ordinal).ToList()
        where hosts.Count > 1
        let last = same.Last()
        select Found.In(ManifestOf(context, last), last.Listener.Path,
            $"{hosts.Count} listeners on port {same.Key.Port} ({string.Join(", ", hosts.Select(h => h.Length == 0 ? "every host name" : h))}) serve the certificate of Secret {same.Key.Secret.Name}: "
            + "browsers reuse connections between them and get 404",
            "use one listener for these host names, or a certificate for each");

    private static IEnumerable<Found> HttpWithoutRoute(CheckContext context) =>
        from listener in context.Topology.Listeners
        where listener.Listener.Protocol == "HTTP" && listener.Serves && listener.Routes.Count == 0 && context.Routes.Any() && !ProvesDomains(context)
        select Found.In(ManifestOf(context, listener), listener.Listener.Path, $"no route attaches to listener {listener.Listener.Name}, so nothing answers on port {listener.Listener.Port}",
            $"attach a route that redirects to https with sectionName {listener.Listener.Name}, or remove the listener");

    /// <summary>Whether cert-manager attaches a route of its own whenever it has to prove a domain.</summary>
    private static bool ProvesDomains(CheckContext context) => context.OfKind("ClusterIssuer").Concat(context.OfKind("Issuer"))
        .Any(i => i.Body.Get("spec", "acme", "solvers").AsObjects().Any(s => s["http01"].Get("gatewayHTTPRoute") is not null));

    private static IEnumerable<Found> RouteKinds(CheckContext context) =>
        from listener in context.Topology.Listeners
        from condition in listener.Conditions
        where condition is { Status: false, Reason: "InvalidRouteKinds" }
        select Found.In(ManifestOf(context, listener), $"{listener.Listener.Path}.allowedRoutes.kinds", condition.Message, "name kinds that fit the protocol");

    /// <summary>The object a listener is declared in: its Gateway, or a ListenerSet.</summary>
    internal static KubernetesObject ManifestOf(CheckContext context, ListenerState listener) =>
        listener.Listener.ListenerSet is { } set ? context.Topology.World.ListenerSets.First(s => s.Key == set).Manifest : listener.Gateway.Manifest;

    private static IEnumerable<Found> TooManyCertificates(CheckContext context) =>
        from l in Every(context)
        let count = l.Listener["tls"].Get("certificateRefs").Count()
        where count > 2
        select Found.In(l.Gateway, $"{l.Path}.tls.certificateRefs", $"has {count} certificates, and Istio serves at most two", "keep one, or one RSA and one ECDSA");

    private sealed record DeclaredListener(KubernetesObject Gateway, string Path, System.Text.Json.Nodes.JsonObject Listener);
}
