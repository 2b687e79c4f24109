using GatewayStack.Components.GatewayApi;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>The cluster and its nodes.</summary>
internal static class ClusterRules
{
    public static IEnumerable<SettingsProblem> Check(StackSettings settings, ClusterSettings cluster, string prefix)
    {
        if (GatewayApiBundle.Of(cluster.KubernetesVersion) is null)
        {
            yield return new(prefix + "cluster.kubernetesVersion", "has no managed Gateway API bundle that is known here", cluster.KubernetesVersion,
                $"use one of {string.Join(", ", GatewayApiBundle.KubernetesVersions.Select(v => $"\"{v}\""))}");
        }
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var (pool, key) in Pools(cluster, prefix))
        {
            if (!names.Add(pool.Name))
                yield return new($"{key}.name", "is used by another node pool", pool.Name, "give each node pool its own name");
            if (pool.MinCount > pool.MaxCount)
            {
                yield return new($"{key}.minCount", $"is greater than maxCount {pool.MaxCount}", $"{pool.MinCount}",
                    "use a minCount that is not above maxCount");
            }
            else if (pool.Count < pool.MinCount || pool.Count > pool.MaxCount)
            {
                yield return new($"{key}.count", "is not between minCount and maxCount", $"{pool.Count}",
                    $"use a number from {pool.MinCount} to {pool.MaxCount}");
            }
            if (pool.OsDiskType == OsDiskTypeSetting.Ephemeral && NodeSize.HasNoLocalDisk(pool.VmSize))
            {
                yield return new($"{key}.osDiskType", $"needs a disk in the node, and {pool.VmSize} has none", "Ephemeral",
                    $"use a size with a local disk, such as {NodeSize.WithLocalDisk(pool.VmSize)}, or Managed");
            }
            if (pool.EncryptionAtHost && pool.VmSize.StartsWith("Basic_", StringComparison.Ordinal))
                yield return new($"{key}.encryptionAtHost", $"is not available for {pool.VmSize}", "true", "use a Standard_ size of version 3 or later, or false");
        }
        if (cluster.CostAnalysis && cluster.Tier == ClusterTier.Free)
            yield return new(prefix + "cluster.costAnalysis", "needs tier Standard or Premium", "true", "set cluster.tier to Standard, or costAnalysis to false");
        if (cluster.NodeResourceGroup is { } nodes && nodes == settings.ResourceGroup)
        {
            yield return new(prefix + "cluster.nodeResourceGroup", "is the stack's own resource group; AKS must create it", nodes,
                "use another name, or leave it out");
        }
    }

    /// <summary>Every node pool with its key.</summary>
    private static IEnumerable<(NodePoolSettings Pool, string Key)> Pools(ClusterSettings cluster, string prefix) =>
        cluster.UserPools.Select((pool, i) => (pool, $"{prefix}cluster.userPools[{i}]")).Prepend((cluster.NodePool, prefix + "cluster.nodePool"));
}
