using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Routing.Model;

/// <summary>Reads routes, with the defaults of the specification.</summary>
internal static class RouteReader
{
    public static Route Read(KubernetesObject route)
    {
        var spec = route.Body["spec"];
        return new Route
        {
            Kind = route.Kind,
            Key = new(route.Namespace, route.Name),
            Created = Created(route),
            Parents = [.. spec.Get("parentRefs").AsObjects().Select(p => Parent(p, route.Namespace))],
            Hostnames = [.. spec.Get("hostnames").AsTexts().Select(h => h.ToLowerInvariant())],
            Rules = [.. spec.Get("rules").AsObjects().Select(r => Rule(r, route))],
            Manifest = route,
        };
    }

    public static DateTimeOffset? Created(KubernetesObject read) =>
        DateTimeOffset.TryParse(read.Body["metadata"].Get("creationTimestamp").AsText(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static ParentReference Parent(JsonObject parent, string ns) => new(
        parent["group"].AsText() ?? "gateway.networking.k8s.io",
        parent["kind"].AsText() ?? "Gateway",
        new(parent["namespace"].AsText() ?? ns, parent["name"].AsText() ?? ""),
        parent["sectionName"].AsText(),
        parent["port"].AsInt());

    private static RouteRule Rule(JsonObject rule, KubernetesObject route)
    {
        List<RouteMatch> matches = [.. rule["matches"].AsObjects().Select(m => route.Kind == "GRPCRoute" ? GrpcMatch(m) : HttpMatch(m))];
        return new(
            rule["name"].AsText(),
            matches.Count == 0 ? [new RouteMatch()] : matches,
            [.. rule["filters"].AsObjects().Select(f => Filter(f, route.Namespace))],
            [.. rule["backendRefs"].AsObjects().Select(b => Backend(b, route.Namespace))]);
    }

    private static RouteMatch HttpMatch(JsonObject match) => new()
    {
        Path = match["path"] is JsonObject path ? new(Kind(path["type"].AsText()), path["value"].AsText() ?? "/") : PathMatch.Every,
        Method = match["method"].AsText(),
        Headers = Named(match["headers"], StringComparer.OrdinalIgnoreCase),
        QueryParams = Named(match["queryParams"], StringComparer.Ordinal),
    };

    /// <summary>A gRPC call is a POST to <c>/SERVICE/METHOD</c>.</summary>
    private static RouteMatch GrpcMatch(JsonObject match)
    {
        var method = match["method"] as JsonObject;
        var (service, name) = (method.Get("service").AsText() ?? "", method.Get("method").AsText() ?? "");
        var regex = method.Get("type").AsText() == "RegularExpression";
        return new()
        {
            Path = (service, name) switch
            {
                ("", "") => PathMatch.Every,
                _ when regex => new(PathKind.RegularExpression, $"/{(service.Length == 0 ? "[^/]+" : service)}/{(name.Length == 0 ? "[^/]+" : name)}"),
                (_, "") => new(PathKind.PathPrefix, $"/{service}"),
                ("", _) => new(PathKind.RegularExpression, $"/[^/]+/{Regex.Escape(name)}"),
                _ => new(PathKind.Exact, $"/{service}/{name}"),
            },
            Headers = Named(match["headers"], StringComparer.OrdinalIgnoreCase),
        };
    }

    private static PathKind Kind(string? type) => type switch
    {
        "Exact" => PathKind.Exact,
        "RegularExpression" => PathKind.RegularExpression,
        _ => PathKind.PathPrefix,
    };

    /// <summary>Of several matches of one name the first counts.</summary>
    private static List<NamedMatch> Named(JsonNode? matches, StringComparer names) =>
        [.. matches.AsObjects()
            .Select(m => new NamedMatch(m["name"].AsText() ?? "", m["value"].AsText() ?? "", m["type"].AsText() == "RegularExpression"))
            .DistinctBy(m => m.Name, names)];

    private static Backend Backend(JsonObject backend, string ns) => new(
        new(backend["group"].AsText() ?? "", backend["kind"].AsText() ?? "Service", new(backend["namespace"].AsText() ?? ns, backend["name"].AsText() ?? "")),
        backend["port"].AsInt(),
        Math.Max(0, backend["weight"].AsInt() ?? 1),
        [.. backend["filters"].AsObjects().Select(f => Filter(f, ns))]);

    private static RouteFilter Filter(JsonObject filter, string ns) => filter["type"].AsText() switch
    {
        "RequestHeaderModifier" => Headers(filter["requestHeaderModifier"], ofResponse: false),
        "ResponseHeaderModifier" => Headers(filter["responseHeaderModifier"], ofResponse: true),
        "RequestRedirect" => Redirect(filter["requestRedirect"]),
        "URLRewrite" => new UrlRewrite(filter["urlRewrite"].Get("hostname").AsText(), Modifier(filter["urlRewrite"].Get("path"))),
        "RequestMirror" when filter["requestMirror"].Get("backendRef") is JsonObject backend => new RequestMirror(Backend(backend, ns), Percent(filter["requestMirror"]!)),
        "CORS" => Cors(filter["cors"]),
        var other => new OtherFilter(other ?? ""),
    };

    private static HeaderModifier Headers(JsonNode? headers, bool ofResponse) => new(
        ofResponse, Pairs(headers.Get("set")), Pairs(headers.Get("add")), headers.Get("remove").AsTexts());

    private static List<(string, string)> Pairs(JsonNode? headers) => [.. headers.AsObjects().Select(h => (h["name"].AsText() ?? "", h["value"].AsText() ?? ""))];

    private static Cors Cors(JsonNode? cors) => new(
        cors.Get("allowOrigins").AsTexts(), cors.Get("allowMethods").AsTexts(), cors.Get("allowHeaders").AsTexts(), cors.Get("exposeHeaders").AsTexts(),
        cors.Get("allowCredentials") is JsonValue value && value.GetValueKind() == JsonValueKind.True, cors.Get("maxAge").AsInt() ?? 5);

    private static RequestRedirect Redirect(JsonNode? redirect) => new(
        redirect.Get("scheme").AsText(), redirect.Get("hostname").AsText(), Modifier(redirect.Get("path")), redirect.Get("port").AsInt(), redirect.Get("statusCode").AsInt() ?? 302);

    private static PathModifier? Modifier(JsonNode? path) => path is not JsonObject map ? null
        : map["type"].AsText() == "ReplaceFullPath" ? new(map["replaceFullPath"].AsText() ?? "/", null)
        : new(null, map["replacePrefixMatch"].AsText() ?? "/");

    private static double Percent(JsonNode mirror) => mirror["percent"].AsInt() is { } percent ? percent
        : mirror["fraction"].Get("numerator").AsInt() is { } numerator ? 100.0 * numerator / (mirror["fraction"].Get("denominator").AsInt() ?? 100)
        : 100;
}
