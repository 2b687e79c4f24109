
namespace GatewayStack.Infra.Tests;

public sealed class DnsTests
{
    private const string RecordSet = "azure-native:dns:RecordSet";
    private const string PrivateRecordSet = "azure-native:privatedns:PrivateRecordSet";
    private const string ClusterExternalDns = "kubernetes:approuting.kubernetes.azure.com/v1alpha1:ClusterExternalDNS";
    private const string RoleAssignment = "azure-native:authorization:RoleAssignment";
    private const string Other = "00000000-0000-0000-0000-000000000009";

    [Fact]
    public async Task A_record_stands_in_the_longest_zone_that_holds_its_host_name()
    {
        var stack = await RunAsync("""{"zones":[{"name":"example.com","resourceGroup":"rg-a"},{"name":"dev.example.com","resourceGroup":"rg-b"}]}""", "a.dev.example.com", "shop");

        Assert.Equal(["a in dev.example.com of rg-b", "shop in example.com of rg-a"], stack.OfType(RecordSet)
            .Select(r => $"{r["relativeRecordSetName"]} in {r["zoneName"]} of {r["resourceGroupName"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_apex_and_a_wildcard_are_two_records()
    {
        var stack = await RunAsync("""{"zones":[{"name":"example.com","resourceGroup":"rg"}],"ttl":60}""", "@", "*");

        Assert.Equal(["* 60", "@ 60"], stack.OfType(RecordSet).Select(r => $"{r["relativeRecordSetName"]} {r["ttl"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_name_that_is_public_and_private_has_a_record_in_both_zones()
    {
        var stack = await RunAsync("""{"zones":[{"name":"example.com","resourceGroup":"rg"},{"name":"example.com","private":true}]}""", "shop");

        Assert.Single(stack.OfType(RecordSet));
        Assert.Single(stack.OfType(PrivateRecordSet));
        Assert.Contains("azure-native:privatedns:PrivateZone", stack.Types);
        Assert.Contains("azure-native:privatedns:VirtualNetworkLink", stack.Types);
    }

    [Fact]
    public async Task A_private_zone_that_is_linked_already_is_not_linked_again() => Assert.DoesNotContain("azure-native:privatedns:VirtualNetworkLink",
        (await RunAsync("""{"zones":[{"name":"example.com","resourceGroup":"rg","private":true,"linkNetwork":false}]}""", "shop")).Types);

    [Fact]
    public async Task A_zone_of_another_subscription_is_written_through_a_provider_of_that_subscription()
    {
        var stack = await RunAsync($$"""{"zones":[{"name":"example.com","resourceGroup":"rg","subscriptionId":"{{Other}}"}]}""", "shop");

        Assert.Contains($"azure-{Other}", stack.Request(RecordSet).Provider, StringComparison.Ordinal);
        Assert.Equal(Other, stack.Single("pulumi:providers:azure-native", $"azure-{Other}")["subscriptionId"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_name_servers_of_a_zone_that_is_created_are_an_output()
    {
        var stack = await RunAsync("""{"zones":[{"name":"example.com"}]}""", "shop");

        Assert.Equal(["ns1.example"], (await Pulumi.Utilities.OutputUtilities.GetValueAsync(stack.Stack.NameServers))["example.com"]);
    }

    [Fact]
    public async Task A_zone_can_be_created_in_a_resource_group_that_exists()
    {
        var stack = await RunAsync("""{"zones":[{"name":"example.com","resourceGroup":"rg-dns","create":true}]}""", "shop");

        Assert.Equal("rg-dns", stack.OfType("azure-native:dns:Zone").Single()["resourceGroupName"]!.GetValue<string>());
    }

    [Fact]
    public async Task In_manual_mode_nothing_is_written_anywhere()
    {
        var types = (await RunAsync("""{"mode":"manual","zones":[{"name":"example.com"}]}""", "shop")).Types.ToList();

        Assert.DoesNotContain(types, t => t.Contains("dns", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task In_managed_mode_the_operator_runs_and_the_stack_keeps_no_record()
    {
        var stack = await RunAsync("""{"mode":"managed","zones":[{"name":"example.com","resourceGroup":"rg-dns"}]}""", "shop");
        var cluster = stack.Single("azure-native_containerservice_v20260301:containerservice:ManagedCluster", "cluster");

        Assert.True(cluster["ingressProfile"]!["webAppRouting"]!["enabled"]!.GetValue<bool>());
        Assert.DoesNotContain(RecordSet, stack.Types);
        var spec = stack.OfType(ClusterExternalDns).Single()["spec"]!;
        Assert.Equal("external-dns", spec["resourceNamespace"]!.GetValue<string>());
        Assert.Equal("workloadIdentity external-dns", $"{spec["identity"]!["type"]} {spec["identity"]!["serviceAccount"]}");
        Assert.Equal("""["gateway"]""", spec["resourceTypes"]!.ToJsonString());
        Assert.Equal("/subscriptions/sub/resourceGroups/rg-dns/providers/Microsoft.Network/dnszones/example.com", spec["dnsZoneResourceIDs"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task The_operator_s_identity_trusts_the_service_account_and_may_write_to_each_zone()
    {
        var stack = await RunAsync("""{"mode":"managed","zones":[{"name":"example.com","resourceGroup":"rg"},{"name":"corp.example.com","resourceGroup":"rg","private":true}]}""", "shop");
        var credential = stack.OfType("azure-native:managedidentity:FederatedIdentityCredential").Single();
        var account = stack.OfType("kubernetes:core/v1:ServiceAccount").Single()["metadata"]!;

        Assert.Equal("system:serviceaccount:external-dns:external-dns", credential["subject"]!.GetValue<string>());
        Assert.Equal("""["api://AzureADTokenExchange"]""", credential["audiences"]!.ToJsonString());
        Assert.Equal("true", account["labels"]!["azure.workload.identity/use"]!.GetValue<string>());
        Assert.Equal("external-dns-client", account["annotations"]!["azure.workload.identity/client-id"]!.GetValue<string>());
        Assert.EndsWith("/befefa01-2a29-4197-83a8-272ff33ce314", stack.Single(RoleAssignment, "external-dns-example.com")["roleDefinitionId"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.EndsWith("/b12aa53e-6015-4669-85d0-8515ebb3ae7f", stack.Single(RoleAssignment, "external-dns-corp.example.com")["roleDefinitionId"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_external_dns_has_at_most_seven_zones_of_one_type_resource_group_and_subscription()
    {
        var zones = string.Join(',', Enumerable.Range(1, 8).Select(i => $$"""{"name":"z{{i}}.example.com","resourceGroup":"rg"}"""));
        var stack = await RunAsync(
            $$"""{"mode":"managed","zones":[{{zones}},{"name":"a.example.com","resourceGroup":"rg","private":true},{"name":"example.com","resourceGroup":"rg","subscriptionId":"{{Other}}"}]}""", "shop");

        Assert.Equal([7, 1, 1, 1], stack.OfType(ClusterExternalDns).Select(o => o["spec"]!["dnsZoneResourceIDs"]!.AsArray().Count).OrderDescending());
        Assert.All(stack.OfType(ClusterExternalDns), o => Assert.Single(o["spec"]!["dnsZoneResourceIDs"]!.AsArray()
            .Select(id => string.Join('/', id!.GetValue<string>().Split('/')[..8])).Distinct()));
    }

    [Fact]
    public async Task Of_scope_namespace_each_gateway_s_namespace_has_its_own()
    {
        var stack = await RunAsync("""{"mode":"managed","scope":"namespace","zones":[{"name":"example.com","resourceGroup":"rg"}]}""", "shop");
        var own = stack.OfType("kubernetes:approuting.kubernetes.azure.com/v1alpha1:ExternalDNS").Single();

        Assert.Equal("apps", own["metadata"]!["namespace"]!.GetValue<string>());
        Assert.Null(own["spec"]!["resourceNamespace"]);
        Assert.Equal("system:serviceaccount:apps:external-dns",
            stack.OfType("azure-native:managedidentity:FederatedIdentityCredential").Single()["subject"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"mode":"managed"}""", "dns.mode: needs a zone, and there is none (value: managed); add one to dns.zones, or use manual")]
    [InlineData("""{"zones":[{"name":"example.org","resourceGroup":"rg"}]}""", "routes.shop.hostnames[0]: belongs to none of dns.zones example.org, so nothing would keep its record (value: shop.example.com); add its zone to dns.zones, or its domain to dns.elsewhere")]
    [InlineData("""{"recordType":"CNAME","zones":[{"name":"shop.example.com","resourceGroup":"rg"}]}""", "routes.shop.hostnames[0]: is a zone itself, and the apex of a zone cannot be a CNAME (value: shop.example.com); use a name below it, such as www.shop.example.com, or a load balancer with an address and dns.recordType A")]
    [InlineData("""{"zones":[{"name":"example.com"},{"name":"example.com"}]}""", "dns.zones[1].name: is listed twice (value: example.com); remove one")]
    [InlineData("""{"zones":[{"name":"example.com","subscriptionId":"00000000-0000-0000-0000-000000000009"}]}""", "dns.zones[0].subscriptionId: needs the zone's resourceGroup, which is not set (value: 00000000-0000-0000-0000-000000000009); name the resource group in that subscription")]
    [InlineData("""{"zones":[{"name":"example.com","create":false}]}""", "dns.zones[0].create: is false, and it is not said where the zone exists (value: false); set resourceGroup, or remove create")]
    [InlineData("""{"mode":"managed","ttl":60,"zones":[{"name":"example.com"}]}""", "dns.ttl: is not asked for by mode managed: external-dns gives its records 300 seconds (value: 60); remove it, or use mode records")]
    [InlineData("""{"mode":"managed","recordType":"AAAA","zones":[{"name":"example.com"}]}""", "dns.recordType: is not asked for by mode managed: external-dns takes it from the address (value: AAAA); remove it, or use mode records")]
    public void A_mistake_is_named_with_its_fix(string dns, string problem) => Assert.Equal([$"gateway-stack:{problem}"], Stacks.Problems(Stacks.Minimal().With("gateway-stack:dns", dns)));

    [Theory]
    [InlineData("""{"elsewhere":["example.com"],"zones":[{"name":"example.org","resourceGroup":"rg"}]}""")]
    [InlineData("""{"recordType":"CNAME","zones":[{"name":"example.com","resourceGroup":"rg"}]}""")]
    [InlineData("""{"zones":[{"name":"example.com"},{"name":"example.com","private":true}]}""")]
    [InlineData("""{"mode":"manual"}""")]
    public void What_comes_near_a_mistake_is_not_one(string dns) => Assert.Empty(Stacks.Problems(Stacks.Minimal().With("gateway-stack:dns", dns)));

    [Fact]
    public void The_managed_gateways_of_the_mesh_would_publish_a_name_that_only_the_cluster_knows() => Assert.Contains(
        "gateway-stack:dns.mode: would publish the name of a Service inside the cluster: it is what a Gateway of ingress istioIngressGateway has as its address (value: managed); use records or manual",
        Stacks.Problems(Stacks.Minimal()
            .With("gateway-stack:ingress", "istioIngressGateway")
            .With("gateway-stack:dns", """{"mode":"managed","zones":[{"name":"example.com"}]}""")));

    private static Task<StackUnderTest> RunAsync(string dns, params IEnumerable<string> hostnames) => StackUnderTest.RunAsync(Stacks.Minimal()
        .With("gateway-stack:dns", dns)
        .With("gateway-stack:certificates", """[{"name":"web","selfSigned":{"hostnames":["*","@","*.dev.example.com"]}}]""")
        .With("gateway-stack:routes", $$$"""{"shop":{"gateway":"public","hostnames":[{{{string.Join(',', hostnames.Select(h => $"\"{h}\""))}}}],"backendRefs":["shop:80"]}}"""));
}
