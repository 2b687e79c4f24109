using System.Text.Json.Nodes;

namespace GatewayStack.Routing.Objects;

/// <summary>A Kubernetes object, as a manifest or a plan states it.</summary>
/// <param name="ApiVersion">Group and version, such as <c>gateway.networking.k8s.io/v1</c>.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Namespace">Its namespace; <c>default</c> where the manifest names none, empty for an object of the cluster.</param>
/// <param name="Name">Its name.</param>
/// <param name="Body">The whole object.</param>
/// <param name="Source">Where it is written; null where it comes from a plan.</param>
public sealed record KubernetesObject(string ApiVersion, string Kind, string Namespace, string Name, JsonObject Body, ObjectSource? Source)
{
    /// <summary>Kinds that live in no namespace.</summary>
    private static readonly HashSet<string> OfTheCluster = ["Namespace", "GatewayClass", "ClusterIssuer", "ClusterExternalDNS", "CustomResourceDefinition"];

    /// <summary>The API group; empty for the core group.</summary>
    public string Group => ApiVersion.IndexOf('/') is >= 0 and var slash ? ApiVersion[..slash] : "";

    /// <summary>Reads an object from its body; null where it has no apiVersion, kind or name.</summary>
    public static KubernetesObject? From(JsonObject body, ObjectSource? source = null)
    {
        var metadata = body["metadata"] as JsonObject;
        if (body["apiVersion"].AsText() is not { } apiVersion || body["kind"].AsText() is not { } kind || metadata?["name"].AsText() is not { } name)
            return null;
        var ns = OfTheCluster.Contains(kind) ? "" : metadata["namespace"].AsText() ?? "default";
        return new(apiVersion, kind, ns, name, body, source);
    }

    /// <summary>KIND NAMESPACE/NAME.</summary>
    public override string ToString() => Namespace.Length == 0 ? $"{Kind} {Name}" : $"{Kind} {Namespace}/{Name}";
}
