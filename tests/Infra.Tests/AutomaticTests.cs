using System.Text.Json.Nodes;

namespace GatewayStack.Infra.Tests;

public sealed class AutomaticTests
{
    private const string Cluster = "azure-native_containerservice_v20260301:containerservice:ManagedCluster";
    private const string Access = "\"access\":{\"entraID\":{},\"localAccounts\":false}";

    [Fact]
    public async Task A_cluster_of_AKS_Automatic_leaves_nodes_network_and_upgrades_to_AKS()
    {
        var stack = await StackUnderTest.RunAsync(Config($"{{\"kubernetesVersion\":\"1.36\",\"sku\":\"automatic\",{Access}}}"));
        var cluster = stack.Single(Cluster, "cluster");

        Assert.Equal("Automatic", cluster["sku"]!["name"]!.GetValue<string>());
        Assert.Null(cluster["networkProfile"]);
        Assert.Null(cluster["autoUpgradeProfile"]);
        Assert.Null(cluster["agentPoolProfiles"]![0]!["vnetSubnetID"]);
        Assert.Null(cluster["agentPoolProfiles"]![0]!["enableAutoScaling"]);
        Assert.DoesNotContain("azure-native:network:VirtualNetwork", stack.Types);
    }

    [Fact]
    public async Task It_has_the_same_gateway_flags_and_secrets_provider()
    {
        var cluster = (await StackUnderTest.RunAsync(Config($"{{\"kubernetesVersion\":\"1.36\",\"sku\":\"automatic\",{Access}}}"))).Single(Cluster, "cluster");

        Assert.Equal("Standard", cluster["ingressProfile"]!["gatewayAPI"]!["installation"]!.GetValue<string>());
        Assert.Equal("Enabled", cluster["ingressProfile"]!["webAppRouting"]!["gatewayAPIImplementations"]!["appRoutingIstio"]!["mode"]!.GetValue<string>());
        Assert.True(cluster["addonProfiles"]!["azureKeyvaultSecretsProvider"]!["enabled"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("", "cluster.access.entraID: is required for sku automatic and not set: AKS Automatic lets nobody in by other means; set it ({} is enough), or use sku: base")]
    [InlineData(Access + ",\"tier\":\"Free\"", "cluster.tier: is not that of AKS Automatic (value: Free); use Standard, or sku: base")]
    [InlineData(Access + ",\"networkPolicy\":\"calico\"", "cluster.networkPolicy: is set, and AKS Automatic decides it, or needs a network of the stack's, which it has not; remove it, or use sku: base")]
    public void What_AKS_Automatic_decides_cannot_be_set(string setting, string problem) => Assert.Equal(
        [$"gateway-stack:{problem}"],
        Stacks.Problems(Config($"{{\"kubernetesVersion\":\"1.36\",\"sku\":\"automatic\"{(setting.Length == 0 ? "" : ",")}{setting}}}")));

    [Fact]
    public void A_private_zone_is_not_linked_to_a_network_that_AKS_makes() => Assert.Equal(
        ["gateway-stack:dns.zones[0].linkNetwork: needs a network of the stack's, and AKS Automatic makes its own (value: example.com); set it to false and link the zone yourself, or use sku: base"],
        Stacks.Problems(Config($"{{\"kubernetesVersion\":\"1.36\",\"sku\":\"automatic\",{Access}}}").With("gateway-stack:dns", """{"zones":[{"name":"example.com","private":true}]}""")));

    private static JsonObject Config(string cluster) => Stacks.Minimal().With("gateway-stack:cluster", cluster);
}
