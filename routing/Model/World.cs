using System.Text.Json.Nodes;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Routing.Model;

/// <summary>Everything that routing depends on, read from objects.</summary>
/// <remarks>Of Services, Secrets and Namespaces a set of files often shows none. Of a kind that no object is of, every one is
/// taken to exist; of a kind that is there, what is not listed does not exist.</remarks>
public sealed class World
{
    private readonly Dictionary<string, HashSet<ObjectKey>> _existing = new(StringComparer.Ordinal);
    private readonly HashSet<string>? _namespacesOfServices;

    /// <summary>Reads the objects; those of other kinds only count as existing.</summary>
    /// <param name="objects">The objects.</param>
    /// <param name="servicesElsewhere">Whether Services of a namespace that none of the objects is a Service of are taken to exist too.</param>
    public World(IEnumerable<KubernetesObject> objects, bool servicesElsewhere)
    {
        var all = objects.ToList();
        Gateways = [.. Of(all, "Gateway").Select(GatewayReader.Gateway)];
        ListenerSets = [.. Of(all, "ListenerSet", "XListenerSet").Select(GatewayReader.ListenerSet)];
        Routes = [.. Of(all, "HTTPRoute", "GRPCRoute", "TLSRoute").Select(RouteReader.Read)];
        Grants = [.. Of(all, "ReferenceGrant").Select(ReferenceGrant.Read)];
        var (services, labels) = (new Dictionary<ObjectKey, Service>(), new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal));
        foreach (var read in all)
        {
            Note(read.Kind, new(read.Namespace, read.Name));
            if (read is { Kind: "Service", Group: "" })
                services.TryAdd(new(read.Namespace, read.Name), Service.Read(read));
            else if (read is { Kind: "Namespace", Group: "" })
                labels.TryAdd(read.Name, read.Body["metadata"].Get("labels").AsTextMap());
            foreach (var secret in SecretsKeptBy(read))
                Note("Secret", new(read.Namespace, secret));
        }
        (Services, NamespaceLabels) = (services, labels);
        _namespacesOfServices = servicesElsewhere ? _existing.GetValueOrDefault("Service", []).Select(s => s.Namespace).ToHashSet(StringComparer.Ordinal) : null;
    }

    /// <summary>The Gateways.</summary>
    public IReadOnlyList<Gateway> Gateways { get; }

    /// <summary>The ListenerSets.</summary>
    public IReadOnlyList<ListenerSet> ListenerSets { get; }

    /// <summary>The routes.</summary>
    public IReadOnlyList<Route> Routes { get; }

    /// <summary>The ReferenceGrants.</summary>
    public IReadOnlyList<ReferenceGrant> Grants { get; }

    /// <summary>The Services.</summary>
    public IReadOnlyDictionary<ObjectKey, Service> Services { get; }

    /// <summary>Labels of the namespaces that are declared.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> NamespaceLabels { get; }

    /// <summary>Whether an object exists, or nothing is known of its kind.</summary>
    public bool Exists(string kind, ObjectKey key) => !_existing.TryGetValue(kind, out var known) || known.Contains(key)
        || (kind == "Service" && _namespacesOfServices?.Contains(key.Namespace) is false);

    /// <summary>Whether a reference from one namespace to another is granted; within one it needs no grant.</summary>
    public bool IsGranted(string fromKind, string fromNamespace, ObjectReference to) => fromNamespace == to.Target.Namespace
        || Grants.Any(g => g.Allows(fromKind, fromNamespace, to));

    private void Note(string kind, ObjectKey key)
    {
        if (!_existing.TryGetValue(kind, out var known))
            _existing[kind] = known = [];
        known.Add(key);
    }

    private static IEnumerable<KubernetesObject> Of(IEnumerable<KubernetesObject> objects, params string[] kinds) =>
        objects.Where(o => kinds.Contains(o.Kind) && o.Group is "gateway.networking.k8s.io" or "gateway.networking.x-k8s.io");

    /// <summary>The Secrets that somebody keeps in an object's namespace because of it.</summary>
    private static IEnumerable<string> SecretsKeptBy(KubernetesObject read) => (read.Group, read.Kind) switch
    {
        ("secrets-store.csi.x-k8s.io", "SecretProviderClass") => read.Body["spec"].Get("secretObjects").AsObjects().Select(s => s["secretName"].AsText()).OfType<string>(),
        ("cert-manager.io", "Certificate") => read.Body["spec"].Get("secretName").AsText() is { } name ? [name] : [],
        ("external-secrets.io", "ExternalSecret") => [read.Body["spec"].Get("target", "name").AsText() ?? read.Name],
        ("bitnami.com", "SealedSecret") => [read.Name],
        ("gateway.networking.k8s.io", "Gateway") when IsCertManaged(read) => read.Body["spec"].Get("listeners").AsObjects()
            .SelectMany(l => l["tls"].Get("certificateRefs").AsObjects()).Select(r => r["name"].AsText()).OfType<string>(),
        _ => [],
    };

    /// <summary>Whether cert-manager makes the certificates of a Gateway's listeners.</summary>
    private static bool IsCertManaged(KubernetesObject gateway) =>
        gateway.Body["metadata"].Get("annotations") is JsonObject annotations && (annotations.ContainsKey("cert-manager.io/issuer") || annotations.ContainsKey("cert-manager.io/cluster-issuer"));
}

/// <summary>A Service.</summary>
/// <param name="Key">Its namespace and name.</param>
/// <param name="Ports">Its ports.</param>
public sealed record Service(ObjectKey Key, IReadOnlyList<int> Ports)
{
    internal static Service Read(KubernetesObject service) => new(
        new(service.Namespace, service.Name),
        [.. service.Body["spec"].Get("ports").AsObjects().Select(p => p["port"].AsInt()).OfType<int>()]);
}

/// <summary>A ReferenceGrant: who may refer to objects of its namespace.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="From">Who: group, kind and namespace.</param>
/// <param name="To">To what: group, kind and, perhaps, name.</param>
public sealed record ReferenceGrant(
    string Namespace, IReadOnlyList<(string Group, string Kind, string Namespace)> From, IReadOnlyList<(string Group, string Kind, string? Name)> To)
{
    /// <summary>Whether it allows a reference.</summary>
    public bool Allows(string fromKind, string fromNamespace, ObjectReference to) => to.Target.Namespace == Namespace
        && From.Any(f => f.Group == "gateway.networking.k8s.io" && f.Kind == fromKind && f.Namespace == fromNamespace)
        && To.Any(t => t.Group == to.Group && t.Kind == to.Kind && (t.Name is null or "" || t.Name == to.Target.Name));

    internal static ReferenceGrant Read(KubernetesObject grant)
    {
        var spec = grant.Body["spec"];
        return new(
            grant.Namespace,
            [.. spec.Get("from").AsObjects().Select(f => (f["group"].AsText() ?? "", f["kind"].AsText() ?? "", f["namespace"].AsText() ?? ""))],
            [.. spec.Get("to").AsObjects().Select(t => (t["group"].AsText() ?? "", t["kind"].AsText() ?? "", t["name"].AsText()))]);
    }
}
