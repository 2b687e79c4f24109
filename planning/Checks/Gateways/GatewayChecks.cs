using System.Text.Json;
using System.Text.Json.Nodes;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks.Gateways;

/// <summary>Gateways as a whole: class, generated names, addresses and infrastructure.</summary>
internal static class GatewayChecks
{
    private const int LongestName = 63;
    private const string IngressNamespace = "aks-istio-ingress";
    private const string ManagedGateway = "aks-istio-ingressgateway-";

    public static IReadOnlyList<Check> All { get; } =
    [
        new("GW010", Severity.Error, "Generated name is too long",
            "Istio names the Deployment and Service of a Gateway NAME-CLASS. Above 63 characters there is no Service and the Gateway has no address (AddressNotUsable).",
            "Use a shorter name.", "istio#58941, istio#58595", LongName),
        new("GW011", Severity.Error, "GatewayClass that nothing provides",
            "A Gateway whose class no controller has stays at 'Waiting for controller' for ever.",
            "Use the class of the ingress system: approuting-istio for app routing, istio for the Istio add-on and upstream Istio.", "AKS#4920, AKS#5104, istio#55785", Class),
        new("GW012", Severity.Error, "Managed CRDs or add-on are off",
            "Both ways to run the Gateway API on AKS need the managed CRDs (ingressProfile.gatewayAPI.installation: Standard) and their add-on; without them there is no controller.",
            "Turn both on.", "AKS docs, managed Gateway API installation", Prerequisites),
        new("GW013", Severity.Error, "Revision label that no control plane has",
            "istiod takes a Gateway only if its istio.io/rev is its own revision. App routing has no revisions.",
            "Name a revision of the add-on, or remove the label.", "AKS docs, Istio add-on upgrade; istio#55785", Revision),
        new("GW014", Severity.Error, "Managed ingress gateway that cannot be programmed",
            "A Gateway that programs the add-on's own ingress gateway lives in aks-istio-ingress, has the ports of its Service (80, 443), and the gateway of that type is enabled; else AddressNotUsable.",
            "Move it to aks-istio-ingress, use ports 80 and 443, and enable the gateway type.", "istio#57095, istio#47750; Istio 1.30 source", Managed),
        new("GW015", Severity.Error, "Too many annotations or labels of infrastructure",
            "Every Gateway API bundle that AKS installs takes at most 8 annotations and 8 labels in spec.infrastructure; the ninth is refused.",
            "Put the rest into the service.metadata.annotations of a customization ConfigMap.", "Gateway API CRDs v1.2.1 to v1.5.1", TooMany),
        new("GW016", Severity.Error, "Annotation or label value that is not text",
            "Annotations and labels are texts: true and 443 need quotes, or the API server refuses the object.",
            "Quote the value.", "Kubernetes API conventions", NotText),
        new("GW017", Severity.Error, "Field that the Gateway API bundle lacks",
            "The bundle comes with the Kubernetes version. ListenerSets, allowedListeners, spec.tls, ReferenceGrant v1, TLSRoute v1 need v1.5.1; BackendTLSPolicy v1 and rule names v1.4.1; the experimental channel is never there.",
            "Use a Kubernetes version that has it, or do without.", "Gateway API CRDs; AKS docs, bundle versions", Newer),
        new("GW018", Severity.Error, "Address that is not supported",
            "Istio takes one address, an IPAddress for the load balancer or the Hostname of a Service; others leave the Gateway without an address.",
            "Keep one address of type IPAddress or Hostname.", "Gateway API specification, UnsupportedAddress; Istio source", Addresses),
        new("GW019", Severity.Error, "Host name that is none",
            "Host names are lower case DNS names, at most 253 characters, with '*.' only in front; an IP address or a bare '*' is refused.",
            "Write a DNS name, or leave hostname out for every name.", "Gateway API specification, Hostname", Hostnames),
    ];

    private static string? ClassOf(KubernetesObject gateway) => gateway.Body.Get("spec", "gatewayClassName").AsText();

    private static bool HasManagedAddress(KubernetesObject gateway, out string address)
    {
        address = gateway.Body.Get("spec", "addresses").AsObjects().Where(a => a["type"].AsText() == "Hostname").Select(a => a["value"].AsText()).FirstOrDefault() ?? "";
        return address.StartsWith(ManagedGateway, StringComparison.Ordinal);
    }

    private static IEnumerable<Found> LongName(CheckContext context) =>
        from gateway in context.OfKind("Gateway")
        let name = $"{gateway.Name}-{ClassOf(gateway)}"
        where name.Length > LongestName && !HasManagedAddress(gateway, out _) && gateway.Body.Get("metadata", "annotations", "gateway.istio.io/name-override") is null
        select Found.In(gateway, "metadata.name", $"the generated name {name} has {name.Length} characters and at most {LongestName} are possible",
            $"shorten the name by {name.Length - LongestName}");

    private static IEnumerable<Found> Class(CheckContext context)
    {
        var declared = context.OfKind("GatewayClass").Select(c => c.Name).Concat(["approuting-istio", "istio", "istio-remote"]).ToHashSet(StringComparer.Ordinal);
        foreach (var gateway in context.OfKind("Gateway"))
        {
            var name = ClassOf(gateway) ?? "";
            if (!declared.Contains(name))
                yield return Found.In(gateway, "spec.gatewayClassName", $"nothing provides the class '{name}'", "use approuting-istio (app routing) or istio (Istio add-on, upstream Istio)");
            else if (context.Cluster is { } cluster && name is "approuting-istio" != AppRouting(cluster))
                yield return Found.In(gateway, "spec.gatewayClassName", $"the cluster's ingress system does not provide the class '{name}'", $"use {(AppRouting(cluster) ? "approuting-istio" : "istio")}");
        }
    }

    private static bool AppRouting(PlannedResource cluster) =>
        cluster.Inputs.Get("ingressProfile", "webAppRouting", "gatewayAPIImplementations", "appRoutingIstio", "mode").AsText() == "Enabled";

    private static IEnumerable<Found> Prerequisites(CheckContext context)
    {
        if (context.Cluster is not { } cluster || !context.OfKind("Gateway").Any())
            yield break;
        if (cluster.Inputs.Get("ingressProfile", "gatewayAPI", "installation").AsText() != "Standard")
            yield return Found.In(cluster, "ingressProfile.gatewayAPI", "the managed Gateway API CRDs are not installed", "set ingressProfile.gatewayAPI.installation to Standard");
        var mesh = cluster.Inputs.Get("serviceMeshProfile", "mode").AsText() == "Istio";
        if (!AppRouting(cluster) && !mesh)
            yield return Found.In(cluster, "ingressProfile", "neither app routing's Gateway API nor the Istio add-on is on", "turn on one of the two");
        if (AppRouting(cluster) && mesh)
            yield return Found.In(cluster, "serviceMeshProfile", "app routing's Gateway API and the Istio add-on exclude one another", "turn one of the two off");
    }

    private static IEnumerable<Found> Revision(CheckContext context)
    {
        var revisions = context.Cluster?.Inputs.Get("serviceMeshProfile", "istio", "revisions").AsTexts() ?? [];
        foreach (var gateway in context.OfKind("Gateway"))
        {
            if (gateway.Body.Get("metadata", "labels", "istio.io/rev").AsText() is not { } revision)
                continue;
            if (ClassOf(gateway) == "approuting-istio")
                yield return Found.In(gateway, "metadata.labels", $"app routing has no revisions, and the Gateway asks for {revision}", "remove the label istio.io/rev");
            else if (revisions.Count > 0 && !revisions.Contains(revision))
                yield return Found.In(gateway, "metadata.labels", $"the add-on has {string.Join(" and ", revisions)}, not {revision}", $"use {revisions[^1]}");
        }
    }

    private static IEnumerable<Found> Managed(CheckContext context)
    {
        foreach (var gateway in context.OfKind("Gateway"))
        {
            if (!HasManagedAddress(gateway, out var address))
                continue;
            if (gateway.Namespace != IngressNamespace)
                yield return Found.In(gateway, "metadata.namespace", $"{address} is looked for in namespace {gateway.Namespace}; it lives in {IngressNamespace}", $"move the Gateway to {IngressNamespace}");
            foreach (var (path, listener) in CheckContext.Listeners(gateway))
            {
                if (listener["port"].AsInt() is { } port and not (80 or 443))
                    yield return Found.In(gateway, $"{path}.port", $"port {port} is none of the Service's ports 80 and 443", "use 80 or 443");
            }
            var type = address[ManagedGateway.Length..].Split('.')[0];
            if (context.Cluster is { } cluster && !cluster.Inputs.Get("serviceMeshProfile", "istio", "components", "ingressGateways").AsObjects()
                    .Any(g => g["enabled"].IsTrue() && string.Equals(g["mode"].AsText(), type, StringComparison.OrdinalIgnoreCase)))
                yield return Found.In(gateway, "spec.addresses", $"the {type} ingress gateway is not enabled", $"enable it: mesh.ingressGateways: [{type}]");
            if (gateway.Body.Get("spec", "infrastructure") is not null)
                yield return Found.In(gateway, "spec.infrastructure", "nothing is generated for a managed ingress gateway, so infrastructure does nothing", "remove it; set annotations on the Service in aks-istio-ingress") with { Severity = Severity.Warning };
        }
    }

    private static IEnumerable<Found> TooMany(CheckContext context) =>
        from gateway in context.OfKind("Gateway")
        from field in (string[])["annotations", "labels"]
        let count = gateway.Body.Get("spec", "infrastructure", field).Entries().Count()
        where count > 8
        select Found.In(gateway, $"spec.infrastructure.{field}", $"has {count} {field}, and at most 8 are possible", "move the rest to a customization ConfigMap (service.metadata)");

    private static IEnumerable<Found> NotText(CheckContext context)
    {
        string[][] places = [["metadata", "annotations"], ["metadata", "labels"], ["spec", "infrastructure", "annotations"], ["spec", "infrastructure", "labels"]];
        foreach (var o in context.Objects)
        {
            foreach (var place in places)
            {
                foreach (var (key, value) in o.Body.Get(place).Entries())
                {
                    if (value is JsonValue scalar && scalar.GetValueKind() != JsonValueKind.String)
                        yield return Found.In(o, $"{string.Join('.', place)}.{key}", $"{key} is {value.Shown()}, which is not text", $"write \"{value.Shown()}\"");
                }
            }
        }
    }

    private static IEnumerable<Found> Newer(CheckContext context)
    {
        Found Needs(KubernetesObject o, string path, string what, string bundle, string kubernetes) => Found.In(o, path,
            $"{what} needs Gateway API {bundle}, and Kubernetes {context.KubernetesVersion} gets {context.Bundle!.Version}", $"use Kubernetes {kubernetes}, or do without");
        foreach (var o in context.Objects.Where(o => o.Group.StartsWith("gateway.networking.", StringComparison.Ordinal)))
        {
            if (o.Group == "gateway.networking.x-k8s.io" || o.ApiVersion.Contains("alpha", StringComparison.Ordinal))
                yield return Found.In(o, "apiVersion", $"{o.ApiVersion} is of the experimental channel, which AKS does not install", "use a version of the standard channel");
            if (!context.BundleIsOlderThan("1.36"))
                continue;
            if (o.Kind is "ListenerSet" or "TLSRoute" || o is { Kind: "ReferenceGrant", ApiVersion: "gateway.networking.k8s.io/v1" })
                yield return Needs(o, "apiVersion", $"{o.Kind} v1", "v1.5.1", "1.36");
            foreach (var field in o.Kind == "Gateway" ? (string[])["tls", "allowedListeners"] : [])
            {
                if (o.Body.Get("spec", field) is not null)
                    yield return Needs(o, $"spec.{field}", $"spec.{field}", "v1.5.1", "1.36");
            }
            if (context.BundleIsOlderThan("1.35") && o.Kind == "BackendTLSPolicy")
                yield return Needs(o, "apiVersion", "BackendTLSPolicy v1", "v1.4.1", "1.35");
        }
    }

    private static IEnumerable<Found> Addresses(CheckContext context)
    {
        foreach (var gateway in context.OfKind("Gateway"))
        {
            var addresses = gateway.Body.Get("spec", "addresses");
            if (addresses.Count() > 1)
                yield return Found.In(gateway, "spec.addresses", $"has {addresses.Count()} addresses, and Istio takes one", "keep one");
            foreach (var (path, address) in addresses.Items("spec.addresses"))
            {
                if (address["type"].AsText() is { } type and not ("IPAddress" or "Hostname"))
                    yield return Found.In(gateway, $"{path}.type", $"type {type} is not supported", "use IPAddress or Hostname");
            }
        }
    }

    private static IEnumerable<Found> Hostnames(CheckContext context)
    {
        foreach (var gateway in context.OfKind("Gateway"))
        {
            foreach (var (path, listener) in CheckContext.Listeners(gateway))
            {
                if (listener["hostname"].AsText() is { Length: > 0 } host && HostNames.Problem(host) is { } problem)
                    yield return Found.In(gateway, $"{path}.hostname", $"'{host}' {problem}", "write a lower case DNS name such as shop.example.com or *.example.com");
            }
        }
        foreach (var route in context.Routes)
        {
            foreach (var (i, host) in route.Body.Get("spec", "hostnames").AsTexts().Numbered())
            {
                if (HostNames.Problem(host) is { } problem)
                    yield return Found.In(route, $"spec.hostnames[{i}]", $"'{host}' {problem}", "write a lower case DNS name such as shop.example.com or *.example.com");
            }
        }
    }
}
