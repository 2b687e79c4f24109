using Pulumi;
using Pulumi.AzureNative_containerservice_v20260301.ContainerService;
using Pulumi.AzureNative_containerservice_v20260301.ContainerService.Inputs;

namespace GatewayStack.Components.Azure;

/// <summary>The node pools of a cluster: the first is part of it, the others are resources of their own, which come and go.</summary>
internal static class NodePools
{
    /// <summary>Keeps everything away but AKS's own components, which tolerate it. Gateways run in the user pools.</summary>
    private const string CriticalAddonsOnly = "CriticalAddonsOnly=true:NoSchedule";

    public static ManagedClusterAgentPoolProfileArgs System(GatewayClusterArgs args)
    {
        var pool = args.NodePool;
        var profile = new ManagedClusterAgentPoolProfileArgs
        {
            Name = pool.Name,
            Mode = AgentPoolMode.System,
            Type = AgentPoolType.VirtualMachineScaleSets,
            OsType = OSType.Linux,
            VmSize = pool.VmSize,
            Count = pool.Count,
            AvailabilityZones = pool.Zones,
            NodeLabels = pool.Labels,
            NodeTaints = args.UserPools.Count > 0 ? [CriticalAddonsOnly] : [],
            OsDiskSizeGB = pool.OsDiskSizeGB,
        };
        if (!args.IsAutomatic)
        {
            profile.VnetSubnetID = args.SubnetId;
            profile.EnableAutoScaling = true;
            profile.MinCount = pool.MinCount;
            profile.MaxCount = pool.MaxCount;
            profile.MaxPods = pool.MaxPods;
        }
        if (pool.OsDiskType is { } disk)
            profile.OsDiskType = disk;
        if (pool.EncryptionAtHost)
            profile.EnableEncryptionAtHost = true;
        return profile;
    }

    public static void AddUserPools(string name, GatewayClusterArgs args, ManagedCluster cluster, CustomResourceOptions options)
    {
        foreach (var pool in args.UserPools)
        {
            var profile = new AgentPoolArgs
            {
                AgentPoolName = pool.Name,
                ResourceGroupName = args.ResourceGroupName,
                ResourceName = cluster.Name,
                Mode = AgentPoolMode.User,
                Type = AgentPoolType.VirtualMachineScaleSets,
                OsType = OSType.Linux,
                VmSize = pool.VmSize,
                VnetSubnetID = args.SubnetId,
                EnableAutoScaling = true,
                Count = pool.Count,
                MinCount = pool.MinCount,
                MaxCount = pool.MaxCount,
                MaxPods = pool.MaxPods,
                AvailabilityZones = pool.Zones,
                NodeLabels = pool.Labels,
                OsDiskSizeGB = pool.OsDiskSizeGB,
                Tags = args.Tags,
            };
            if (pool.OsDiskType is { } disk)
                profile.OsDiskType = disk;
            if (pool.EncryptionAtHost)
                profile.EnableEncryptionAtHost = true;
            _ = new AgentPool($"{name}-{pool.Name}", profile, CustomResourceOptions.Merge(options, new CustomResourceOptions { IgnoreChanges = { "count" } }));
        }
    }
}
