using System.Text.Json.Nodes;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Routing.Model;

/// <summary>Reads Gateways and ListenerSets, with the defaults of the specification.</summary>
internal static class GatewayReader
{
    public static Gateway Gateway(KubernetesObject gateway)
    {
        var spec = gateway.Body["spec"];
        return new Gateway
        {
            Key = new(gateway.Namespace, gateway.Name),
            ClassName = spec.Get("gatewayClassName").AsText() ?? "",
            Listeners = Listeners(spec, gateway.Namespace, set: null),
            AllowedListeners = spec.Get("allowedListeners", "namespaces") is JsonObject namespaces ? Selection(namespaces, "None") : null,
            Manifest = gateway,
        };
    }

    public static ListenerSet ListenerSet(KubernetesObject set)
    {
        var (spec, key) = (set.Body["spec"], new ObjectKey(set.Namespace, set.Name));
        return new ListenerSet
        {
            Key = key,
            Created = RouteReader.Created(set),
            Gateway = new(spec.Get("parentRef", "namespace").AsText() ?? set.Namespace, spec.Get("parentRef", "name").AsText() ?? ""),
            Listeners = Listeners(spec, set.Namespace, key),
            Manifest = set,
        };
    }

    private static List<Listener> Listeners(JsonNode? spec, string ns, ObjectKey? set) =>
        [.. spec.Get("listeners").AsObjects().Index().Select(l => Listener(l.Item, ns, set, $"spec.listeners[{l.Index}]"))];

    private static Listener Listener(JsonObject listener, string ns, ObjectKey? set, string path) => new()
    {
        Name = listener["name"].AsText() ?? "",
        Hostname = (listener["hostname"].AsText() ?? "").ToLowerInvariant(),
        Port = listener["port"].AsInt() ?? 0,
        Protocol = listener["protocol"].AsText() ?? "",
        Tls = listener["tls"] is JsonObject tls ? Tls(tls, ns) : null,
        AllowedNamespaces = listener["allowedRoutes"].Get("namespaces") is JsonObject namespaces ? Selection(namespaces, "Same") : NamespaceSelection.Same,
        AllowedKinds = listener["allowedRoutes"].Get("kinds") is JsonArray { Count: > 0 } kinds
            ? [.. kinds.AsObjects().Select(k => (k["group"].AsText() ?? "gateway.networking.k8s.io", k["kind"].AsText() ?? ""))]
            : null,
        Namespace = ns,
        ListenerSet = set,
        Path = path,
    };

    private static ListenerTls Tls(JsonObject tls, string ns) => new(
        tls["mode"].AsText() == "Passthrough",
        [.. tls["certificateRefs"].AsObjects().Select(r => new ObjectReference(
            r["group"].AsText() ?? "", r["kind"].AsText() ?? "Secret", new(r["namespace"].AsText() ?? ns, r["name"].AsText() ?? "")))],
        tls["options"] is JsonObject { Count: > 0 });

    private static NamespaceSelection Selection(JsonObject namespaces, string missing)
    {
        var selector = namespaces["selector"];
        return new(
            namespaces["from"].AsText() ?? missing,
            selector.Get("matchLabels").AsTextMap(),
            [.. selector.Get("matchExpressions").AsObjects().Select(e => new LabelExpression(e["key"].AsText() ?? "", e["operator"].AsText() ?? "", e["values"].AsTexts()))]);
    }
}
