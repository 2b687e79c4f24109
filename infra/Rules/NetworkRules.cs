using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>Address blocks: inside or apart from one another, and large enough.</summary>
internal static class NetworkRules
{
    /// <summary>Azure keeps five addresses of every subnet.</summary>
    private const int ReservedBySubnet = 5;

    /// <summary>A node more than the most, while one is upgraded.</summary>
    private const int SurgeNodes = 1;

    /// <summary>An overlay gives every node a block of 256 addresses.</summary>
    private const int OverlayBlock = 256;

    public static IEnumerable<SettingsProblem> Check(StackSettings settings, ClusterSettings cluster, string prefix)
    {
        var network = settings.Network;
        List<NodePoolSettings> nodePools = [cluster.NodePool, .. cluster.UserPools];
        var mostNodes = nodePools.Sum(p => p.MaxCount + SurgeNodes);
        List<SettingsProblem> problems = [];
        var space = Parse(network.AddressSpace, prefix + "network.addressSpace");
        var subnet = Parse(network.Subnet.AddressPrefix, prefix + "network.subnet.addressPrefix");
        var services = Parse(cluster.ServiceCidr, prefix + "cluster.serviceCidr");
        var pods = cluster.PodCidr is { } cidr ? Parse(cidr, prefix + "cluster.podCidr") : null;

        if (space is { } outer && subnet is { } inner && !Contains(outer, inner))
        {
            problems.Add(new(prefix + "network.subnet.addressPrefix", $"is not inside the network's addresses {outer}", inner.ToString(),
                $"use a block inside {outer}"));
        }
        if (network.PrivateEndpointSubnet is { } endpoints)
            CheckFurther(endpoints, "privateEndpointSubnet", "snet-private-endpoints");
        if (network.LoadBalancerSubnet is { } balancers)
        {
            CheckFurther(balancers, "loadBalancerSubnet", "snet-load-balancers");
            if (network.PrivateEndpointSubnet is { } other && IPNetwork.TryParse(balancers.AddressPrefix, out var one) && IPNetwork.TryParse(other.AddressPrefix, out var two))
                Apart(one, two, prefix + "network.loadBalancerSubnet.addressPrefix", "private endpoints' subnet");
        }
        Apart(services, space, prefix + "cluster.serviceCidr", "network's addresses");
        Apart(pods, space, prefix + "cluster.podCidr", "network's addresses");
        Apart(pods, services, prefix + "cluster.podCidr", "Services' addresses");
        foreach (var reserved in (string[])["172.30.0.0/16", "172.31.0.0/16", "169.254.0.0/16", "192.0.2.0/24"])
        {
            Apart(services, IPNetwork.Parse(reserved), prefix + "cluster.serviceCidr", "addresses AKS keeps for itself,");
            Apart(pods, IPNetwork.Parse(reserved), prefix + "cluster.podCidr", "addresses AKS keeps for itself,");
        }
        if (services is { } block)
            CheckDns(block);
        if (subnet is { } nodes)
            CheckSize(nodes);
        if (pods is { } overlay && mostNodes > Size(overlay) / OverlayBlock)
        {
            problems.Add(new(prefix + "cluster.podCidr", $"has room for {Size(overlay) / OverlayBlock} nodes of a /24 each, and {mostNodes} are needed", overlay.ToString(),
                "use a larger block or a smaller cluster.nodePool.maxCount"));
        }
        return problems;

        IPNetwork? Parse(string text, string key)
        {
            if (IPNetwork.TryParse(text, out var block) && text.StartsWith($"{block.BaseAddress}/", StringComparison.Ordinal))
                return block;
            var nearest = text.Split('/') is [var address, var length] && IPAddress.TryParse(address, out var ip)
                && int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits <= 32
                    ? $"did you mean {Align(ip, bits)}?"
                    : "use a block such as 10.0.0.0/16";
            problems.Add(new(key, "is not a CIDR block: the bits after the prefix must be zero and the prefix at most 32", text, nearest));
            return null;
        }

        void Apart(IPNetwork? one, IPNetwork? other, string key, string what)
        {
            if (one is { } a && other is { } b && (Contains(a, b) || Contains(b, a)))
                problems.Add(new(key, $"overlaps the {what} {b}", a.ToString(), "use a block apart from it"));
        }

        void CheckFurther(SubnetSettings further, string setting, string example)
        {
            var key = prefix + $"network.{setting}";
            var block = Parse(further.AddressPrefix, key + ".addressPrefix");
            if (further.Name == network.Subnet.Name)
                problems.Add(new(key + ".name", "is the name of network.subnet", further.Name, $"use another name, such as {example}"));
            if (block is { } inner && space is { } outer && !Contains(outer, inner))
                problems.Add(new(key + ".addressPrefix", $"is not inside the network's addresses {outer}", inner.ToString(), $"use a block inside {outer}"));
            else
                Apart(block, subnet, key + ".addressPrefix", "nodes' subnet");
        }

        void CheckDns(IPNetwork block)
        {
            var key = prefix + "cluster.dnsServiceIP";
            if (!IPAddress.TryParse(cluster.DnsServiceIP, out var dns))
                problems.Add(new(key, "is not an address", cluster.DnsServiceIP, "use an address such as 10.1.0.10"));
            else if (!block.Contains(dns))
                problems.Add(new(key, $"is not inside cluster.serviceCidr {block}", cluster.DnsServiceIP, $"use an address inside {block}, such as {Nth(block, 10)}"));
            else if (dns.Equals(Nth(block, 1)) || dns.Equals(block.BaseAddress))
                problems.Add(new(key, "is one of the two addresses Kubernetes keeps at the start of cluster.serviceCidr", cluster.DnsServiceIP, $"use {Nth(block, 10)}"));
        }

        void CheckSize(IPNetwork block)
        {
            int PerNode(NodePoolSettings pool) => cluster.PodCidr is null ? pool.MaxPods + 1 : 1;
            var needed = nodePools.Sum(p => (long)(p.MaxCount + SurgeNodes) * PerNode(p));
            var usable = Size(block) - ReservedBySubnet;
            if (needed > usable)
            {
                problems.Add(new(prefix + "network.subnet.addressPrefix",
                    $"has {Math.Max(0, usable)} usable addresses, and {needed} are needed: "
                        + string.Join(" + ", nodePools.Select(p => $"({p.MaxCount} nodes + {SurgeNodes} while upgrading) × {PerNode(p)}")),
                    block.ToString(), "use a larger subnet, fewer nodes (cluster.nodePool.maxCount), fewer pods (cluster.nodePool.maxPods) or an overlay (cluster.podCidr)"));
            }
        }
    }

    private static bool Contains(IPNetwork outer, IPNetwork inner) =>
        outer.PrefixLength <= inner.PrefixLength && outer.Contains(inner.BaseAddress);

    private static long Size(IPNetwork block) => 1L << (32 - block.PrefixLength);

    private static IPAddress Nth(IPNetwork block, int n)
    {
        var bytes = block.BaseAddress.GetAddressBytes();
        bytes[3] += (byte)n;
        return new IPAddress(bytes);
    }

    private static IPNetwork Align(IPAddress address, int prefixLength)
    {
        var bits = BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());
        var mask = prefixLength == 0 ? 0 : uint.MaxValue << (32 - prefixLength);
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, bits & mask);
        return new IPNetwork(new IPAddress(bytes), prefixLength);
    }
}
