using GatewayStack.Components.GatewayApi;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>The cluster and its nodes.</summary>
internal static class ClusterRules
{
    public static IEnumerable<SettingsProblem> Check(StackSettings settings, ClusterSettings cluster, string prefix)
    {
        var pool = cluster.NodePool;
        if (GatewayApiBundle.Of(cluster.KubernetesVersion) is null)
        {
            yield return new(prefix + "cluster.kubernetesVersion", "has no managed Gateway API bundle that is known here", cluster.KubernetesVersion,
                $"use one of {string.Join(", ", GatewayApiBundle.KubernetesVersions.Select(v => $"\"{v}\""))}");
        }
        if (pool.MinCount > pool.MaxCount)
        {
            yield return new(prefix + "cluster.nodePool.minCount", $"is greater than maxCount {pool.MaxCount}", $"{pool.MinCount}",
                "use a minCount that is not above maxCount");
        }
        else if (pool.Count < pool.MinCount || pool.Count > pool.MaxCount)
        {
            yield return new(prefix + "cluster.nodePool.count", "is not between minCount and maxCount", $"{pool.Count}",
                $"use a number from {pool.MinCount} to {pool.MaxCount}");
        }
        if (cluster.NodeResourceGroup is { } nodes && nodes == settings.ResourceGroup)
        {
            yield return new(prefix + "cluster.nodeResourceGroup", "is the stack's own resource group; AKS must create it", nodes,
                "use another name, or leave it out");
        }
    }
}
