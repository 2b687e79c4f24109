using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>TLSRoutes, TLS towards backends, and ListenerSets: what came with newer bundles.</summary>
/// <remarks>Gateway API specification, <c>TLSRoute</c>; Istio programs it from 1.30 on.</remarks>
internal static class TlsRouteRules
{
    public static IEnumerable<SettingsProblem> Check(StackSettings settings, string prefix)
    {
        foreach (var (name, route) in settings.TlsRoutes)
        {
            var key = $"{prefix}tlsRoutes.{name}";
            foreach (var problem in BundleRules.Need(settings, "1.36", key, name))
                yield return problem;
            if (settings.HasMesh() && settings.Bundle().IsAtLeastThatOf("1.36") && !settings.HasTlsRoute())
                yield return new(key, "needs Istio 1.30, and an Istio of the stack is older: it would ignore the route", name, settings.HasIstioAddon() ? "use asm-1-30 in mesh.revisions" : "use existingCluster.istio.version 1.30.0 or newer");
            foreach (var problem in ParentRules.Check(settings, name, route, key))
                yield return problem;
            if (route.Hostnames.Count == 0)
                yield return new($"{key}.hostnames", "is empty, and TLS is routed by host name", null, "name at least one host");
            if (route.BackendRefs.Count == 0)
                yield return new($"{key}.backendRefs", "is empty: every connection would be refused", null, "add a backend");
            foreach (var (i, backend) in route.BackendRefs.Index().Where(b => b.Item.Filters.Count > 0))
                yield return new($"{key}.backendRefs[{i}].filters", "is set, and nothing can be changed in TLS that is passed through", $"{backend.Filters.Count}", "remove it");
            foreach (var problem in BackendRules.Check(settings, [.. route.BackendRefs.Select(b => b with { Filters = [] })], key))
                yield return problem;
        }
    }
}
