using System.Net;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks.Azure;

/// <summary>Whether addresses, load balancers and nodes are enough for what is planned.</summary>
internal static class CapacityChecks
{
    private const int ReservedBySubnet = 5;
    private const int Surge = 1;
    private const int DefaultPublicAddresses = 20;
    private const int RulesOfAnInterface = 300;
    private const int LeastPods = 30;

    /// <summary>What AKS runs on its own: of DaemonSets on each node, and once.</summary>
    private const int SystemPodsOfNode = 10;
    private const int SystemPods = 12;
    private const int PodsOfGateway = 2;

    public static IReadOnlyList<Check> All { get; } =
    [
        new("GW204", Severity.Warning, "Subnet that is nearly full",
            "Nodes, pods without an overlay, and internal load balancers take addresses of the subnet, of which Azure keeps five; an upgrade adds nodes. A subnet cannot grow while it is used.",
            "Use a larger subnet, or an overlay (cluster.podCidr).", "AKS docs, plan IP addresses", Subnets),
        new("GW205", Severity.Warning, "More load balancing than a subscription has by default",
            "Each public Gateway takes a public address of the region, of which many subscriptions have 20, and three rules of the load balancer, of which a network interface takes 300. Above that a Gateway stays without an address.",
            "Let several host names share a Gateway, or ask for a higher quota.", "Azure subscription limits, networking", PublicAddresses),
        new("GW213", Severity.Error, "Pods that do not fit on the nodes",
            "AKS wants room for 30 pods in a node pool. Where the pods of Gateways and applications do not fit beside AKS's own, they stay Pending and a Gateway is never programmed.",
            "Raise maxPods, or the number of nodes.", "AKS docs, maximum pods per node", Pods),
    ];

    /// <summary>The node pools: those of the cluster, and those beside it.</summary>
    private static IEnumerable<NodePool> Pools(CheckContext context) =>
        from resource in context.Resources
        where !resource.IsRead
        from pool in resource.Type.EndsWith("containerservice:ManagedCluster", StringComparison.Ordinal) ? resource.Inputs["agentPoolProfiles"].Items("agentPoolProfiles")
            : resource.Type.EndsWith("containerservice:AgentPool", StringComparison.Ordinal) ? [new Part("", resource.Inputs)] : []
        select new NodePool(resource, pool.Path, pool.Item);

    private static IEnumerable<Found> Subnets(CheckContext context)
    {
        var overlay = context.Cluster?.Inputs.Get("networkProfile", "networkPluginMode").AsText() == "overlay";
        foreach (var subnet in context.OfType("network:Subnet"))
        {
            var name = $"/subnets/{subnet.Inputs["subnetName"].AsText()}";
            var needed = Pools(context).Where(p => p.Pool["vnetSubnetID"].AsText()?.EndsWith(name, StringComparison.Ordinal) is true)
                .Sum(p => ((p.Pool["maxCount"].AsInt() ?? p.Pool["count"].AsInt() ?? 0) + Surge) * (overlay ? 1L : (p.Pool["maxPods"].AsInt() ?? 30) + 1));
            if (needed == 0 || !IPNetwork.TryParse(subnet.Inputs["addressPrefix"].AsText() ?? "", out var block))
                continue;
            var usable = (1L << (32 - block.PrefixLength)) - ReservedBySubnet;
            if (needed * 10 > usable * 9)
                yield return Found.In(subnet, "addressPrefix", $"{needed} of {usable} addresses are needed with all nodes and one more while upgrading", "use a larger subnet, fewer pods on a node, or an overlay");
        }
    }

    private static IEnumerable<Found> PublicAddresses(CheckContext context)
    {
        if (context.Cluster is not { } cluster)
            yield break;
        var gateways = context.OfKind("Gateway").ToList();
        var addresses = gateways.Count + context.OfType("network:PublicIPAddress").Count() + (cluster.Inputs.Get("networkProfile", "outboundType").AsText() == "loadBalancer" ? 1 : 0);
        var rules = gateways.Sum(g => CheckContext.Listeners(g).DistinctBy(l => l.Item["port"].Shown()).Count() + 1);
        if (addresses > DefaultPublicAddresses)
            yield return Found.In(cluster, "networkProfile", $"{addresses} public addresses are needed, and a region has {DefaultPublicAddresses} by default", "see `az network list-usages`; ask for more, or share Gateways");
        if (rules > RulesOfAnInterface)
            yield return Found.In(cluster, "networkProfile", $"the load balancer needs {rules} rules, and a network interface takes {RulesOfAnInterface}", "share Gateways");
    }

    private static IEnumerable<Found> Pods(CheckContext context)
    {
        foreach (var (resource, path, pool) in Pools(context))
        {
            var (nodes, most) = (pool["minCount"].AsInt() ?? pool["count"].AsInt() ?? 1, pool["maxPods"].AsInt() ?? 30);
            if (nodes * most < LeastPods)
                yield return Found.In(resource, path.Length == 0 ? "maxPods" : $"{path}.maxPods", $"the pool has room for {nodes * most} pods, and AKS wants {LeastPods}", "raise maxPods or minCount");
        }
        if (context.Cluster is not { } cluster)
            yield break;
        var room = Pools(context).Sum(p => (p.Pool["maxCount"].AsInt() ?? p.Pool["count"].AsInt() ?? 1) * ((p.Pool["maxPods"].AsInt() ?? 30) - SystemPodsOfNode));
        var pods = SystemPods + context.OfKind("Gateway").Count() * PodsOfGateway + context.OfKind("Deployment").Sum(d => d.Body.Get("spec", "replicas").AsInt() ?? 1);
        if (pods > room)
            yield return Found.In(cluster, "agentPoolProfiles", $"{pods} pods are planned, and the largest cluster has room for {room} beside AKS's own on each node", "raise maxPods or maxCount");
    }

    private sealed record NodePool(PlannedResource Resource, string Path, System.Text.Json.Nodes.JsonObject Pool);
}
