using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;

namespace GatewayStack.Components.Azure;

/// <summary>Diagnostic settings: which of a resource's own logs go to a Log Analytics workspace.</summary>
public sealed class ResourceLogs : ComponentResource
{
    /// <summary>Of a vault: who asked for what, and what policy decided.</summary>
    public static IReadOnlyList<string> OfVault { get; } = ["AuditEvent", "AzurePolicyEvaluationDetails"];

    /// <summary>Of a cluster: the control plane's logs, and the audit log without reads, which are most of it.</summary>
    public static IReadOnlyList<string> OfCluster { get; } =
        ["kube-apiserver", "kube-audit-admin", "kube-controller-manager", "kube-scheduler", "cluster-autoscaler", "cloud-controller-manager", "guard"];

    /// <summary>Creates the settings.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="workspaceId">Resource id of the workspace.</param>
    /// <param name="resources">Resources, each with the name its settings have in the program and the categories of its logs.</param>
    /// <param name="options">Options of the component.</param>
    public ResourceLogs(
        string name, Input<string> workspaceId, IEnumerable<(string Name, Input<string> ResourceId, IReadOnlyList<string> Categories)> resources,
        ComponentResourceOptions? options = null)
        : base("gateway-stack:components:ResourceLogs", name, options)
    {
        foreach (var (resource, id, categories) in resources)
        {
            _ = new DiagnosticSetting($"{name}-{resource}", new DiagnosticSettingArgs
            {
                Name = "gateway-stack",
                ResourceUri = id,
                WorkspaceId = workspaceId,
                LogAnalyticsDestinationType = "Dedicated",
                Logs = [.. categories.Select(c => new DiagnosticsLogSettingsArgs { Category = c, Enabled = true })],
                Metrics = { new DiagnosticsMetricSettingsArgs { Category = "AllMetrics", Enabled = true } },
            }, new CustomResourceOptions { Parent = this });
        }
        RegisterOutputs();
    }
}
