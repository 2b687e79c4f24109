
namespace GatewayStack.Infra.Tests;

/// <summary>What is wrong between the settings that make an environment open or closed.</summary>
public sealed class EnvironmentRulesTests
{
    private const string Group = "00000000-0000-0000-0000-000000000001";

    [Theory]
    [InlineData("{\"localAccounts\":false}",
        "access.localAccounts: is off, and nobody else can sign in (value: false); set cluster.access.entraID, or localAccounts to true")]
    [InlineData("{\"entraID\":{\"assignDeployerRole\":false}}",
        "access.entraID: lets nobody administer the cluster, not even the deployer; name a group in adminGroups, or set assignDeployerRole to true")]
    [InlineData("{\"entraID\":{\"azureRBAC\":false}}",
        "access.entraID.azureRBAC: is off, so that roles of Azure say nothing, and there is no admin group (value: false); name a group in adminGroups, or set azureRBAC to true")]
    [InlineData("{\"entraID\":{\"adminGroups\":[\"admins\"]}}",
        "access.entraID.adminGroups[0]: is not of the form this setting takes (value: admins); use the object id of a group, a GUID")]
    [InlineData("{\"privateCluster\":true}",
        "access.privateCluster: keeps the deployer out, which is outside of the network (value: true); run pulumi up in the network or a peered one and say so with network.deployer: inside, or use cluster.access.authorizedIPRanges in its place")]
    [InlineData("{\"authorizedIPRanges\":[\"10.0.0.0/8\"]}",
        "access.authorizedIPRanges[0]: is not a public address, and from the internet nobody comes with another (value: 10.0.0.0/8); use the public address that the deployer's or the office's traffic leaves by")]
    [InlineData("{\"authorizedIPRanges\":[\"203.0.113.7/24\"]}",
        "access.authorizedIPRanges[0]: is not an address or CIDR block: the bits after the prefix must be zero (value: 203.0.113.7/24); use an address or a block such as 203.0.113.0/24")]
    [InlineData("{\"authorizedIPRanges\":[\"0.0.0.0/0\"]}",
        "access.authorizedIPRanges[0]: lets everybody in (value: 0.0.0.0/0); list the addresses that need it, or leave the list out to say the same")]
    public void A_cluster_that_the_wrong_people_reach_is_a_mistake(string access, string problem) =>
        Assert.Equal([$"gateway-stack:cluster.{problem}"], Problems("cluster", $$"""{"kubernetesVersion":"1.35","access":{{access}} }"""));

    [Theory]
    [InlineData("\"publicNetworkAccess\":false",
        "publicNetworkAccess: is off, and there is no private endpoint: nobody reaches the vault (value: false); set vault.privateEndpoint to true")]
    [InlineData("\"privateEndpoint\":true",
        "privateEndpoint: has no subnet to be in (value: true); set network.privateEndpointSubnet: { name: snet-private-endpoints, addressPrefix: … }")]
    [InlineData($"\"privateDnsZoneId\":\"/subscriptions/{Group}/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net\"",
        $"privateDnsZoneId: is the zone of a private endpoint, and there is none (value: /subscriptions/{Group}/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net); set vault.privateEndpoint to true, or remove the zone")]
    [InlineData("\"allowedIPRanges\":[\"192.168.1.1\"]",
        "allowedIPRanges[0]: is not a public address, and from the internet nobody comes with another (value: 192.168.1.1); use the public address that the deployer's or the office's traffic leaves by")]
    public void A_vault_that_nobody_reaches_is_a_mistake(string vault, string problem) =>
        Assert.Equal([$"gateway-stack:vault.{problem}"], Problems("vault", $$"""{"name":"kv-test",{{vault}}}"""));

    [Fact]
    public void A_private_vault_needs_a_deployer_inside()
    {
        var config = Stacks.Minimal()
            .With("gateway-stack:vault", """{"name":"kv-test","publicNetworkAccess":false,"privateEndpoint":true}""")
            .With("gateway-stack:network", """{"privateEndpointSubnet":{"name":"pe","addressPrefix":"10.0.8.0/27"}}""");

        Assert.Equal(
            ["gateway-stack:vault.publicNetworkAccess: keeps the deployer out, which is outside of the network and imports the certificates (value: false); run pulumi up in the network or a peered one and say so with network.deployer: inside, or use vault.allowedIPRanges in its place"],
            Stacks.Problems(config));
        Assert.Empty(Stacks.Problems(config.With("gateway-stack:network", """{"deployer":"inside","privateEndpointSubnet":{"name":"pe","addressPrefix":"10.0.8.0/27"}}""")));
    }

    [Theory]
    [InlineData("\"name\":\"snet-aks\",\"addressPrefix\":\"10.0.8.0/27\"", "name: is the name of network.subnet (value: snet-aks); use another name, such as snet-private-endpoints")]
    [InlineData("\"name\":\"pe\",\"addressPrefix\":\"10.0.1.0/24\"", "addressPrefix: overlaps the nodes' subnet 10.0.0.0/22 (value: 10.0.1.0/24); use a block apart from it")]
    [InlineData("\"name\":\"pe\",\"addressPrefix\":\"10.9.0.0/24\"", "addressPrefix: is not inside the network's addresses 10.0.0.0/16 (value: 10.9.0.0/24); use a block inside 10.0.0.0/16")]
    public void The_private_endpoints_have_a_subnet_of_their_own(string subnet, string problem) =>
        Assert.Equal([$"gateway-stack:network.privateEndpointSubnet.{problem}"], Problems("network", $$"""{"privateEndpointSubnet":{ {{subnet}} } }"""));

    [Theory]
    [InlineData("\"userPools\":[{\"name\":\"system\"}]", "userPools[0].name: is used by another node pool (value: system); give each node pool its own name")]
    [InlineData("\"userPools\":[{\"name\":\"apps\",\"count\":9}]", "userPools[0].count: is not between minCount and maxCount (value: 9); use a number from 2 to 3")]
    [InlineData("\"nodePool\":{\"osDiskType\":\"Ephemeral\"}", "nodePool.osDiskType: needs a disk in the node, and Standard_D4s_v5 has none (value: Ephemeral); use a size with a local disk, such as Standard_D4ds_v5, or Managed")]
    [InlineData("\"nodePool\":{\"osDiskType\":\"Ephemeral\",\"vmSize\":\"Standard_D8as_v6\"}", "nodePool.osDiskType: needs a disk in the node, and Standard_D8as_v6 has none (value: Ephemeral); use a size with a local disk, such as Standard_D8ads_v6, or Managed")]
    [InlineData("\"tier\":\"Free\",\"costAnalysis\":true", "costAnalysis: needs tier Standard or Premium (value: true); set cluster.tier to Standard, or costAnalysis to false")]
    public void A_pool_that_Azure_would_refuse_is_a_mistake(string cluster, string problem) =>
        Assert.Equal([$"gateway-stack:cluster.{problem}"], Problems("cluster", $$"""{"kubernetesVersion":"1.35",{{cluster}}}"""));

    [Theory]
    [InlineData("Standard_D4ds_v5")]
    [InlineData("Standard_D4s_v3")]
    [InlineData("Standard_D8ads_v6")]
    [InlineData("Standard_L8s_v3")]
    [InlineData("Standard_NC24ads_A100_v4")]
    public void A_size_that_may_have_a_local_disk_is_not_refused(string size) =>
        Assert.Empty(Problems("cluster", $$"""{"kubernetesVersion":"1.35","nodePool":{"osDiskType":"Ephemeral","vmSize":"{{size}}"} }"""));

    [Fact]
    public void The_subnet_must_have_room_for_every_pool() => Assert.Equal(
        ["gateway-stack:network.subnet.addressPrefix: has 251 usable addresses, and 488 are needed: (3 nodes + 1 while upgrading) × 61 + (3 nodes + 1 while upgrading) × 61 (value: 10.0.0.0/24); use a larger subnet, fewer nodes (cluster.nodePool.maxCount), fewer pods (cluster.nodePool.maxPods) or an overlay (cluster.podCidr)"],
        Stacks.Problems(Stacks.Minimal()
            .With("gateway-stack:network", """{"subnet":{"addressPrefix":"10.0.0.0/24"}}""")
            .With("gateway-stack:cluster", """{"kubernetesVersion":"1.35","userPools":[{"name":"apps"}]}""")));

    [Fact]
    public void A_peered_network_is_in_the_same_subscription() => Assert.Equal(
        [$"gateway-stack:network.peerings[0]: is in another subscription than the stack, 00000000-0000-0000-0000-000000000002 (value: /subscriptions/{Group}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub); peer networks of the same subscription; peer others where both sides are managed"],
        Stacks.Problems(Stacks.Minimal()
            .With("azure-native:subscriptionId", "00000000-0000-0000-0000-000000000002")
            .With("gateway-stack:network", $$"""{"peerings":["/subscriptions/{{Group}}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub"] }""")));

    private static IEnumerable<string> Problems(string setting, string value) => Stacks.Problems(Stacks.Minimal().With($"gateway-stack:{setting}", value));
}
