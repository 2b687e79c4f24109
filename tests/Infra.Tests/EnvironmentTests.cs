using System.Text.Json.Nodes;

namespace GatewayStack.Infra.Tests;

/// <summary>What the settings of an environment make of network, vault and cluster.</summary>
public sealed class EnvironmentTests
{
    private const string Cluster = "azure-native_containerservice_v20260301:containerservice:ManagedCluster";
    private const string AgentPool = "azure-native_containerservice_v20260301:containerservice:AgentPool";
    private const string Group = "00000000-0000-0000-0000-000000000001";

    [Fact]
    public async Task Sign_in_with_Entra_ID_goes_by_kubelogin_and_gives_the_deployer_the_role_on_the_group()
    {
        var stack = await StackUnderTest.RunAsync(WithCluster($$"""
            "access":{"entraID":{"adminGroups":["{{Group}}"]},"localAccounts":false}
            """));
        var cluster = stack.Single(Cluster, "cluster");
        var role = stack.Single("azure-native:authorization:RoleAssignment", "cluster-deployer");

        Assert.Equal($$"""{"adminGroupObjectIDs":["{{Group}}"],"enableAzureRBAC":true,"managed":true,"tenantID":"tenant"}""", Sorted(cluster["aadProfile"]!));
        Assert.True(cluster["disableLocalAccounts"]!.GetValue<bool>());
        Assert.EndsWith("b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b", role["roleDefinitionId"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.EndsWith("/resource-group", role["scope"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "azurecli")]
    [InlineData("{\"login\":\"workloadidentity\"}", "workloadidentity")]
    public async Task The_kubeconfig_has_no_credential_but_a_command_that_asks_for_one(string entra, string login)
    {
        var stack = await StackUnderTest.RunAsync(WithCluster($"\"access\":{{\"entraID\":{entra}}}"));
        var kubeconfig = JsonNode.Parse(stack.Single("pulumi:providers:kubernetes", "cluster")["kubeconfig"]!.GetValue<string>())!;
        var exec = kubeconfig["users"]![0]!["user"]!["exec"]!;

        Assert.Equal("https://api.example:443", kubeconfig["clusters"]![0]!["cluster"]!["server"]!.GetValue<string>());
        Assert.Equal("Q0E=", kubeconfig["clusters"]![0]!["cluster"]!["certificate-authority-data"]!.GetValue<string>());
        Assert.Equal("kubelogin", exec["command"]!.GetValue<string>());
        Assert.Equal(
            ["get-token", "--login", login, "--server-id", "6dae42f8-4368-4678-94ff-3960e28e3630", "--tenant-id", "tenant"],
            exec["args"]!.AsArray().Select(a => a!.GetValue<string>()));
    }

    [Fact]
    public async Task A_private_cluster_is_found_by_its_public_name()
    {
        var stack = await StackUnderTest.RunAsync(WithCluster("\"access\":{\"privateCluster\":true,\"runCommand\":false}")
            .With("gateway-stack:network", """{"deployer":"inside"}"""));
        var access = stack.Single(Cluster, "cluster")["apiServerAccessProfile"]!;

        Assert.True(access["enablePrivateCluster"]!.GetValue<bool>());
        Assert.True(access["enablePrivateClusterPublicFQDN"]!.GetValue<bool>());
        Assert.True(access["disableRunCommand"]!.GetValue<bool>());
        Assert.Equal("public", stack.Call("listManagedClusterUserCredentials")["serverFqdn"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_addresses_of_the_NAT_gateway_may_call_the_API_server_too()
    {
        var stack = await StackUnderTest.RunAsync(WithCluster("\"access\":{\"authorizedIPRanges\":[\"203.0.113.0/24\"]}")
            .With("gateway-stack:network", """{"natGateway":{}}"""));
        var cluster = stack.Single(Cluster, "cluster");

        Assert.Equal(["203.0.113.0/24", "198.51.100.1/32"], cluster["apiServerAccessProfile"]!["authorizedIPRanges"]!.AsArray().Select(r => r!.GetValue<string>()));
        Assert.Equal("userAssignedNATGateway", cluster["networkProfile"]!["outboundType"]!.GetValue<string>());
        Assert.EndsWith("/network-egress", stack.Single("azure-native:network:Subnet", "network-nodes")["natGateway"]!["id"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_security_group_lets_requests_to_the_listeners_ports_in()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.Minimal()
            .With("gateway-stack:network", """{"securityGroup":{"from":["AzureFrontDoor.Backend","203.0.113.0/24"]}}""")
            .With("gateway-stack:gateways", """{"public":{"namespace":"apps","listeners":[{"name":"https","port":8443,"protocol":"HTTPS"}]}}"""));
        var rules = stack.Single("azure-native:network:NetworkSecurityGroup", "network-nodes")["securityRules"]!.AsArray();

        Assert.Equal(["100 AzureFrontDoor.Backend 8443", "101 203.0.113.0/24 8443"], rules.Select(r =>
            $"{r!["priority"]} {r["sourceAddressPrefix"]} {r["destinationPortRanges"]![0]}"));
        Assert.All(rules, r => Assert.Equal("Inbound Allow Tcp", $"{r!["direction"]} {r["access"]} {r["protocol"]}"));
    }

    [Theory]
    [InlineData("cilium", "cilium", "cilium")]
    [InlineData("azure", "azure", null)]
    public async Task The_network_policy_decides_the_dataplane(string setting, string policy, string? dataplane)
    {
        var profile = (await StackUnderTest.RunAsync(WithCluster($"\"networkPolicy\":\"{setting}\""))).Single(Cluster, "cluster")["networkProfile"]!;

        Assert.Equal(policy, profile["networkPolicy"]!.GetValue<string>());
        Assert.Equal(dataplane, profile["networkDataplane"]?.GetValue<string>());
    }

    [Fact]
    public async Task With_user_pools_the_system_pool_is_AKS_own()
    {
        var stack = await StackUnderTest.RunAsync(WithCluster("""
            "nodePool":{"vmSize":"Standard_D4ds_v5","osDiskType":"Ephemeral","encryptionAtHost":true},
            "userPools":[{"name":"apps","labels":{"team":"web"},"zones":["1","2"],"osDiskSizeGB":64}]
            """));
        var (system, user) = (stack.Single(Cluster, "cluster")["agentPoolProfiles"]![0]!, stack.Single(AgentPool, "cluster-apps"));

        Assert.Equal("CriticalAddonsOnly=true:NoSchedule", system["nodeTaints"]![0]!.GetValue<string>());
        Assert.Equal("Ephemeral", system["osDiskType"]!.GetValue<string>());
        Assert.True(system["enableEncryptionAtHost"]!.GetValue<bool>());
        Assert.Equal("User", user["mode"]!.GetValue<string>());
        Assert.Null(user["nodeTaints"]);
        Assert.Equal("web", user["nodeLabels"]!["team"]!.GetValue<string>());
        Assert.Equal(64, user["osDiskSizeGB"]!.GetValue<double>());
        Assert.Equal(["1", "2"], user["availabilityZones"]!.AsArray().Select(z => z!.GetValue<string>()));
    }

    [Fact]
    public async Task Without_user_pools_everything_runs_on_the_only_pool() =>
        Assert.Empty((await StackUnderTest.RunAsync(Stacks.Minimal())).Single(Cluster, "cluster")["agentPoolProfiles"]![0]!["nodeTaints"]!.AsArray());

    [Fact]
    public async Task What_can_be_off_is_said_to_be_off()
    {
        var cluster = (await StackUnderTest.RunAsync(Stacks.Minimal())).Single(Cluster, "cluster");

        Assert.Null(cluster["aadProfile"]);
        Assert.All(
            (string[])["addonProfiles.azurepolicy", "addonProfiles.omsagent", "securityProfile.imageCleaner", "securityProfile.defender.securityMonitoring", "azureMonitorProfile.metrics", "metricsProfile.costAnalysis"],
            path => Assert.False(path.Split('.').Aggregate(cluster, (node, step) => node[step]!)["enabled"]!.GetValue<bool>(), path));
    }

    [Fact]
    public async Task Add_ons_send_to_the_workspace()
    {
        var stack = await StackUnderTest.RunAsync(WithCluster("\"azurePolicy\":true,\"imageCleanerIntervalHours\":48,\"costAnalysis\":true")
            .With("gateway-stack:monitoring", """{"defender":true,"prometheus":true,"containerInsights":true,"diagnostics":true}"""));
        var cluster = stack.Single(Cluster, "cluster");
        const string Workspace = "/subscriptions/sub/monitoring";

        Assert.True(cluster["addonProfiles"]!["azurepolicy"]!["enabled"]!.GetValue<bool>());
        Assert.Equal(Workspace, cluster["addonProfiles"]!["omsagent"]!["config"]!["logAnalyticsWorkspaceResourceID"]!.GetValue<string>());
        Assert.Equal(Workspace, cluster["securityProfile"]!["defender"]!["logAnalyticsWorkspaceResourceId"]!.GetValue<string>());
        Assert.Equal(48, cluster["securityProfile"]!["imageCleaner"]!["intervalHours"]!.GetValue<double>());
        Assert.Equal(
            ["ContainerInsightsExtension → /subscriptions/sub/cluster-monitoring-logs", "ContainerInsightsMetricsExtension → /subscriptions/sub/cluster-monitoring-metrics"],
            stack.OfType("azure-native:monitor:DataCollectionRuleAssociation").Select(a => $"{a["associationName"]} → {a["dataCollectionRuleId"]}").Order(StringComparer.Ordinal));
        Assert.All(stack.OfType("azure-native:monitor:DiagnosticSetting"), d => Assert.Equal(Workspace, d["workspaceId"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_workspace_that_exists_is_not_created()
    {
        const string Existing = $"/subscriptions/{Group}/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/logs";
        var stack = await StackUnderTest.RunAsync(Stacks.Minimal().With("gateway-stack:monitoring", $$"""{"diagnostics":true,"workspaceId":"{{Existing}}"}"""));

        Assert.DoesNotContain("azure-native:operationalinsights:Workspace", stack.Types);
        Assert.Equal(Existing, stack.Single("azure-native:monitor:DiagnosticSetting", "diagnostics-vault")["workspaceId"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_vault_with_a_firewall_lets_the_nodes_in()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.Minimal().With("gateway-stack:vault", """{"name":"kv-test","allowedIPRanges":["203.0.113.7"]}"""));
        var acls = stack.Single("azure-native:keyvault:Vault", "vault")["properties"]!["networkAcls"]!;

        Assert.Equal("Deny", acls["defaultAction"]!.GetValue<string>());
        Assert.Equal("203.0.113.7", acls["ipRules"]![0]!["value"]!.GetValue<string>());
        Assert.EndsWith("/network-nodes", acls["virtualNetworkRules"]![0]!["id"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("Microsoft.KeyVault", stack.Single("azure-native:network:Subnet", "network-nodes")["serviceEndpoints"]![0]!["service"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_private_vault_has_a_name_in_the_network_and_in_the_peered_ones()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.Minimal()
            .With("gateway-stack:vault", """{"name":"kv-test","publicNetworkAccess":false,"privateEndpoint":true}""")
            .With("gateway-stack:network", $$"""
                {"deployer":"inside","privateEndpointSubnet":{"name":"pe","addressPrefix":"10.0.8.0/27"},
                 "peerings":["/subscriptions/{{Group}}/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/hub"]}
                """));
        var properties = stack.Single("azure-native:keyvault:Vault", "vault")["properties"]!;

        Assert.Equal("Disabled", properties["publicNetworkAccess"]!.GetValue<string>());
        Assert.Equal("Deny", properties["networkAcls"]!["defaultAction"]!.GetValue<string>());
        Assert.Equal(["network", "hub"], stack.OfType("azure-native:privatedns:VirtualNetworkLink").Select(l => l["virtualNetwork"]!["id"]!.GetValue<string>().Split('/')[^1]));
        Assert.Equal(["rg-gateway-stack-test → hub", "rg-hub → network"], stack.OfType("azure-native:network:VirtualNetworkPeering")
            .Select(p => $"{p["resourceGroupName"]} → {p["remoteVirtualNetwork"]!["id"]!.GetValue<string>().Split('/')[^1]}"));
    }

    private static JsonObject WithCluster(string settings) => Stacks.Minimal().With("gateway-stack:cluster", $$"""{"kubernetesVersion":"1.35",{{settings}}}""");

    private static string Sorted(JsonNode node) =>
        new JsonObject(node.AsObject().OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))).ToJsonString();
}
