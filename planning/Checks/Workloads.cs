using System.Text.Json.Nodes;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks;

/// <summary>The pods that something would start.</summary>
/// <param name="Owner">The Deployment, Pod or other workload.</param>
/// <param name="Path">Where the pod is described in it; empty for a Pod itself.</param>
/// <param name="Template">Metadata and spec of the pod.</param>
internal sealed record PodTemplate(KubernetesObject Owner, string Path, JsonObject Template)
{
    private static readonly string[] Kinds = ["Pod", "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob"];

    /// <summary>The pod's spec.</summary>
    public JsonNode? Spec => Template["spec"];

    /// <summary>Where a part of the pod's spec stands in the workload.</summary>
    public string At(string part) => Path.Length == 0 ? $"spec.{part}" : $"{Path}.spec.{part}";

    /// <summary>The containers, init containers last.</summary>
    public IEnumerable<Part> Containers => Spec.Get("containers").Items(At("containers")).Concat(Spec.Get("initContainers").Items(At("initContainers")));

    /// <summary>The volumes that mount a SecretProviderClass.</summary>
    public IEnumerable<SecretVolume> SecretVolumes =>
        from volume in Spec.Get("volumes").Items(At("volumes"))
        where volume.Item.Get("csi", "driver").AsText() == "secrets-store.csi.k8s.io"
        let name = volume.Item.Get("csi", "volumeAttributes", "secretProviderClass").AsText()
        where name is not null
        select new SecretVolume(volume.Path, name, volume.Item["csi"]!);

    /// <summary>Every pod of the objects.</summary>
    public static IEnumerable<PodTemplate> Of(CheckContext context) =>
        from kind in Kinds
        from owner in context.OfKind(kind)
        let path = PathOf(kind)
        let template = owner.Body.Get(path) as JsonObject
        where template is not null
        select new PodTemplate(owner, string.Join('.', path), template);

    private static string[] PathOf(string kind) => kind switch
    {
        "Pod" => [],
        "CronJob" => ["spec", "jobTemplate", "spec", "template"],
        _ => ["spec", "template"],
    };
}

/// <summary>A volume that mounts a SecretProviderClass.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Class">Name of the SecretProviderClass.</param>
/// <param name="Volume">Its <c>csi</c>.</param>
internal sealed record SecretVolume(string Path, string Class, JsonNode Volume);
