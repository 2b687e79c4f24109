using System.Collections.Immutable;
using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;

namespace GatewayStack.Components.Azure;

/// <summary>What is collected of a cluster's containers, and where it is sent. The cluster's add-ons only do what these rules say.</summary>
/// <remarks>Names and streams as in "Enable monitoring for AKS clusters", with managed identities (the workspace's key is retired).</remarks>
public sealed class ClusterMonitoring : ComponentResource
{
    private const string Logs = "Microsoft-ContainerInsights-Group-Default";
    private const string Metrics = "Microsoft-PrometheusMetrics";

    /// <summary>Creates the rules and associates the cluster with them.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">Its settings.</param>
    /// <param name="options">Options of the component.</param>
    public ClusterMonitoring(string name, ClusterMonitoringArgs args, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:ClusterMonitoring", name, options)
    {
        var child = new CustomResourceOptions { Parent = this };
        if (args.LogsWorkspaceId is { } logs)
        {
            Associate($"{name}-logs", "ContainerInsightsExtension", args, child, new DataCollectionRuleArgs
            {
                DataCollectionRuleName = args.ClusterName.Apply(c => $"MSCI-{c}"),
                ResourceGroupName = args.ResourceGroupName,
                Location = args.Location,
                Kind = KnownDataCollectionRuleResourceKind.Linux,
                DataSources = new DataCollectionRuleDataSourcesArgs { Extensions = { ContainerInsights() } },
                Destinations = new DataCollectionRuleDestinationsArgs
                {
                    LogAnalytics = { new LogAnalyticsDestinationArgs { Name = "logs", WorkspaceResourceId = logs } },
                },
                DataFlows = { new DataFlowArgs { Streams = { Logs }, Destinations = { "logs" } } },
                Tags = args.Tags,
            });
        }
        if (args.MetricsWorkspaceId is { } metrics)
        {
            var endpoint = new DataCollectionEndpoint($"{name}-metrics", new DataCollectionEndpointArgs
            {
                DataCollectionEndpointName = args.ClusterName.Apply(c => $"MSProm-{c}"),
                ResourceGroupName = args.ResourceGroupName,
                Location = args.Location,
                Kind = KnownDataCollectionEndpointResourceKind.Linux,
                Tags = args.Tags,
            }, child);
            Associate($"{name}-metrics", "ContainerInsightsMetricsExtension", args, child, new DataCollectionRuleArgs
            {
                DataCollectionRuleName = args.ClusterName.Apply(c => $"MSProm-{c}"),
                ResourceGroupName = args.ResourceGroupName,
                Location = args.Location,
                Kind = KnownDataCollectionRuleResourceKind.Linux,
                DataCollectionEndpointId = endpoint.Id,
                DataSources = new DataCollectionRuleDataSourcesArgs
                {
                    PrometheusForwarder = { new PrometheusForwarderDataSourceArgs { Name = "prometheus", Streams = { Metrics } } },
                },
                Destinations = new DataCollectionRuleDestinationsArgs
                {
                    MonitoringAccounts = { new MonitoringAccountDestinationArgs { Name = "metrics", AccountResourceId = metrics } },
                },
                DataFlows = { new DataFlowArgs { Streams = { Metrics }, Destinations = { "metrics" } } },
                Tags = args.Tags,
            });
        }
        RegisterOutputs();
    }

    private static ExtensionDataSourceArgs ContainerInsights() => new()
    {
        Name = "ContainerInsightsExtension",
        ExtensionName = "ContainerInsights",
        Streams = { Logs },
        ExtensionSettings = ImmutableDictionary<string, object>.Empty.Add("dataCollectionSettings", ImmutableDictionary<string, object>.Empty
            .Add("interval", "1m")
            .Add("namespaceFilteringMode", "Off")
            .Add("enableContainerLogV2", true)),
    };

    private static void Associate(string name, string association, ClusterMonitoringArgs args, CustomResourceOptions child, DataCollectionRuleArgs rule) =>
        _ = new DataCollectionRuleAssociation(name, new DataCollectionRuleAssociationArgs
        {
            AssociationName = association,
            ResourceUri = args.ClusterId,
            DataCollectionRuleId = new DataCollectionRule(name, rule, child).Id,
        }, child);
}

/// <summary>Settings of <see cref="ClusterMonitoring"/>.</summary>
public sealed class ClusterMonitoringArgs : ResourceArgs
{
    /// <summary>Resource group of the rules.</summary>
    public required Input<string> ResourceGroupName { get; init; }

    /// <summary>Azure region, the workspaces'.</summary>
    public required Input<string> Location { get; init; }

    /// <summary>Name of the cluster.</summary>
    public required Input<string> ClusterName { get; init; }

    /// <summary>Resource id of the cluster.</summary>
    public required Input<string> ClusterId { get; init; }

    /// <summary>Resource id of the Log Analytics workspace for Container Insights; null: not collected.</summary>
    public Input<string>? LogsWorkspaceId { get; init; }

    /// <summary>Resource id of the Azure Monitor workspace for Prometheus metrics; null: not collected.</summary>
    public Input<string>? MetricsWorkspaceId { get; init; }

    /// <summary>Tags.</summary>
    public InputMap<string> Tags { get; init; } = [];
}
