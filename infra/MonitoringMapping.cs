using GatewayStack.Components.Azure;
using GatewayStack.Infra.Settings;
using Pulumi;

namespace GatewayStack.Infra;

/// <summary>From the settings of monitoring to its components.</summary>
internal static class MonitoringMapping
{
    /// <summary>The workspaces; null where nothing is recorded.</summary>
    public static MonitoringWorkspace? CreateWorkspace(this StackSettings settings, AzureScope azure)
    {
        var monitoring = settings.Monitoring;
        if (monitoring is { ContainerInsights: false, Prometheus: false, Diagnostics: false, Defender: false })
            return null;
        return new MonitoringWorkspace("monitoring", new MonitoringWorkspaceArgs
        {
            ResourceGroupName = azure.Group.Name,
            Location = azure.Config.Location,
            LogsName = azure.Config.NameOf("log"),
            ExistingLogsId = monitoring.WorkspaceId,
            RetentionInDays = monitoring.RetentionInDays,
            MetricsName = monitoring.Prometheus ? (Input<string>)azure.Config.NameOf("amw") : null,
            Tags = azure.Tags,
        });
    }

    /// <summary>What is recorded of vault and cluster, as far as the settings say so.</summary>
    public static IEnumerable<Resource> CreateMonitoring(
        this StackSettings settings, AzureScope azure, MonitoringWorkspace? workspace, CertificateVault vault, GatewayCluster cluster)
    {
        var monitoring = settings.Monitoring;
        if (workspace is null)
            yield break;
        if (monitoring.ContainerInsights || monitoring.Prometheus)
        {
            yield return new ClusterMonitoring("cluster-monitoring", new ClusterMonitoringArgs
            {
                ResourceGroupName = azure.Group.Name,
                Location = azure.Config.Location,
                ClusterName = cluster.ClusterName,
                ClusterId = cluster.ClusterId,
                LogsWorkspaceId = monitoring.ContainerInsights ? (Input<string>)workspace.LogsId : null,
                MetricsWorkspaceId = workspace.MetricsId is { } metrics ? (Input<string>)metrics : null,
                Tags = azure.Tags,
            });
        }
        if (monitoring.Diagnostics)
        {
            yield return new ResourceLogs("diagnostics", workspace.LogsId,
                [("vault", vault.VaultId, ResourceLogs.OfVault), ("cluster", cluster.ClusterId, ResourceLogs.OfCluster)]);
        }
    }
}
