using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>What is recorded of cluster and vault, and where; nothing unless it is asked for.</summary>
public sealed record MonitoringSettings
{
    /// <summary>A Log Analytics workspace that exists; without it one is created.</summary>
    [Description("resource id of a Log Analytics workspace that exists; without it one is created")]
    [Pattern(Names.WorkspaceIdPattern, "a resource id such as /subscriptions/…/resourceGroups/…/providers/Microsoft.OperationalInsights/workspaces/…")]
    public string? WorkspaceId { get; init; }

    /// <summary>Days that the created workspace keeps logs.</summary>
    [Description("days that the created workspace keeps logs")]
    [Bounds(30, 730)]
    public int RetentionInDays { get; init; } = 30;

    /// <summary>Whether logs and metrics of containers are collected.</summary>
    [Description("whether Container Insights collects logs and metrics of the containers")]
    public bool ContainerInsights { get; init; }

    /// <summary>Whether metrics are collected in Prometheus' format.</summary>
    [Description("whether metrics are collected by managed Prometheus, in an Azure Monitor workspace that is created")]
    public bool Prometheus { get; init; }

    /// <summary>Whether audit and control plane logs are kept.</summary>
    [Description("whether audit logs of the vault, and audit and control plane logs of the cluster, go to the workspace")]
    public bool Diagnostics { get; init; }

    /// <summary>Whether Microsoft Defender watches the cluster.</summary>
    [Description("whether Microsoft Defender for Containers watches the cluster")]
    public bool Defender { get; init; }
}
