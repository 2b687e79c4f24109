using System.Text.Json.Nodes;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks;

/// <summary>The pods that something would start.</summary>
/// <param name="Owner">The Deployment, Pod or other workload.</param>
/// <param name="Path">Where the pod is described in it; empty for a Pod itself.</param>
/// <param name="Template">Metadata and spec of the pod.</param>
internal sealed record PodTemplate(KubernetesObject Owner, string Path, JsonObject Template)
{
    private static readonly (string Kind, string[] Path)[] Kinds =
    [
        ("Pod", []), ("Deployment", ["spec", "template"]), ("StatefulSet", ["spec", "template"]), ("DaemonSet", ["spec", "template"]),
        ("ReplicaSet", ["spec", "template"]), ("Job", ["spec", "template"]), ("CronJob", ["spec", "jobTemplate", "spec", "template"]),
    ];

    /// <summary>The pod's spec.</summary>
    public JsonNode? Spec => Template["spec"];

    /// <summary>Where a part of the pod's spec stands in the workload.</summary>
    public string At(string part) => Path.Length == 0 ? $"spec.{part}" : $"{Path}.spec.{part}";

    /// <summary>The containers, init containers last.</summary>
    public IEnumerable<(string Path, JsonObject Item)> Containers => Spec.Get("containers").Items(At("containers")).Concat(Spec.Get("initContainers").Items(At("initContainers")));

    /// <summary>Whether a volume mounts a SecretProviderClass; the path of its volume.</summary>
    public IEnumerable<(string Path, string Class, JsonNode Volume)> SecretVolumes =>
        from volume in Spec.Get("volumes").Items(At("volumes"))
        where volume.Item.Get("csi", "driver").AsText() == "secrets-store.csi.k8s.io"
        let name = volume.Item.Get("csi", "volumeAttributes", "secretProviderClass").AsText()
        where name is not null
        select (volume.Path, name, volume.Item["csi"]!);

    /// <summary>Every pod of the objects.</summary>
    public static IEnumerable<PodTemplate> Of(CheckContext context) =>
        from kind in Kinds
        from owner in context.OfKind(kind.Kind)
        let template = owner.Body.Get(kind.Path) as JsonObject
        where template is not null
        select new PodTemplate(owner, string.Join('.', kind.Path), template);
}
