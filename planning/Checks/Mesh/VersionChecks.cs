using System.Globalization;
using GatewayStack.Components.Istio;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks.Mesh;

/// <summary>Versions that are over, or too old for what is asked of them.</summary>
internal static class VersionChecks
{
    private const int Notice = 60;

    public static IReadOnlyList<Check> All { get; } =
    [
        new("GW301", Severity.Error, "Kubernetes version out of support",
            "AKS creates no cluster with a version that is out of support, and gives no fixes to one that runs it. Tier Premium has long-term support for a year more. In the last 60 days this is a warning.",
            "Upgrade, one minor version at a time.", "AKS docs, supported Kubernetes versions, as of " + Support.AsOf, Kubernetes),
        new("GW302", Severity.Warning, "Mesh revision out of support",
            "A revision of the Istio add-on is supported until six weeks after the second one after it. Ends that are not announced move; of those this is a note.",
            "Upgrade: add the newer revision to mesh.revisions, move the Gateways, remove the older one.", "AKS docs, Istio add-on release calendar, as of " + Support.AsOf, Revisions),
        new("GW305", Severity.Warning, "NGINX that is over or ends",
            "Upstream ingress-nginx was retired in March 2026. Azure supports managed NGINX until the end of November 2026, for critical fixes only.",
            "Move its Ingresses to Gateways (docs/migrate-from-nginx.md), then set cluster.nginx to none.", "AKS docs, application routing add-on; Kubernetes blog, ingress-nginx retirement", Nginx),
        new("GW312", Severity.Warning, "Istio that keeps Secrets from Gateways",
            "Istio 1.29.0 denies proxies the Secrets of their own namespace in some cases ('cross namespace secret reference'): HTTPS listeners have no certificate.",
            "Use 1.29.1 or newer.", "istio#59251, fixed by istio#58878", DeniedSecrets),
        new("GW315", Severity.Error, "TLSRoute that the control plane does not program",
            "TLS passthrough needs Istio 1.30, so revision asm-1-30 of the add-on. Older ones ignore TLSRoutes silently.", "Use asm-1-30, or terminate TLS at the Gateway.", "Istio 1.30 source; AKS docs, Istio add-on", TlsRoutes),
        new("GW316", Severity.Error, "Revision too old for what a Gateway asks of it",
            "The Gateway API needs asm-1-26, and two certificates on a listener asm-1-27.", "Use a newer revision.", "AKS docs, Istio add-on Gateway API ingress", OldRevisions),
    ];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<Found> Kubernetes(CheckContext context)
    {
        if (context.Cluster is not { } cluster || context.KubernetesVersion is not { } version || !Support.Kubernetes.TryGetValue(string.Join('.', version.Split('.').Take(2)), out var support))
            yield break;
        var end = cluster.Inputs.Get("sku", "tier").AsText() == "Premium" && support.LongTermEnd is { } later ? later : support.End;
        if (end < context.Today)
            yield return Found.In(cluster, "kubernetesVersion", $"Kubernetes {version} is out of support since {Day(end)}", "use a newer version");
        else if (end < context.Today.AddDays(Notice))
            yield return Found.In(cluster, "kubernetesVersion", $"Kubernetes {version} is supported until {Day(end)}, {end.DayNumber - context.Today.DayNumber} days from now", "plan the upgrade") with { Severity = Severity.Warning };
    }

    private static IEnumerable<Found> Revisions(CheckContext context)
    {
        foreach (var (i, name) in (context.Settings?.Mesh.Revisions ?? []).Numbered())
        {
            if (Support.Revisions.TryGetValue(name, out var support) && support.End < context.Today)
                yield return Found.At($"{SettingsReader.Namespace}:mesh.revisions[{i}]", $"{name} is out of support {(support.Announced ? "since" : "from about")} {Day(support.End)}", "upgrade to a newer revision")
                    with
                { Severity = support.Announced ? Severity.Warning : Severity.Info };
        }
    }

    private static IEnumerable<Found> Nginx(CheckContext context)
    {
        var (over, day) = (Support.Nginx < context.Today, Day(Support.Nginx));
        if (context.Settings?.Cluster is { Nginx: not NginxController.None })
            yield return Found.At($"{SettingsReader.Namespace}:cluster.nginx", over ? $"managed NGINX is out of support since {day}" : $"managed NGINX is supported until {day}", "move what it serves to Gateways, then use none");
        foreach (var ingress in context.OfKind("Ingress"))
        {
            if (ingress.Body.Get("spec", "ingressClassName").AsText() is "webapprouting.kubernetes.azure.com" or "nginx" or "addon-http-application-routing" && ingress.Group == "networking.k8s.io")
                yield return Found.In(ingress, "spec.ingressClassName", over ? $"NGINX is out of support since {day}" : $"NGINX is supported until {day}", "move it to a Gateway and routes: docs/migrate-from-nginx.md");
        }
    }

    private static IEnumerable<Found> DeniedSecrets(CheckContext context) =>
        context.Settings is { Ingress: Ingress.UpstreamIstio, ExistingCluster.Istio.Version: "1.29.0" } && context.Topology.Listeners.Any(l => l.Listener.Tls is { Certificates.Count: > 0 })
            ? [Found.At($"{SettingsReader.Namespace}:existingCluster.istio.version", "Istio 1.29.0 may deny a Gateway the Secrets of its own namespace", "use 1.29.1 or newer")]
            : [];

    private static MeshRevision? RevisionOf(KubernetesObject gateway) => gateway.Body.Get("metadata", "labels", "istio.io/rev").AsText() is { } name ? MeshRevision.Of(name) : null;

    private static IEnumerable<Found> TlsRoutes(CheckContext context) =>
        from state in context.Topology.RouteParents
        where state.Route.Kind == "TLSRoute" && state.Listeners.Count > 0
        let revision = RevisionOf(state.Listeners[0].Gateway.Manifest)
        where revision is { HasTlsRoute: false }
        select Found.In(state.Route.Manifest, "kind", $"revision {revision.Name} of {state.Listeners[0].Gateway.Manifest} ignores TLSRoutes", "use asm-1-30");

    private static IEnumerable<Found> OldRevisions(CheckContext context)
    {
        foreach (var gateway in context.OfKind("Gateway"))
        {
            if (RevisionOf(gateway) is not { } revision)
                continue;
            if (!revision.HasGatewayApi)
                yield return Found.In(gateway, "metadata.labels", $"{revision.Name} has no Gateway API", "use asm-1-26 or newer");
            foreach (var (path, listener) in CheckContext.Listeners(gateway))
            {
                if (revision is { HasGatewayApi: true, HasCertificatePairs: false } && listener["tls"].Get("certificateRefs").Count() == 2)
                    yield return Found.In(gateway, $"{path}.tls.certificateRefs", $"{revision.Name} serves one certificate on a listener", "keep one, or use asm-1-27");
            }
        }
    }
}
