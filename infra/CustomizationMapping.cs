using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra;

/// <summary>From settings to what a Gateway tells the controller about what it makes: annotations, labels and a ConfigMap of changes.</summary>
internal static class CustomizationMapping
{
    /// <summary>Gateway API specification, <c>GatewayInfrastructure</c>.</summary>
    private const int MostAnnotations = 8;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Annotations in the Gateway itself: those of the load balancer too, where there is room and none has to be taken away.</summary>
    public static IReadOnlyDictionary<string, string> InfrastructureAnnotations(this StackSettings settings, GatewaySettings gateway)
    {
        var balancer = settings.LoadBalancerAnnotations(gateway);
        return settings.ManagedService(gateway) is not null || !Fits(gateway, balancer)
            ? gateway.Annotations
            : gateway.Annotations.Concat(balancer.Select(a => new KeyValuePair<string, string>(a.Key, a.Value!))).ToDictionary();
    }

    /// <summary>The ConfigMap's data: what the settings change by kind, with the annotations that have no room in the Gateway.</summary>
    public static IReadOnlyDictionary<string, string> CustomizationOf(this StackSettings settings, GatewaySettings gateway)
    {
        if (settings.ManagedService(gateway) is not null)
            return new Dictionary<string, string>();
        var parts = gateway.Customization.Parts.ToDictionary(p => p.Kind, p => (JsonObject)p.Fields.DeepClone());
        var service = settings.ServiceFields(gateway);
        if (service.Count > 0)
            parts["service"] = parts.TryGetValue("service", out var own) ? Merge(service, own) : service;
        return parts.ToDictionary(p => p.Key, p => Yaml(p.Value));
    }

    /// <summary>The data of the class's ConfigMap.</summary>
    public static IReadOnlyDictionary<string, string> Data(this CustomizationSettings customization) =>
        customization.Parts.ToDictionary(p => p.Kind, p => Yaml(p.Fields));

    private static bool Fits(GatewaySettings gateway, SortedDictionary<string, string?> balancer) =>
        gateway.Annotations.Count + balancer.Count <= MostAnnotations && !balancer.ContainsValue(null);

    private static JsonObject ServiceFields(this StackSettings settings, GatewaySettings gateway)
    {
        var fields = new JsonObject();
        var balancer = settings.LoadBalancerAnnotations(gateway);
        if (!Fits(gateway, balancer))
            fields["metadata"] = new JsonObject { ["annotations"] = new JsonObject(balancer.Select(a => KeyValuePair.Create(a.Key, (JsonNode?)a.Value))) };
        var spec = new JsonObject();
        if (gateway.LoadBalancer.ExternalTrafficPolicy == ExternalTrafficPolicy.Local)
            spec["externalTrafficPolicy"] = ExternalTrafficPolicy.Local.Spelling();
        if (!settings.IsOnAks() && gateway.LoadBalancer.SourceRanges.Count > 0)
            spec["loadBalancerSourceRanges"] = new JsonArray([.. gateway.LoadBalancer.SourceRanges.Select(r => JsonValue.Create(r))]);
        if (spec.Count > 0)
            fields["spec"] = spec;
        return fields;
    }

    private static JsonObject Merge(JsonObject under, JsonObject over)
    {
        foreach (var (name, value) in over)
            under[name] = under[name] is JsonObject below && value is JsonObject above ? Merge(below, above) : value?.DeepClone();
        return under;
    }

    /// <summary>JSON is YAML, and every parser reads it as the same value.</summary>
    private static string Yaml(JsonObject fields) => fields.ToJsonString(Readable) + "\n";
}
