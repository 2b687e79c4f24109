namespace GatewayStack.Infra.Rules;

/// <summary>What a field of a customization holds.</summary>
public enum FieldKind
{
    /// <summary>One text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A number, or a share such as 50%.</summary>
    NumberOrShare,

    /// <summary>Either of true and false.</summary>
    Flag,

    /// <summary>A map of texts.</summary>
    Texts,

    /// <summary>A map of amounts such as 500m.</summary>
    Amounts,

    /// <summary>A list.</summary>
    List,
}

/// <summary>The fields of its Gateways' resources that AKS lets people change.</summary>
/// <remarks>AKS documentation, "Configure Istio ingress with the Kubernetes Gateway API", resource customization allowlist.
/// A webhook denies every other one.</remarks>
public static class CustomizationPaths
{
    /// <summary>The least replicas that AKS admits, and its default.</summary>
    public const int LeastReplicas = 2;

    /// <summary>AKS's default of the most replicas.</summary>
    public const int MostReplicas = 5;

    private const string Affinity = "spec.template.spec.affinity";
    private const string Container = "spec.template.spec.containers[]";

    private static readonly (string, FieldKind)[] Everywhere = [("metadata.labels", FieldKind.Texts), ("metadata.annotations", FieldKind.Texts)];

    /// <summary>The fields by kind.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, FieldKind>> ByKind { get; } = new Dictionary<string, IReadOnlyDictionary<string, FieldKind>>
    {
        ["deployment"] = Of(
            ("spec.replicas", FieldKind.Number),
            ("spec.minReadySeconds", FieldKind.Number),
            ("spec.template.metadata.labels", FieldKind.Texts),
            ("spec.template.metadata.annotations", FieldKind.Texts),
            ("spec.template.spec.nodeSelector", FieldKind.Texts),
            ("spec.template.spec.nodeName", FieldKind.Text),
            ("spec.template.spec.tolerations", FieldKind.List),
            ("spec.template.spec.topologySpreadConstraints", FieldKind.List),
            ("spec.template.spec.terminationGracePeriodSeconds", FieldKind.Number),
            ($"{Affinity}.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms", FieldKind.List),
            ($"{Affinity}.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution", FieldKind.List),
            ($"{Affinity}.podAffinity.requiredDuringSchedulingIgnoredDuringExecution", FieldKind.List),
            ($"{Affinity}.podAffinity.preferredDuringSchedulingIgnoredDuringExecution", FieldKind.List),
            ($"{Affinity}.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution", FieldKind.List),
            ($"{Affinity}.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution", FieldKind.List),
            ($"{Container}.name", FieldKind.Text),
            ($"{Container}.resizePolicy", FieldKind.List),
            ($"{Container}.resources.limits", FieldKind.Amounts),
            ($"{Container}.resources.requests", FieldKind.Amounts),
            ($"{Container}.stdin", FieldKind.Flag),
            ($"{Container}.stdinOnce", FieldKind.Flag)),
        ["service"] = Of(
            ("spec.type", FieldKind.Text),
            ("spec.loadBalancerSourceRanges", FieldKind.List),
            ("spec.loadBalancerClass", FieldKind.Text),
            ("spec.externalTrafficPolicy", FieldKind.Text),
            ("spec.internalTrafficPolicy", FieldKind.Text),
            ("spec.healthCheckNodePort", FieldKind.Number)),
        ["horizontalPodAutoscaler"] = Of(
            ("spec.minReplicas", FieldKind.Number),
            ("spec.maxReplicas", FieldKind.Number),
            ("spec.metrics", FieldKind.List),
            ("spec.behavior.scaleUp.stabilizationWindowSeconds", FieldKind.Number),
            ("spec.behavior.scaleUp.selectPolicy", FieldKind.Text),
            ("spec.behavior.scaleUp.policies", FieldKind.List),
            ("spec.behavior.scaleDown.stabilizationWindowSeconds", FieldKind.Number),
            ("spec.behavior.scaleDown.selectPolicy", FieldKind.Text),
            ("spec.behavior.scaleDown.policies", FieldKind.List)),
        ["podDisruptionBudget"] = Of(
            ("spec.minAvailable", FieldKind.NumberOrShare),
            ("spec.unhealthyPodEvictionPolicy", FieldKind.Text)),
    };

    /// <summary>Whether a path is on the way to an admitted field: a map that holds one, or a list of such maps.</summary>
    public static bool LeadOn(IReadOnlyDictionary<string, FieldKind> admitted, string path) =>
        path.Length == 0 || admitted.Keys.Any(a => a.StartsWith(path + ".", StringComparison.Ordinal)) || IsList(admitted, path);

    /// <summary>Whether a path is that of a list of maps that hold admitted fields.</summary>
    public static bool IsList(IReadOnlyDictionary<string, FieldKind> admitted, string path) =>
        admitted.Keys.Any(a => a.StartsWith(path + "[]", StringComparison.Ordinal));

    private static Dictionary<string, FieldKind> Of(params (string Path, FieldKind Kind)[] fields) =>
        Everywhere.Concat(fields).ToDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal);
}
