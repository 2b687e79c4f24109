using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.OperationalInsights;
using Pulumi.AzureNative.OperationalInsights.Inputs;

namespace GatewayStack.Components.Azure;

/// <summary>Where logs and metrics go: a Log Analytics workspace, and one of Azure Monitor for Prometheus metrics.</summary>
public sealed class MonitoringWorkspace : ComponentResource
{
    /// <summary>Creates the workspaces.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">Its settings.</param>
    /// <param name="options">Options of the component.</param>
    public MonitoringWorkspace(string name, MonitoringWorkspaceArgs args, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:MonitoringWorkspace", name, options)
    {
        var child = new CustomResourceOptions { Parent = this };
        LogsId = args.ExistingLogsId is { } existing ? Output.Create(existing) : new Workspace(name, new WorkspaceArgs
        {
            WorkspaceName = args.LogsName,
            ResourceGroupName = args.ResourceGroupName,
            Location = args.Location,
            Sku = new WorkspaceSkuArgs { Name = WorkspaceSkuNameEnum.PerGB2018 },
            RetentionInDays = args.RetentionInDays,
            Tags = args.Tags,
        }, child).Id;
        MetricsId = args.MetricsName is null ? null : new AzureMonitorWorkspace($"{name}-metrics", new AzureMonitorWorkspaceArgs
        {
            AzureMonitorWorkspaceName = args.MetricsName,
            ResourceGroupName = args.ResourceGroupName,
            Location = args.Location,
            Tags = args.Tags,
        }, child).Id;
        RegisterOutputs();
    }

    /// <summary>Resource id of the Log Analytics workspace.</summary>
    public Output<string> LogsId { get; }

    /// <summary>Resource id of the Azure Monitor workspace; null where there is none.</summary>
    public Output<string>? MetricsId { get; }
}

/// <summary>Settings of <see cref="MonitoringWorkspace"/>.</summary>
public sealed class MonitoringWorkspaceArgs : ResourceArgs
{
    /// <summary>Resource group.</summary>
    public required Input<string> ResourceGroupName { get; init; }

    /// <summary>Azure region.</summary>
    public required Input<string> Location { get; init; }

    /// <summary>Name of the Log Analytics workspace.</summary>
    public required Input<string> LogsName { get; init; }

    /// <summary>Resource id of a Log Analytics workspace that exists; null: one is created.</summary>
    public string? ExistingLogsId { get; init; }

    /// <summary>Days that the created workspace keeps logs, 30 to 730. Default 30.</summary>
    public Input<int> RetentionInDays { get; init; } = 30;

    /// <summary>Name of the Azure Monitor workspace; null: none.</summary>
    public Input<string>? MetricsName { get; init; }

    /// <summary>Tags.</summary>
    public InputMap<string> Tags { get; init; } = [];
}
