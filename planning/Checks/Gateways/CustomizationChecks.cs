using System.Text.Json.Nodes;
using GatewayStack.Components.Kubernetes;
using GatewayStack.Infra.Rules;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks.Gateways;

/// <summary>ConfigMaps that customize what is generated for a Gateway.</summary>
internal static class CustomizationChecks
{
    private const string Docs = "AKS docs, Gateway API resource customization";

    public static IReadOnlyList<Check> All { get; } =
    [
        new("GW050", Severity.Error, "Customization that does not exist",
            "A Gateway whose parametersRef names a ConfigMap that is not in its namespace gets no Deployment and no status at all.",
            "Add the ConfigMap, in the Gateway's namespace, before the Gateway.", "istio#60804", Missing),
        new("GW051", Severity.Error, "Field that may not be customized",
            "AKS lets some fields of the generated Deployment, Service, HorizontalPodAutoscaler and PodDisruptionBudget be set. A webhook denies a ConfigMap with any other; often tried are Service ports, "
            + "securityContext, env, image, strategy, and maxUnavailable of the budget.",
            "Remove the field.", Docs + "; AKS#5667, AKS#5688, AKS#5728", Denied),
        new("GW052", Severity.Error, "Fewer than two replicas",
            "AKS denies a HorizontalPodAutoscaler with minReplicas below 2, or above maxReplicas.", "Use 2 or more.", Docs, Replicas),
        new("GW053", Severity.Error, "Customization that cannot be read",
            "The keys are deployment, service, horizontalPodAutoscaler and podDisruptionBudget, each with YAML as its text. With another key, or text that is not YAML, nothing is rendered.",
            "Use these keys, each with a block of YAML.", Docs, Unreadable),
        new("GW054", Severity.Error, "Defaults of the class that are created, not patched",
            "AKS creates and reconciles istio-gateway-class-defaults in aks-istio-system. One that is there already keeps the add-on from being enabled.",
            "Patch it: kubectl patch, server-side apply, or ConfigMapPatch.", Docs, Created),
    ];

    /// <summary>The ConfigMaps that Gateways refer to, and the defaults of the class.</summary>
    private static IEnumerable<KubernetesObject> Customizations(CheckContext context)
    {
        var named = context.OfKind("Gateway").Select(g => (g.Namespace, Name(g))).ToHashSet();
        return context.OfKind("ConfigMap").Where(c => c.Name == GatewayClassDefaults.MapName || named.Contains((c.Namespace, c.Name)));
    }

    private static string? Name(KubernetesObject gateway) =>
        gateway.Body.Get("spec", "infrastructure", "parametersRef") is { } reference && reference.Get("kind").AsText() is "ConfigMap" ? reference.Get("name").AsText() : null;

    private static IEnumerable<Customization> Values(CheckContext context) =>
        from map in Customizations(context)
        from entry in map.Body["data"].Entries()
        select new Customization(map, entry.Key, entry.Value.AsText() is { } text ? YamlText.ParseMap(text) : null);

    private static IEnumerable<Found> Missing(CheckContext context) =>
        from gateway in context.OfKind("Gateway")
        let name = Name(gateway)
        where name is not null && !context.Has("ConfigMap", gateway.Namespace, name)
        select Found.In(gateway, "spec.infrastructure.parametersRef", $"there is no ConfigMap {gateway.Namespace}/{name}", "add it, or remove parametersRef") with { Severity = context.OfKind("ConfigMap").Any() ? null : Severity.Warning };

    private static IEnumerable<Found> Denied(CheckContext context) =>
        from value in Values(context)
        where value.Value is not null && CustomizationPaths.ByKind.ContainsKey(value.Key)
        from path in NotAllowed(value.Value, "", CustomizationPaths.ByKind[value.Key])
        select Found.In(value.Map, $"data.{value.Key}", $"{value.Key}: {path} may not be customized", "remove it");

    /// <summary>What is neither allowed nor on the way to something that is.</summary>
    private static IEnumerable<string> NotAllowed(JsonNode? node, string path, IReadOnlyDictionary<string, FieldKind> allowed)
    {
        if (allowed.ContainsKey(path))
            return [];
        if (!CustomizationPaths.LeadOn(allowed, path))
            return [path.Replace("[]", "", StringComparison.Ordinal)];
        return node switch
        {
            JsonObject map => map.SelectMany(e => NotAllowed(e.Value, path.Length == 0 ? e.Key : $"{path}.{e.Key}", allowed)),
            JsonArray list => list.SelectMany(item => NotAllowed(item, path + "[]", allowed)).Distinct(StringComparer.Ordinal),
            _ => [],
        };
    }

    private static IEnumerable<Found> Replicas(CheckContext context)
    {
        foreach (var (map, key, value) in Values(context).Where(v => v.Key == "horizontalPodAutoscaler"))
        {
            var (least, most) = (value.Get("spec", "minReplicas").AsInt(), value.Get("spec", "maxReplicas").AsInt());
            if (least < CustomizationPaths.LeastReplicas)
                yield return Found.In(map, $"data.{key}", $"minReplicas is {least}, and AKS wants at least {CustomizationPaths.LeastReplicas}", $"use {CustomizationPaths.LeastReplicas} or more");
            if ((least ?? CustomizationPaths.LeastReplicas, most ?? CustomizationPaths.MostReplicas) is var (fewest, greatest) && fewest > greatest)
                yield return Found.In(map, $"data.{key}", $"minReplicas {fewest} is above maxReplicas {greatest}", "raise maxReplicas");
        }
    }

    private static IEnumerable<Found> Unreadable(CheckContext context) =>
        from value in Values(context)
        let unknown = !CustomizationPaths.ByKind.ContainsKey(value.Key)
        where unknown || value.Value is null
        select Found.In(value.Map, $"data.{value.Key}", unknown ? $"there is no key {value.Key}" : $"the text of {value.Key} is not YAML of an object",
            unknown ? $"use {string.Join(", ", CustomizationPaths.ByKind.Keys.Order(StringComparer.Ordinal))}" : "write a block: |, with the fields below");

    private static IEnumerable<Found> Created(CheckContext context) =>
        from map in context.OfKind("ConfigMap")
        where map is { Name: GatewayClassDefaults.MapName, Namespace: "aks-istio-system" } && context.ResourceOf(map)?.Type.EndsWith("Patch", StringComparison.Ordinal) is not true
            && map.Body.Get("metadata", "labels", "app.kubernetes.io/managed-by").AsText() is null
        select Found.In(map, "metadata.name", "AKS creates this ConfigMap; one of your own collides with it", "patch it instead");

    private sealed record Customization(KubernetesObject Map, string Key, JsonObject? Value);
}
