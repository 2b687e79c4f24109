using GatewayStack.Components.Istio;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>The service mesh: revisions, managed ingress gateways, sidecars.</summary>
/// <remarks>AKS docs, "Istio service mesh add-on": Gateway API ingress, support policy, canary upgrades.</remarks>
internal static class MeshRules
{
    private const int MostRevisions = 2;

    public static IEnumerable<SettingsProblem> Check(StackSettings settings, string prefix) =>
    [
        .. settings.HasIstioAddon() ? Revisions(settings, prefix + "mesh.revisions") : WithoutAddon(settings, prefix + "mesh.revisions"),
        .. Sidecars(settings, prefix + "mesh.sidecars"),
        .. settings.Ingress == Ingress.IstioIngressGateway ? ManagedGateways(settings, prefix) : OwnGateways(settings, prefix),
        .. settings.Gateways.SelectMany(g => Revision(settings, g.Value, $"{prefix}gateways.{g.Key}.revision")),
    ];

    private static IEnumerable<SettingsProblem> Revisions(StackSettings settings, string key)
    {
        var kubernetes = settings.Cluster!.KubernetesVersion;
        var revisions = settings.Mesh.Revisions;
        if (revisions.Count == 0)
            yield return new(key, $"is empty, and ingress {settings.Ingress.Spelling()} needs a revision", null, $"use one of {string.Join(", ", Fitting(kubernetes))}");
        if (revisions.Count > MostRevisions)
            yield return new(key, $"has more than {MostRevisions} revisions", string.Join(", ", revisions), "use one, or the two of an upgrade");
        if (revisions.Distinct(StringComparer.Ordinal).Count() != revisions.Count)
            yield return new(key, "has a revision twice", string.Join(", ", revisions), "remove one");
        foreach (var (i, name) in revisions.Index())
        {
            if (MeshRevision.Of(name) is not { } revision)
                continue;
            if (!revision.HasGatewayApi)
                yield return new($"{key}[{i}]", "does not program Gateways of the Gateway API, which begins with asm-1-26", name, $"use one of {string.Join(", ", Fitting(kubernetes))}");
            else if (!revision.RunsOn(kubernetes))
                yield return new($"{key}[{i}]", $"does not run on Kubernetes {kubernetes}", name, $"use one of {string.Join(", ", Fitting(kubernetes))}");
        }
    }

    private static IEnumerable<string> Fitting(string kubernetes) => MeshRevision.On(kubernetes).Where(r => MeshRevision.Of(r)!.HasGatewayApi);

    private static IEnumerable<SettingsProblem> WithoutAddon(StackSettings settings, string key)
    {
        if (settings.Mesh.Revisions.Count > 0 && settings.Ingress != Ingress.None)
            yield return new(key, $"is set, and ingress {settings.Ingress.Spelling()} has no Istio add-on", string.Join(", ", settings.Mesh.Revisions), "remove it, or use ingress istioAddon");
    }

    private static IEnumerable<SettingsProblem> Sidecars(StackSettings settings, string key)
    {
        if (settings.Mesh.Sidecars.Count > 0 && settings.Ingress == Ingress.AppRouting)
        {
            yield return new(key, "is set, and the app routing add-on injects no sidecars", null, "remove it, or use ingress istioAddon");
            yield break;
        }
        foreach (var (ns, injector) in settings.Mesh.Sidecars)
        {
            if (settings.HasIstioAddon() && !settings.Mesh.Revisions.Contains(injector))
                yield return new($"{key}.{ns}", "is not one of mesh.revisions, and nothing else injects sidecars with the Istio add-on", injector, $"use one of {string.Join(", ", settings.Mesh.Revisions)}");
            if (!NamedNamespaces(settings).Contains(ns))
                yield return new($"{key}.{ns}", "is a namespace that nothing of the stack lives in, so it is not created and has no labels", ns, "remove it, or correct the name");
            else if (settings.ExistingNamespaces.Contains(ns))
                yield return new($"{key}.{ns}", "is one of existingNamespaces, whose labels the stack leaves alone", ns, $"remove it, and run: kubectl label namespace {ns} istio.io/rev={injector}");
        }
    }

    private static IEnumerable<string> NamedNamespaces(StackSettings settings) => settings.Gateways.Values.Select(g => g.Namespace)
        .Concat(settings.Routes.Values.Select(r => r.Namespace).OfType<string>())
        .Concat(settings.Demo.Keys)
        .Concat(settings.ExistingNamespaces);

    private static IEnumerable<SettingsProblem> ManagedGateways(StackSettings settings, string prefix)
    {
        var running = settings.Mesh.IngressGateways;
        if (running.Count == 0 || running.Distinct().Count() != running.Count)
        {
            yield return new(prefix + "mesh.ingressGateways", "must name external, internal or both, each once", string.Join(", ", running.Select(g => g.Spelling())), "use [external], [internal] or [external, internal]");
            yield break;
        }
        foreach (var (name, gateway) in settings.Gateways)
        {
            var key = $"{prefix}gateways.{name}";
            if (gateway.Namespace != Derived.ManagedGatewayNamespace)
                yield return new($"{key}.namespace", "is not the namespace of the managed ingress gateways, and the Gateway would program none of them", gateway.Namespace, $"use {Derived.ManagedGatewayNamespace}");
            if (gateway.IngressGateway is { } chosen && !running.Contains(chosen))
                yield return new($"{key}.ingressGateway", "is not one of mesh.ingressGateways", chosen.Spelling(), $"use {string.Join(" or ", running.Select(g => g.Spelling()))}, or add it there");
            if (gateway.IngressGateway is null && running.Count > 1)
                yield return new($"{key}.ingressGateway", "must say which of the managed ingress gateways the Gateway programs", null, "use external or internal");
            foreach (var (i, listener) in gateway.Listeners.Index())
            {
                if (listener.Port is not (80 or 443))
                    yield return new($"{key}.listeners[{i}].port", "is not a port of the managed ingress gateways, whose Services have 80 and 443", $"{listener.Port}", "use 80 or 443");
            }
        }
    }

    private static IEnumerable<SettingsProblem> OwnGateways(StackSettings settings, string prefix)
    {
        foreach (var (name, gateway) in settings.Gateways)
        {
            if (gateway.IngressGateway is { } chosen && settings.Ingress != Ingress.None)
                yield return new($"{prefix}gateways.{name}.ingressGateway", $"is set, and with ingress {settings.Ingress.Spelling()} each Gateway has a proxy of its own", chosen.Spelling(), "remove it, or use ingress istioIngressGateway");
        }
    }

    /// <summary>The managed ingress gateways have a Deployment for each revision behind one Service, so a Gateway has no choice there.</summary>
    private static IEnumerable<SettingsProblem> Revision(StackSettings settings, GatewaySettings gateway, string key)
    {
        if (gateway.Revision is not { } revision || settings.Ingress is Ingress.None or Ingress.UpstreamIstio)
            yield break;
        if (settings.Ingress == Ingress.IstioAddon && !settings.Mesh.Revisions.Contains(revision))
            yield return new(key, "is not one of mesh.revisions: no control plane would take the Gateway", revision, $"use one of {string.Join(", ", settings.Mesh.Revisions)}");
        else if (settings.Ingress != Ingress.IstioAddon)
            yield return new(key, $"is set, and ingress {settings.Ingress.Spelling()} has no choice of revision for a Gateway", revision, "remove it");
    }
}
