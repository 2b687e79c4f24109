using GatewayStack.Planning.Checks.Gateways;

namespace GatewayStack.Planning.Checks.Tls;

/// <summary>The Secrets that listeners serve, and what keeps them in the cluster.</summary>
internal static class SecretChecks
{
    private const string Driver = "Secrets Store CSI driver docs, sync as Kubernetes secret";

    public static IReadOnlyList<Check> All { get; } =
    [
        new("GW101", Severity.Error, "Secret of a listener that does not exist",
            "The listener is not programmed (InvalidCertificateRef) and its port stays closed, although the Gateway may say that it is programmed. The Secret is looked for in the Gateway's namespace.",
            "Keep Secret, SecretProviderClass, the workload that mounts it and the Gateway in one namespace, and their names equal.", "AKV provider#99, #506, #550; AKS migration reports",
            context => Certificates(context, "InvalidCertificateRef", "add the Secret, or a SecretProviderClass that keeps it, in the Gateway's namespace")),
        new("GW102", Severity.Error, "SecretProviderClass that nothing mounts",
            "The Secret exists only while a pod of the same namespace mounts the SecretProviderClass; it goes with the last one. Listeners that serve it are not programmed.",
            "Add a Deployment that mounts it, read-only.", "AKV provider#99, #506, #550; " + Driver, Unmounted),
        new("GW103", Severity.Error, "Secret of another namespace without a ReferenceGrant",
            "A Gateway may serve a Secret of another namespace only if a ReferenceGrant there allows it (RefNotPermitted).", "Add a ReferenceGrant in the Secret's namespace, or move the Secret.",
            "Gateway API specification, ReferenceGrant; istio#36075", context => Certificates(context, "RefNotPermitted", "add a ReferenceGrant (gateway.networking.k8s.io/v1beta1) in the Secret's namespace")),
        new("GW113", Severity.Warning, "Secret that lives as long as a bare pod",
            "A pod of its own is not started again after it ends or its node goes, and the Secret goes with it: renewed certificates stop arriving, and a restarted Gateway has none.",
            "Use a Deployment, with two replicas.", Driver, BarePods),
        new("GW114", Severity.Error, "Volume of secrets that is not read-only",
            "The Secrets Store driver mounts read-only volumes only; the pod does not start.", "Add readOnly: true to csi.", Driver, Writable),
        new("GW115", Severity.Error, "Secret without a TLS key and certificate",
            "A listener serves Secrets that hold tls.crt and tls.key; of others it says InvalidCertificateRef.", "Use type kubernetes.io/tls with both keys.", "Gateway API specification, certificateRefs", NotTls),
    ];

    private static IEnumerable<Found> Certificates(CheckContext context, string reason, string fix) =>
        from listener in context.Topology.Listeners
        from condition in listener.Conditions
        where condition is { Type: "ResolvedRefs", Status: false } && condition.Reason == reason
        select Found.In(ListenerChecks.ManifestOf(context, listener), $"{listener.Listener.Path}.tls.certificateRefs", condition.Message, fix);

    private static IEnumerable<Found> Unmounted(CheckContext context)
    {
        var mounted = context.Pods.SelectMany(p => p.SecretVolumes.Select(v => (p.Owner.Namespace, v.Class))).ToHashSet();
        return from c in context.ProviderClasses
               where c.Secrets.Any() && !mounted.Contains((c.Manifest.Namespace, c.Manifest.Name))
               select Found.In(c.Manifest, "spec.secretObjects", $"no workload in namespace {c.Manifest.Namespace} mounts it, so its Secret never exists", $"add a Deployment in {c.Manifest.Namespace} that mounts it")
                   with
               { Severity = context.Pods.Count == 0 ? Severity.Warning : null };
    }

    private static IEnumerable<Found> BarePods(CheckContext context) =>
        from pod in context.Pods
        where pod.Owner.Kind is "Pod" or "Job" && pod.SecretVolumes.Any(v => context.ProviderClasses.Any(c => c.Manifest.Namespace == pod.Owner.Namespace && c.Manifest.Name == v.Class && c.Secrets.Any()))
        select Found.In(pod.Owner, "kind", $"only a {pod.Owner.Kind} keeps the Secret in the cluster", "use a Deployment");

    private static IEnumerable<Found> Writable(CheckContext context) =>
        from pod in context.Pods
        from volume in pod.SecretVolumes
        where !volume.Volume["readOnly"].IsTrue()
        select Found.In(pod.Owner, $"{volume.Path}.csi", $"the volume of SecretProviderClass {volume.Class} is not read-only", "add readOnly: true");

    private static IEnumerable<Found> NotTls(CheckContext context) =>
        from listener in context.Topology.Listeners
        from reference in listener.Listener.Tls?.Certificates ?? []
        from secret in context.OfKind("Secret")
        where secret.Namespace == reference.Target.Namespace && secret.Name == reference.Target.Name
        let keys = secret.Body["data"].Entries().Concat(secret.Body["stringData"].Entries()).Select(e => e.Key).ToList()
        where keys.Count > 0 && !(keys.Contains("tls.crt") && keys.Contains("tls.key"))
        select Found.In(secret, "data", $"listener {listener.Listener.Name} serves it, and it has {string.Join(", ", keys)}", "store the certificate as tls.crt and its key as tls.key");
}
