using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks.Mesh;

/// <summary>Istio's own resources, and CRDs: what the ingress system takes, ignores or breaks on.</summary>
internal static class IstioKindChecks
{
    private const string AppRouting = "approuting-istio";
    private const string AddOn = "AKS docs, Istio add-on limitations";

    private static readonly string[] Blocked = ["ProxyConfig", "WorkloadEntry", "WorkloadGroup", "IstioOperator", "WasmPlugin"];

    /// <summary>Header and body limits, and what else no filter replaces.</summary>
    private static readonly Dictionary<string, string> Lost = new(StringComparer.Ordinal)
    {
        ["proxy-body-size"] = "Envoy has no limit",
        ["client-body-buffer-size"] = "Envoy streams",
        ["proxy-buffer-size"] = "headers of more than 60 KiB fail",
        ["proxy-buffers-number"] = "headers of more than 60 KiB fail",
        ["large-client-header-buffers"] = "headers of more than 60 KiB fail",
        ["canary-by-cookie"] = "match the header Cookie with a regular expression",
        ["limit-rps"] = "there is no rate limit",
        ["limit-connections"] = "there is no limit of connections",
        ["auth-url"] = "check it in the application",
        ["auth-type"] = "check it in the application",
        ["affinity"] = "there is no affinity",
        ["configuration-snippet"] = "there are no snippets",
        ["server-snippet"] = "there are no snippets",
        ["modsecurity-snippet"] = "put a web application firewall in front",
    };

    public static IReadOnlyList<Check> All { get; } =
    [
        new("GW306", Severity.Error, "Istio resource that app routing does not have",
            "The app routing add-on runs istiod without Istio's own CRDs: there is no DestinationRule, VirtualService, EnvoyFilter, Telemetry or AuthorizationPolicy. The API server says 'no matches for kind'.",
            "Do without it, or use the Istio add-on.", "AKS docs, app routing Gateway API limitations; istio#15556", Missing),
        new("GW307", Severity.Error, "Istio resource that the add-on blocks",
            "The Istio add-on refuses ProxyConfig, WorkloadEntry, WorkloadGroup, IstioOperator and WasmPlugin. EnvoyFilter is allowed and not supported.", "Do without it.", AddOn, BlockedKinds),
        new("GW308", Severity.Warning, "DestinationRule that has no effect",
            "Istio looks for a rule in the Gateway's namespace, then the Service's, then the mesh's root namespace. A rule in a third one is ignored silently, and a short host is a Service of the rule's own namespace.",
            "Put the rule beside the Service, and write the full host SERVICE.NAMESPACE.svc.cluster.local.", "istio#42570, istio#12066, istio#14817", Elsewhere),
        new("GW309", Severity.Error, "Leftover of the Istio add-on beside app routing",
            "With CRDs of istio.io or the GatewayClass istio in the cluster, app routing's istiod does not start.", "Delete both before changing from the Istio add-on to app routing.", "AKS docs, app routing Gateway API, migrate", Leftovers),
        new("GW310", Severity.Error, "Gateway API CRDs that AKS does not manage",
            "Beside the managed installation, CRDs of your own are not supported: those of the experimental channel keep it from being enabled, and another version is overwritten.",
            "Leave the CRDs to AKS (ingressProfile.gatewayAPI.installation: Standard).", "AKS docs, managed Gateway API installation", OwnCrds),
        new("GW311", Severity.Error, "Custom resource before its CRDs",
            "A custom resource that does not wait for what brings its kind fails on the first pulumi up with 'no matches for kind', and works on the second.",
            "Let it depend on the cluster, or on what installs the CRDs.", "pulumi-kubernetes#3137, #3176", TooEarly),
        new("GW314", Severity.Warning, "Admission policy that holds in AKS's own namespaces",
            "A Gatekeeper constraint without exclusions may refuse the proxies and control plane that AKS runs in aks-istio-system and aks-istio-ingress, and no Gateway is programmed.",
            "Exclude the namespaces that start with aks-istio- and kube-system.", "AKS#5816", Policies),
        new("GW320", Severity.Warning, "NGINX annotation without a counterpart",
            "Body and header sizes, rate limits, authentication, snippets and affinity of ingress-nginx have no counterpart in the Gateway API on app routing.",
            "Decide what takes its place before moving the Ingress.", "AKS#5794; docs/migrate-from-nginx.md", LostAnnotations),
    ];

    private static bool IsIstio(KubernetesObject o) => o.Group.EndsWith(".istio.io", StringComparison.Ordinal);

    private static bool RunsAppRouting(CheckContext context) => context.OfKind("Gateway").Any(g => g.Body.Get("spec", "gatewayClassName").AsText() == AppRouting);

    private static bool RunsAddOn(CheckContext context) => context.Cluster?.Inputs.Get("serviceMeshProfile", "mode").AsText() == "Istio"
        || context.Objects.Any(o => o.Namespace.StartsWith("aks-istio-", StringComparison.Ordinal)
            || o.Body.Get("metadata", "labels", "istio.io/rev").AsText()?.StartsWith("asm-", StringComparison.Ordinal) is true);

    private static IEnumerable<Found> Missing(CheckContext context) =>
        from o in context.Objects
        where IsIstio(o) && RunsAppRouting(context)
        select Found.In(o, "kind", $"app routing has no {o.Kind}", "remove it, or use ingress istioAddon");

    private static IEnumerable<Found> BlockedKinds(CheckContext context) =>
        from o in context.Objects
        where IsIstio(o) && (Blocked.Contains(o.Kind) || o.Kind == "EnvoyFilter") && RunsAddOn(context) && !RunsAppRouting(context)
        select o.Kind == "EnvoyFilter"
            ? Found.In(o, "kind", "the add-on takes EnvoyFilters without supporting them", "do without it where you can") with { Severity = Severity.Info }
            : Found.In(o, "kind", $"the add-on refuses {o.Kind}", "remove it");

    private static IEnumerable<Found> Elsewhere(CheckContext context)
    {
        var gateways = context.OfKind("Gateway").Select(g => g.Namespace).ToHashSet();
        foreach (var rule in context.OfKind("DestinationRule").Where(_ => !RunsAppRouting(context)))
        {
            var host = rule.Body.Get("spec", "host").AsText() ?? "";
            var service = host.Split('.') is [var name, var ns, "svc", ..] ? new Routing.Model.ObjectKey(ns, name) : new(rule.Namespace, host.Split('.')[0]);
            if (host.Contains('.') && service.Namespace != rule.Namespace && !gateways.Contains(rule.Namespace) && !rule.Namespace.StartsWith("istio-", StringComparison.Ordinal) && !rule.Namespace.StartsWith("aks-istio-", StringComparison.Ordinal))
                yield return Found.In(rule, "metadata.namespace", $"a rule for Service {service} in namespace {rule.Namespace} is ignored", $"move it to {service.Namespace}");
            else if (!host.Contains('.') && context.OfKind("Service").Any() && !context.Has("Service", rule.Namespace, host) && context.OfKind("Service").FirstOrDefault(s => s.Name == host) is { } other)
                yield return Found.In(rule, "spec.host", $"the short host {host} is a Service of {rule.Namespace}, and {host} is in {other.Namespace}", $"write {host}.{other.Namespace}.svc.cluster.local");
        }
    }

    private static IEnumerable<Found> Leftovers(CheckContext context) =>
        from o in context.Objects
        where RunsAppRouting(context) && (o.Kind == "CustomResourceDefinition" && o.Name.EndsWith(".istio.io", StringComparison.Ordinal) || o is { Kind: "GatewayClass", Name: "istio" })
        select Found.In(o, "metadata.name", $"with {o.Kind} {o.Name} in the cluster, app routing's control plane does not start", "delete it first");

    private static IEnumerable<Found> OwnCrds(CheckContext context) =>
        from crd in context.OfKind("CustomResourceDefinition")
        where crd.Name.EndsWith(".gateway.networking.k8s.io", StringComparison.Ordinal) && crd.Body.Get("metadata", "labels", "app.kubernetes.io/managed-by").AsText() != "aks"
            && (context.Cluster is not null || RunsAppRouting(context) || RunsAddOn(context))
        let channel = crd.Body.Get("metadata", "annotations", "gateway.networking.k8s.io/channel").AsText()
        select Found.In(crd, "metadata.name", $"{crd.Name} is not AKS's own{(channel is null ? "" : $", channel {channel}")}", "remove it from what you apply");

    /// <summary>Follows what a resource waits for, its parents and its provider included.</summary>
    private static IEnumerable<Found> TooEarly(CheckContext context)
    {
        if (context.Cluster is not { } cluster)
            yield break;
        var byUrn = context.Resources.ToDictionary(r => r.Urn);
        Dictionary<string, bool> known = new(StringComparer.Ordinal) { [cluster.Urn] = true };
        foreach (var o in context.Objects)
        {
            if (o.Group.Contains('.') && !o.Group.EndsWith(".k8s.io", StringComparison.Ordinal) || o.Group is "gateway.networking.k8s.io" or "secrets-store.csi.x-k8s.io")
            {
                if (!Waits(context.ResourceOf(o)!))
                    yield return Found.In(o, "kind", $"nothing makes it wait for what brings the kind {o.Kind}", "let it depend on the cluster");
            }
        }

        bool Waits(PlannedResource resource)
        {
            if (known.TryGetValue(resource.Urn, out var answer))
                return answer;
            known[resource.Urn] = false;
            var waits = resource.DependsOn.Append(resource.Parent).Append(resource.Provider).OfType<string>().Any(urn => byUrn.TryGetValue(urn, out var next) && Waits(next));
            return known[resource.Urn] = waits;
        }
    }

    private static IEnumerable<Found> Policies(CheckContext context) =>
        from constraint in context.Objects
        where constraint.Group == "constraints.gatekeeper.sh" && constraint.Body.Get("spec", "enforcementAction").AsText() is "deny" or null
            && constraint.Body.Get("spec", "match", "namespaces").Count() == 0
            && !constraint.Body.Get("spec", "match", "excludedNamespaces").AsTexts().Any(n => n is "aks-istio-system" or "aks-istio-*" or "aks-*")
        select Found.In(constraint, "spec.match", $"{constraint.Kind} {constraint.Name} holds in aks-istio-system too", "add excludedNamespaces: [kube-system, aks-istio-*]");

    private static IEnumerable<Found> LostAnnotations(CheckContext context) =>
        from ingress in context.OfKind("Ingress")
        from annotation in ingress.Body.Get("metadata", "annotations").Entries()
        where annotation.Key.StartsWith("nginx.ingress.kubernetes.io/", StringComparison.Ordinal)
        let name = annotation.Key["nginx.ingress.kubernetes.io/".Length..]
        where Lost.ContainsKey(name)
        select Found.In(ingress, $"metadata.annotations.{annotation.Key}", $"{name} has no counterpart: {Lost[name]}", "decide what takes its place");
}
