using System.Text.Json.Nodes;

namespace GatewayStack.Infra.Tests;

public sealed class LoadBalancerTests
{
    private const string Gateway = "kubernetes:gateway.networking.k8s.io/v1:Gateway";
    private const string Prefix = "service.beta.kubernetes.io/";

    [Theory]
    [InlineData("""{"internal":true}""", "azure-load-balancer-internal: true")]
    [InlineData("""{"internal":true,"subnet":"snet-aks","address":"10.0.1.9"}""", "azure-load-balancer-internal-subnet: snet-aks", "azure-load-balancer-internal: true", "azure-load-balancer-ipv4: 10.0.1.9")]
    [InlineData("""{"publicIPName":"pip-shop","publicIPResourceGroup":"rg-net"}""", "azure-load-balancer-resource-group: rg-net", "azure-pip-name: pip-shop")]
    [InlineData("""{"dnsLabel":"shop","idleTimeoutInMinutes":10,"hideStatusPort":true}""", "azure-dns-label-name: shop", "azure-load-balancer-tcp-idle-timeout: 10", "port_15021_no_lb_rule: true")]
    [InlineData("""{"sourceRanges":["192.0.2.0/24","198.51.100.7"],"serviceTags":["AzureFrontDoor.Backend"]}""", "azure-allowed-ip-ranges: 192.0.2.0/24,198.51.100.7", "azure-allowed-service-tags: AzureFrontDoor.Backend")]
    public async Task A_named_setting_becomes_the_annotation_that_Azure_reads(string balancer, params string[] annotations)
    {
        var stack = await RunAsync(balancer);

        Assert.Equal(annotations.Select(a => Prefix + a), Annotations(stack.Single(Gateway, "public")["spec"]!["infrastructure"]!["annotations"]!));
        Assert.DoesNotContain("kubernetes:core/v1:ConfigMap", stack.Types);
    }

    [Fact]
    public async Task More_annotations_than_a_Gateway_may_have_are_merged_into_the_Service()
    {
        var stack = await RunAsync("""{"dnsLabel":"shop","healthProbe":{"path":"/ready","failures":3,"intervalInSeconds":10}}""");

        Assert.Null(stack.Single(Gateway, "public")["spec"]!["infrastructure"]!["annotations"]);
        var annotations = Service(stack)["metadata"]!["annotations"]!;
        Assert.Equal(11, annotations.AsObject().Count);
        Assert.Equal("shop", annotations[Prefix + "azure-dns-label-name"]!.GetValue<string>());
        Assert.Equal("3", annotations[Prefix + "port_443_health-probe_num-of-probe"]!.GetValue<string>());
    }

    [Fact]
    public async Task To_see_the_clients_address_the_probe_is_left_to_Kubernetes_on_every_port()
    {
        var service = Service(await RunAsync("""{"externalTrafficPolicy":"Local"}"""));

        Assert.Equal("Local", service["spec"]!["externalTrafficPolicy"]!.GetValue<string>());
        Assert.Equal(
            ["port_443_health-probe_port: ", "port_443_health-probe_protocol: ", "port_443_health-probe_request-path: ",
             "port_80_health-probe_port: ", "port_80_health-probe_protocol: ", "port_80_health-probe_request-path: "],
            Annotations(service["metadata"]!["annotations"]!).Select(a => a[Prefix.Length..]));
    }

    [Fact]
    public async Task A_managed_ingress_gateway_has_its_own_Service_changed_and_no_ConfigMap()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.IstioIngressGateway().With("gateway-stack:gateways",
            """
            {"public":{"namespace":"aks-istio-ingress","loadBalancer":{"externalTrafficPolicy":"Local","publicIPName":"pip"},
             "listeners":[{"name":"http","port":80,"protocol":"HTTP"},{"name":"https","port":443,"protocol":"HTTPS","allowedRoutes":"All"}]}}
            """));
        var patch = stack.Single("kubernetes:core/v1:ServicePatch", "public-aks-istio-ingressgateway-external");

        Assert.Equal("aks-istio-ingressgateway-external", patch["metadata"]!["name"]!.GetValue<string>());
        Assert.Equal(["pulumi.com/patchForce: true", Prefix + "azure-pip-name: pip"], Annotations(patch["metadata"]!["annotations"]!));
        Assert.Equal("Local", patch["spec"]!["externalTrafficPolicy"]!.GetValue<string>());
        Assert.Null(stack.Single(Gateway, "public")["spec"]!["infrastructure"]);
    }

    [Fact]
    public async Task The_cluster_may_use_the_subnet_and_the_resource_group_that_its_load_balancers_stand_in()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.Minimal()
            .With("gateway-stack:network", """{"loadBalancerSubnet":{"name":"snet-lb","addressPrefix":"10.0.8.0/27"}}""")
            .With("gateway-stack:gateways", """
                {"inside":{"namespace":"apps","loadBalancer":{"internal":true}},"public":{"namespace":"apps","loadBalancer":{"publicIPName":"pip","publicIPResourceGroup":"rg-net"}}}
                """));

        Assert.Equal("snet-lb", stack.Single(Gateway, "inside")["spec"]!["infrastructure"]!["annotations"]![Prefix + "azure-load-balancer-internal-subnet"]!.GetValue<string>());
        Assert.EndsWith("network-load-balancers", Scope("cluster-load-balancers"), StringComparison.Ordinal);
        Assert.EndsWith("/resourceGroups/rg-net", Scope("cluster-addresses-rg-net"), StringComparison.Ordinal);

        string Scope(string assignment) => stack.Single("azure-native:authorization:RoleAssignment", assignment)["scope"]!.GetValue<string>();
    }

    [Theory]
    [InlineData("""{"subnet":"snet-aks"}""", "subnet: is for an internal load balancer, and this one is public (value: snet-aks); set internal: true")]
    [InlineData("""{"internal":true,"dnsLabel":"shop"}""", "dnsLabel: is for a public address, and the load balancer is internal (value: shop); remove one of the two")]
    [InlineData("""{"internal":true,"subnet":"snet-x"}""", "subnet: is none of the network's subnets that load balancers may be in (value: snet-x); use snet-aks, or set network.loadBalancerSubnet")]
    [InlineData("""{"internal":true,"address":"10.0.0.3"}""", "address: is not an address that snet-aks (10.0.0.0/22) can give: Azure keeps the first four (value: 10.0.0.3); use another one of 10.0.0.0/22")]
    [InlineData("""{"internal":true,"address":"10.0.9.9"}""", "address: is not an address that snet-aks (10.0.0.0/22) can give: it is outside (value: 10.0.9.9); use another one of 10.0.0.0/22")]
    [InlineData("""{"publicIPName":"pip","address":"192.0.2.1"}""", "address: and publicIPName name the address twice (value: 192.0.2.1); keep one of the two")]
    [InlineData("""{"publicIPResourceGroup":"rg"}""", "publicIPResourceGroup: is of an address that is not named (value: rg); set publicIPName or address")]
    [InlineData("""{"externalTrafficPolicy":"Local","healthProbe":{}}""", "healthProbe: is set, and for externalTrafficPolicy Local Kubernetes answers the probe; remove it")]
    public void Settings_that_exclude_one_another_are_refused(string balancer, string problem) =>
        Assert.Equal([$"gateway-stack:gateways.public.loadBalancer.{problem}"], Stacks.Problems(Config(balancer)));

    [Fact]
    public void Two_load_balancers_cannot_have_one_address() => Assert.Equal(
        ["gateway-stack:gateways.b.loadBalancer.publicIPName: is that of Gateway a (value: pip); give each its own"],
        Stacks.Problems(Stacks.Minimal()
            .With("gateway-stack:gateways", """{"a":{"namespace":"apps","loadBalancer":{"publicIPName":"pip"}},"b":{"namespace":"apps","loadBalancer":{"publicIPName":"pip"}}}""")
            .With("gateway-stack:routes", """{"shop":{"gateway":"a","hostnames":["shop"],"backendRefs":["shop:80"]}}""")));

    [Fact]
    public void Azure_settings_need_a_cluster_of_AKS()
    {
        const string gateways = """{"public":{"namespace":"apps","loadBalancer":{"internal":true},"listeners":[{"name":"http","port":80,"protocol":"HTTP"}]}}""";

        Assert.Equal(
            ["gateway-stack:gateways.public.loadBalancer.internal: is for a load balancer of Azure, and the existing cluster is not said to be one of AKS; set existingCluster.aks: true if it is; else write your cloud's annotations below the Gateway's annotations"],
            Stacks.Problems(Stacks.UpstreamIstio().With("gateway-stack:gateways", gateways)));
        Assert.Empty(Stacks.Problems(Stacks.UpstreamIstio("""{"context":"aks","aks":true}""").With("gateway-stack:gateways", gateways)));
    }

    private static JsonObject Config(string balancer) => Stacks.Minimal().With("gateway-stack:gateways", $$$"""{"public":{"namespace":"apps","loadBalancer":{{{balancer}}}}}""");

    private static Task<StackUnderTest> RunAsync(string balancer) => StackUnderTest.RunAsync(Config(balancer));

    private static JsonNode Service(StackUnderTest stack) =>
        JsonNode.Parse(stack.Single("kubernetes:core/v1:ConfigMap", "public-customization")["data"]!["service"]!.GetValue<string>())!;

    private static IEnumerable<string> Annotations(JsonNode node) =>
        node.AsObject().Select(a => $"{a.Key}: {a.Value}").Order(StringComparer.Ordinal);
}
