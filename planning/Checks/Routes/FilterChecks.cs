using System.Text.Json.Nodes;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks.Routes;

/// <summary>Filters: which go together, and which this Gateway API has.</summary>
internal static class FilterChecks
{
    private const string Spec = "Gateway API specification, HTTPRouteFilter";

    private static readonly Dictionary<string, string> FieldOf = new(StringComparer.Ordinal)
    {
        ["RequestHeaderModifier"] = "requestHeaderModifier",
        ["ResponseHeaderModifier"] = "responseHeaderModifier",
        ["RequestMirror"] = "requestMirror",
        ["RequestRedirect"] = "requestRedirect",
        ["URLRewrite"] = "urlRewrite",
        ["CORS"] = "cors",
        ["ExtensionRef"] = "extensionRef",
        ["ExternalAuth"] = "externalAuth",
    };

    public static IReadOnlyList<Check> All { get; } =
    [
        new("GW036", Severity.Error, "Filters that exclude one another",
            "A rule redirects or rewrites, redirects or has backends, and has each kind of filter once, RequestMirror apart. The API server refuses the rest.",
            "Split the rule, or remove one.", Spec + ", validation rules", Exclusive),
        new("GW037", Severity.Error, "Filter that is incomplete",
            "type and field of a filter belong together, and ReplacePrefixMatch needs rules that match exactly one PathPrefix each.",
            "Write the field that the type names.", Spec + ", validation rules", Incomplete),
        new("GW038", Severity.Error, "Filter or field that the controller does not have",
            "ExtensionRef is of no use with Istio; ExternalAuth, retry and sessionPersistence are experimental and on AKS never there; on a single backend only header modifiers work.",
            "Do without it; where the mesh is on, Istio's own resources can do some of it.", "Istio 1.30 source; Gateway API CRDs", Unsupported),
        new("GW039", Severity.Error, "Filter that the bundle of this Kubernetes version lacks",
            "Before Gateway API v1.5.1 (Kubernetes 1.36) redirects take the status codes 301 and 302 only, and there is no CORS filter: the API server refuses them. nginx redirects with 308.",
            "Use 301 or 302, or Kubernetes 1.36.", "Gateway API CRDs v1.2.1 to v1.5.1", Newer),
    ];

    private static IEnumerable<DeclaredRule> Rules(CheckContext context) =>
        from route in context.Routes
        from rule in CheckContext.Rules(route)
        select new DeclaredRule(route, rule.Path, rule.Item, rule.Item["filters"].Items($"{rule.Path}.filters").ToList());

    private static IEnumerable<Found> Exclusive(CheckContext context)
    {
        foreach (var (route, path, rule, filters) in Rules(context))
        {
            var types = filters.ConvertAll(f => f.Item["type"].AsText() ?? "");
            if (types.Contains("RequestRedirect") && types.Contains("URLRewrite"))
                yield return Found.In(route, $"{path}.filters", "redirects and rewrites", "keep one of the two");
            if (types.Contains("RequestRedirect") && rule["backendRefs"].Count() > 0)
                yield return Found.In(route, $"{path}.backendRefs", "redirects and has backends", "remove one of the two");
            foreach (var (i, type) in types.Numbered())
            {
                if (type is not ("RequestMirror" or "ExtensionRef" or "") && types.IndexOf(type) < i)
                    yield return Found.In(route, filters[i].Path, $"has {type} twice", "merge the two");
            }
        }
    }

    private static IEnumerable<Found> Incomplete(CheckContext context)
    {
        foreach (var (route, path, rule, filters) in Rules(context))
        {
            foreach (var (at, filter) in filters)
            {
                if (filter["type"].AsText() is not { } type || !FieldOf.TryGetValue(type, out var field))
                    yield return Found.In(route, $"{at}.type", $"there is no filter of type {filter["type"].Shown()}", $"use one of {string.Join(", ", FieldOf.Keys.Take(6))}");
                else if (filter[field] is null)
                    yield return Found.In(route, at, $"type {type} needs the field {field}", $"add {field}");
                else if (filter[field].Get("path", "type").AsText() == "ReplacePrefixMatch" && !OnePrefix(rule))
                    yield return Found.In(route, $"{at}.{field}.path", "ReplacePrefixMatch needs matches of type PathPrefix, one each", $"match a PathPrefix in {path}.matches, or use ReplaceFullPath");
            }
        }
    }

    private static bool OnePrefix(JsonObject rule) => rule["matches"].AsObjects().All(m => m["path"].Get("type").AsText() is "PathPrefix" or null);

    private static IEnumerable<Found> Unsupported(CheckContext context)
    {
        foreach (var (route, path, rule, filters) in Rules(context))
        {
            foreach (var (at, filter) in filters)
            {
                if (filter["type"].AsText() is "ExtensionRef" or "ExternalAuth")
                    yield return Found.In(route, at, $"{filter["type"].Shown()} has no effect here", "remove it");
            }
            foreach (var field in (string[])["retry", "sessionPersistence"])
            {
                if (rule[field] is not null)
                    yield return Found.In(route, $"{path}.{field}", $"{field} is experimental, and AKS installs the standard channel", "remove it");
            }
            foreach (var (backend, item) in rule["backendRefs"].Items($"{path}.backendRefs"))
            {
                foreach (var (at, filter) in item["filters"].Items($"{backend}.filters"))
                {
                    if (filter["type"].AsText() is not ("RequestHeaderModifier" or "ResponseHeaderModifier"))
                        yield return Found.In(route, at, $"{filter["type"].Shown()} on a single backend is not supported", "move it to the rule");
                }
            }
        }
    }

    private static IEnumerable<Found> Newer(CheckContext context)
    {
        if (!context.BundleIsOlderThan("1.36"))
            yield break;
        foreach (var (route, _, _, filters) in Rules(context))
        {
            foreach (var (at, filter) in filters)
            {
                if (filter["type"].AsText() == "CORS")
                    yield return Found.In(route, at, $"CORS needs Gateway API v1.5.1, and Kubernetes {context.KubernetesVersion} gets {context.Bundle!.Version}", "answer CORS in the application, or use Kubernetes 1.36");
                if (filter["requestRedirect"].Get("statusCode").AsInt() is { } code and not (301 or 302))
                    yield return Found.In(route, $"{at}.requestRedirect.statusCode", $"status code {code} needs Gateway API v1.5.1, and Kubernetes {context.KubernetesVersion} gets {context.Bundle!.Version}", "use 301 or 302");
            }
        }
    }

    private sealed record DeclaredRule(KubernetesObject Route, string Path, JsonObject Rule, List<Part> Filters);
}
