using System.Text.Json.Nodes;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks.Posture;

/// <summary>Pods: work, and could be safer or easier to run.</summary>
internal static class WorkloadPosture
{
    public static IReadOnlyList<Check> All { get; } =
    [
        Container("GW450", Severity.Warning, "Container that may run as root",
            "A process that breaks out of a container it runs in as root is root on the node.", "Set runAsNonRoot: true in the pod's or container's securityContext.", "CKV_K8S_23, AVD-KSV-0012",
            "securityContext", "may run as root", "set runAsNonRoot: true", (pod, c) => !Setting(pod, c, "runAsNonRoot").IsTrue()),
        Container("GW451", Severity.Warning, "Container that may gain privileges",
            "A process can get more rights than it started with, by a file with the set-user-id bit for example.", "Set allowPrivilegeEscalation: false.", "CKV_K8S_20, AVD-KSV-0001",
            "securityContext", "may gain privileges", "set allowPrivilegeEscalation: false", (_, c) => !c.Get("securityContext", "allowPrivilegeEscalation").IsFalse()),
        Container("GW452", Severity.Warning, "Privileged container",
            "It sees the node's devices, and is as good as root there.", "Remove privileged.", "CKV_K8S_16, AVD-KSV-0017", "securityContext.privileged", "is privileged", "remove it", (_, c) => c.Get("securityContext", "privileged").IsTrue()),
        Container("GW453", Severity.Info, "Container that keeps capabilities",
            "Containers start with a dozen rights of root that servers do not need.", "Drop ALL, and add back what is needed.", "CKV_K8S_28, CKV_K8S_37, AVD-KSV-0003, AVD-KSV-0106",
            "securityContext.capabilities", "keeps capabilities", "set capabilities: { drop: [ALL] }", (_, c) => !c.Get("securityContext", "capabilities", "drop").AsTexts().Contains("ALL", StringComparer.OrdinalIgnoreCase)),
        Container("GW454", Severity.Info, "Container that can write to its image",
            "Who breaks into it can change its programs.", "Set readOnlyRootFilesystem: true, with an emptyDir where it has to write.", "CKV_K8S_22, AVD-KSV-0014",
            "securityContext.readOnlyRootFilesystem", "can write to its file system", "set readOnlyRootFilesystem: true", (_, c) => !c.Get("securityContext", "readOnlyRootFilesystem").IsTrue()),
        Container("GW455", Severity.Warning, "Container without a memory limit",
            "A leak takes the memory of the whole node, and other pods are killed.", "Set resources.limits.memory.", "CKV_K8S_13, AVD-KSV-0018", "resources", "has no memory limit", "set resources.limits.memory", (_, c) => c.Get("resources", "limits", "memory") is null),
        Container("GW456", Severity.Info, "Container without requests",
            "The scheduler does not know what it needs, puts too many on a node, and the autoscaler does not add one.", "Set resources.requests.", "CKV_K8S_10, CKV_K8S_12, AVD-KSV-0015, AVD-KSV-0016",
            "resources", "requests no cpu or memory", "set resources.requests", (_, c) => c.Get("resources", "requests", "cpu") is null || c.Get("resources", "requests", "memory") is null),
        Container("GW457", Severity.Warning, "Image that is not the same tomorrow",
            "latest, or no tag, is another image after every push: pods of one Deployment differ, and nobody knows what runs.", "Name a version, or a digest.", "CKV_K8S_14, AVD-KSV-0013",
            "image", "has an image without a version", "name a version", (_, c) => IsFloating(c["image"].AsText() ?? "")),
        Container("GW458", Severity.Info, "Server without a readiness probe",
            "Requests reach it before it can answer, at every start and every update.", "Add readinessProbe.", "CKV_K8S_9", "readinessProbe", "has no readiness probe", "add readinessProbe",
            (_, c) => c["ports"].Count() > 0 && c["readinessProbe"] is null, initToo: false),
        Container("GW459", Severity.Info, "Server without a liveness probe",
            "One that hangs is never started again.", "Add livenessProbe.", "CKV_K8S_8", "livenessProbe", "has no liveness probe", "add livenessProbe",
            (_, c) => c["ports"].Count() > 0 && c["livenessProbe"] is null, initToo: false),
        Pod("GW460", Severity.Warning, "Pod that shares what is the node's",
            "hostNetwork, hostPID and hostIPC let a pod see the node's connections, processes and memory; hostPath its files.", "Remove them.", "CKV_K8S_17, CKV_K8S_18, CKV_K8S_19, AVD-KSV-0008, AVD-KSV-0009, AVD-KSV-0010, AVD-KSV-0023",
            "", "shares the node's network, processes, memory or files", "remove hostNetwork, hostPID, hostIPC and hostPath",
            p => p.Spec.Get("hostNetwork").IsTrue() || p.Spec.Get("hostPID").IsTrue() || p.Spec.Get("hostIPC").IsTrue() || p.Spec.Get("volumes").AsObjects().Any(v => v["hostPath"] is not null)),
        Pod("GW461", Severity.Info, "Pod without a seccomp profile",
            "It may use every system call of the kernel.", "Set seccompProfile: { type: RuntimeDefault }.", "CKV_K8S_31, AVD-KSV-0030, AVD-KSV-0104", "securityContext", "has no seccomp profile", "set securityContext.seccompProfile.type: RuntimeDefault",
            p => p.Spec.Get("securityContext", "seccompProfile") is null && p.Containers.Any(c => c.Item.Get("securityContext", "seccompProfile") is null)),
        Pod("GW462", Severity.Info, "Pod with a token it may not need",
            "Every pod gets a token for the API server unless told otherwise; who breaks in has it.", "Set automountServiceAccountToken: false.", "CKV_K8S_38, AVD-KSV-0036", "automountServiceAccountToken", "gets a token for the API server", "set automountServiceAccountToken: false",
            p => !p.Spec.Get("automountServiceAccountToken").IsFalse() && p.Spec.Get("serviceAccountName") is null),
        Pod("GW463", Severity.Info, "Workload in the namespace default",
            "What nobody sorted lands there, and no policy is for it.", "Use a namespace of its own.", "CKV_K8S_21, AVD-KSV-0110", "", "is in the namespace default", "set metadata.namespace", p => p.Owner.Namespace == "default"),
        Pod("GW464", Severity.Info, "Deployment of one pod",
            "While it moves to another node nothing answers.", "Set replicas: 2, with a PodDisruptionBudget.", "Polaris deploymentMissingReplicas", "", "has one pod", "set replicas: 2",
            p => p.Owner is { Kind: "Deployment" } && (p.Owner.Body.Get("spec", "replicas").AsInt() ?? 1) < 2),
        new("GW465", Severity.Info, "Gateway with one proxy",
            "Upstream Istio starts one proxy and no budget for a Gateway, so draining its node takes HTTPS down. The AKS add-ons start two to five.",
            "Customize horizontalPodAutoscaler and podDisruptionBudget through spec.infrastructure.parametersRef.", "Istio docs, automated deployment", SingleProxy) { Group = CheckGroup.Posture },
    ];

    private static Check Container(
        string id, Severity severity, string title, string explanation, string fix, string references, string field, string message, string advice, Func<PodTemplate, JsonObject, bool> applies, bool initToo = true) =>
        new(id, severity, title, explanation, fix, references, context =>
            from pod in context.Pods
            from container in pod.Containers
            where (initToo || !container.Path.Contains("initContainers", StringComparison.Ordinal)) && applies(pod, container.Item)
            select Found.In(pod.Owner, $"{container.Path}.{field}", $"container {container.Item["name"].Shown()} {message}", advice))
        { Group = CheckGroup.Posture };

    private static Check Pod(string id, Severity severity, string title, string explanation, string fix, string references, string field, string message, string advice, Func<PodTemplate, bool> applies) =>
        new(id, severity, title, explanation, fix, references, context =>
            from pod in context.Pods
            where applies(pod)
            select Found.In(pod.Owner, field.Length == 0 ? "" : pod.At(field), message, advice))
        { Group = CheckGroup.Posture };

    private static JsonNode? Setting(PodTemplate pod, JsonObject container, string name) => container.Get("securityContext", name) ?? pod.Spec.Get("securityContext", name);

    private static bool IsFloating(string image)
    {
        if (image.Contains('@'))
            return false;
        var name = image[(image.LastIndexOf('/') + 1)..];
        return name.IndexOf(':') is var colon && (colon < 0 || name[(colon + 1)..] is "latest");
    }

    private static IEnumerable<Found> SingleProxy(CheckContext context) =>
        from gateway in context.OfKind("Gateway")
        where context.Settings is { ExistingCluster: not null } && gateway.Body.Get("spec", "infrastructure", "parametersRef") is null
        select Found.In(gateway, "spec.infrastructure", "gets one proxy, without a disruption budget", "add a ConfigMap with horizontalPodAutoscaler and podDisruptionBudget");
}
