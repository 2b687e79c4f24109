using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>Changes to what the controller makes of Gateways: only what AKS admits, and what Istio can merge.</summary>
internal static class CustomizationRules
{
    private static readonly string[] Fixed = ["metadata.name", "metadata.namespace", "metadata.ownerReferences"];

    public static IEnumerable<SettingsProblem> Check(StackSettings settings, string prefix)
    {
        foreach (var problem in CheckOne(settings, settings.GatewayClassDefaults, $"{prefix}gatewayClassDefaults"))
            yield return problem;
        foreach (var (name, gateway) in settings.Gateways)
        {
            foreach (var problem in CheckOne(settings, gateway.Customization, $"{prefix}gateways.{name}.customization"))
                yield return problem;
        }
    }

    private static IEnumerable<SettingsProblem> CheckOne(StackSettings settings, CustomizationSettings customization, string key)
    {
        if (settings.Ingress == Ingress.IstioIngressGateway && customization.Parts.Any())
        {
            yield return new(key, "changes nothing: the add-on's managed ingress gateways are not made of Gateways", null,
                "remove it, or use ingress istioAddon; the Service's own settings are loadBalancer");
            yield break;
        }
        foreach (var (kind, fields) in customization.Parts)
        {
            foreach (var problem in settings.IsOnAzure() ? CheckAdmitted(kind, fields, $"{key}.{kind}") : CheckFixed(fields, $"{key}.{kind}"))
                yield return problem;
        }
        foreach (var problem in CheckScaling(settings, customization, $"{key}.horizontalPodAutoscaler.spec"))
            yield return problem;
    }

    private static List<SettingsProblem> CheckAdmitted(string kind, JsonObject fields, string key)
    {
        if (!CustomizationPaths.ByKind.TryGetValue(kind, out var admitted))
            return [new(key, "is not among the resources that AKS lets people change", null, "remove it: AKS admits deployment, service, horizontalPodAutoscaler and podDisruptionBudget")];
        List<SettingsProblem> problems = [];
        Walk(fields, "", key);
        return problems;

        void Walk(JsonNode? node, string path, string place)
        {
            if (admitted.TryGetValue(path, out var expected))
            {
                if (!Holds(node, expected))
                    problems.Add(new(place, $"must be {Words(expected)}", Shown(node), $"write {Words(expected)}"));
            }
            else if (!CustomizationPaths.LeadOn(admitted, path))
            {
                problems.Add(new(place, $"is not among the fields of a {kind} that AKS lets people change", Shown(node),
                    $"remove it; the nearest that AKS admits is {Suggestion.Nearest(path, admitted.Keys)}"));
            }
            else if (node is JsonObject map)
            {
                foreach (var (name, value) in map)
                    Walk(value, path.Length == 0 ? name : $"{path}.{name}", $"{place}.{name}");
            }
            else if (node is JsonArray list && CustomizationPaths.IsList(admitted, path))
            {
                foreach (var (i, item) in list.Index())
                    WalkItem(item, path + "[]", $"{place}[{i.ToString(CultureInfo.InvariantCulture)}]");
            }
            else
            {
                problems.Add(new(place, "holds the wrong kind of value", Shown(node), CustomizationPaths.IsList(admitted, path) ? "write a list" : "write a map"));
            }
        }

        void WalkItem(JsonNode? item, string path, string place)
        {
            if (item is JsonObject container && (container["name"] as JsonValue)?.GetValueKind() != JsonValueKind.String)
                problems.Add(new(place, "has no name, so that it cannot be merged with the container it is for", null, "add name: istio-proxy"));
            Walk(item, path, place);
        }
    }

    private static IEnumerable<SettingsProblem> CheckFixed(JsonObject fields, string key) =>
        from path in Fixed
        where fields["metadata"] is JsonObject metadata && metadata.ContainsKey(path["metadata.".Length..])
        select new SettingsProblem($"{key}.{path}", "cannot be changed: Istio finds what it made by it", null, "remove it; the annotation gateway.istio.io/name-override names it otherwise");

    /// <summary>AKS wants two replicas at least, and makes two to five where nothing else is said.</summary>
    private static IEnumerable<SettingsProblem> CheckScaling(StackSettings settings, CustomizationSettings customization, string key)
    {
        var spec = customization.HorizontalPodAutoscaler?["spec"] as JsonObject;
        var (least, most) = (NumberOf(spec, "minReplicas"), NumberOf(spec, "maxReplicas"));
        if (settings.IsOnAzure() && least < CustomizationPaths.LeastReplicas)
            yield return new($"{key}.minReplicas", $"is below {CustomizationPaths.LeastReplicas}, the least that AKS admits", Shown(spec!["minReplicas"]), $"use {CustomizationPaths.LeastReplicas} or more");
        if (settings.IsOnAzure() && (least ?? CustomizationPaths.LeastReplicas) > (most ?? CustomizationPaths.MostReplicas))
            yield return new($"{key}.maxReplicas", $"is below minReplicas ({least ?? CustomizationPaths.LeastReplicas})", most is null ? $"{CustomizationPaths.MostReplicas}, AKS's default" : $"{most}", "raise it");
    }

    private static int? NumberOf(JsonObject? spec, string name) =>
        spec?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number) ? number : null;

    private static bool Holds(JsonNode? node, FieldKind kind) => kind switch
    {
        FieldKind.Text => Is(node, JsonValueKind.String),
        FieldKind.Number => Is(node, JsonValueKind.Number),
        FieldKind.NumberOrShare => Is(node, JsonValueKind.Number) || (Is(node, JsonValueKind.String) && node!.GetValue<string>().EndsWith('%')),
        FieldKind.Flag => Is(node, JsonValueKind.True) || Is(node, JsonValueKind.False),
        FieldKind.Texts => node is JsonObject map && map.All(e => e.Value is null || Is(e.Value, JsonValueKind.String)),
        FieldKind.Amounts => node is JsonObject map && map.All(e => Is(e.Value, JsonValueKind.String) || Is(e.Value, JsonValueKind.Number)),
        _ => node is JsonArray,
    };

    private static bool Is(JsonNode? node, JsonValueKind kind) => node is JsonValue value && value.GetValueKind() == kind;

    private static string Words(FieldKind kind) => kind switch
    {
        FieldKind.Text => "a text",
        FieldKind.Number => "a number",
        FieldKind.NumberOrShare => "a number or a share such as 50%",
        FieldKind.Flag => "true or false",
        FieldKind.Texts => "a map of texts",
        FieldKind.Amounts => "a map of amounts such as 500m",
        _ => "a list",
    };

    private static string? Shown(JsonNode? node) => node is JsonValue value ? value.ToString() : null;
}
