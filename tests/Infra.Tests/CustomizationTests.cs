using System.Text.Json.Nodes;

namespace GatewayStack.Infra.Tests;

public sealed class CustomizationTests
{
    private const string Gateway = "kubernetes:gateway.networking.k8s.io/v1:Gateway";
    private const string ConfigMap = "kubernetes:core/v1:ConfigMap";

    private const string Scaled = """{"horizontalPodAutoscaler":{"spec":{"minReplicas":3,"maxReplicas":9}},"deployment":{"spec":{"template":{"spec":{"nodeSelector":{"pool":"ingress"}}}}}}""";

    [Fact]
    public async Task Changes_to_one_Gateway_are_in_a_ConfigMap_that_it_refers_to()
    {
        var stack = await RunAsync(Scaled);
        var map = stack.Single(ConfigMap, "public-customization");
        var reference = stack.Single(Gateway, "public")["spec"]!["infrastructure"]!["parametersRef"]!;

        Assert.Equal("ConfigMap", reference["kind"]!.GetValue<string>());
        Assert.Equal(map["metadata"]!["name"]!.GetValue<string>(), reference["name"]!.GetValue<string>());
        Assert.Equal("""{"spec":{"minReplicas":3,"maxReplicas":9}}""", JsonNode.Parse(map["data"]!["horizontalPodAutoscaler"]!.GetValue<string>())!.ToJsonString());
        Assert.Equal("""{"spec":{"template":{"spec":{"nodeSelector":{"pool":"ingress"}}}}}""", JsonNode.Parse(map["data"]!["deployment"]!.GetValue<string>())!.ToJsonString());
    }

    [Fact]
    public async Task A_change_makes_another_ConfigMap_so_that_the_Gateway_is_never_without_one()
    {
        Assert.NotEqual(await NameAsync(Scaled), await NameAsync(Scaled.Replace('9', '8')));
        Assert.Equal(await NameAsync(Scaled), await NameAsync(Scaled));

        async Task<string> NameAsync(string customization) =>
            (await RunAsync(customization)).Single(ConfigMap, "public-customization")["metadata"]!["name"]!.GetValue<string>();
    }

    [Fact]
    public async Task The_ConfigMap_of_the_class_is_changed_and_never_created()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.Minimal().With("gateway-stack:gatewayClassDefaults", """{"podDisruptionBudget":{"spec":{"minAvailable":"50%"}}}"""));
        var patch = stack.Single("kubernetes:core/v1:ConfigMapPatch", "gateway-class-defaults-changes");

        Assert.Equal("aks-istio-system", patch["metadata"]!["namespace"]!.GetValue<string>());
        Assert.Equal("""{"spec":{"minAvailable":"50%"}}""", JsonNode.Parse(patch["data"]!["podDisruptionBudget"]!.GetValue<string>())!.ToJsonString());
        Assert.Equal(["podDisruptionBudget"], patch["data"]!.AsObject().Select(d => d.Key));
    }

    [Fact]
    public async Task Upstream_Istio_gets_a_ConfigMap_for_the_class()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.UpstreamIstio().With("gateway-stack:gatewayClassDefaults", """{"horizontalPodAutoscaler":{"spec":{"minReplicas":1,"maxReplicas":2}}}"""));

        Assert.Equal("istio", stack.Single(ConfigMap, "gateway-class-defaults")["metadata"]!["labels"]!["gateway.istio.io/defaults-for-class"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"deployment":{"spec":{"template":{"spec":{"securityContext":{}}}}}}""",
        "deployment.spec.template.spec.securityContext: is not among the fields of a deployment that AKS lets people change; remove it; the nearest that AKS admits is spec.template.spec.tolerations")]
    [InlineData("""{"deployment":{"spec":{"template":{"spec":{"containers":[{"name":"istio-proxy","image":"mine"}]}}}}}""",
        "deployment.spec.template.spec.containers[0].image: is not among the fields of a deployment that AKS lets people change (value: mine); remove it; the nearest that AKS admits is spec.template.spec.containers[].name")]
    [InlineData("""{"deployment":{"spec":{"template":{"spec":{"containers":[{"resources":{"limits":{"cpu":"1"}}}]}}}}}""",
        "deployment.spec.template.spec.containers[0]: has no name, so that it cannot be merged with the container it is for; add name: istio-proxy")]
    [InlineData("""{"podDisruptionBudget":{"spec":{"maxUnavailable":1}}}""",
        "podDisruptionBudget.spec.maxUnavailable: is not among the fields of a podDisruptionBudget that AKS lets people change (value: 1); remove it; the nearest that AKS admits is spec.minAvailable")]
    [InlineData("""{"horizontalPodAutoscaler":{"spec":{"minReplicas":1}}}""",
        "horizontalPodAutoscaler.spec.minReplicas: is below 2, the least that AKS admits (value: 1); use 2 or more")]
    [InlineData("""{"horizontalPodAutoscaler":{"spec":{"minReplicas":6}}}""",
        "horizontalPodAutoscaler.spec.maxReplicas: is below minReplicas (6) (value: 5, AKS's default); raise it")]
    [InlineData("""{"service":{"spec":{"ports":[]}}}""",
        "service.spec.ports: is not among the fields of a service that AKS lets people change; remove it; the nearest that AKS admits is spec.type")]
    [InlineData("""{"deployment":{"spec":{"replicas":"3"}}}""",
        "deployment.spec.replicas: must be a number (value: 3); write a number")]
    [InlineData("""{"serviceAccount":{"metadata":{"annotations":{"a":"b"}}}}""",
        "serviceAccount: is not among the resources that AKS lets people change; remove it: AKS admits deployment, service, horizontalPodAutoscaler and podDisruptionBudget")]
    public void What_AKS_would_deny_is_refused_with_the_nearest_that_it_admits(string customization, string problem) =>
        Assert.Equal([$"gateway-stack:gateways.public.customization.{problem}"], Stacks.Problems(Config(customization)));

    [Fact]
    public void What_Istio_finds_its_resources_by_cannot_be_changed() => Assert.Equal(
        ["gateway-stack:gatewayClassDefaults.service.metadata.name: cannot be changed: Istio finds what it made by it; remove it; the annotation gateway.istio.io/name-override names it otherwise"],
        Stacks.Problems(Stacks.UpstreamIstio().With("gateway-stack:gatewayClassDefaults", """{"service":{"metadata":{"name":"other"}}}""")));

    [Fact]
    public void A_managed_ingress_gateway_is_not_made_of_a_Gateway() => Assert.Equal(
        ["gateway-stack:gatewayClassDefaults: changes nothing: the add-on's managed ingress gateways are not made of Gateways; remove it, or use ingress istioAddon; the Service's own settings are loadBalancer"],
        Stacks.Problems(Stacks.IstioIngressGateway().With("gateway-stack:gatewayClassDefaults", Scaled)));

    [Fact]
    public void A_Gateway_has_at_most_eight_annotations_of_its_own() => Assert.Equal(
        ["gateway-stack:gateways.public.annotations: has more than the 8 that a Gateway may have (value: 9); put some of them below customization.service.metadata.annotations"],
        Stacks.Problems(Stacks.Minimal().With("gateway-stack:gateways",
            $$$"""{"public":{"namespace":"apps","annotations":{ {{{string.Join(',', Enumerable.Range(0, 9).Select(i => $"\"a{i}\":\"b\""))}}} } } }""")));

    private static JsonObject Config(string customization) => Stacks.Minimal().With("gateway-stack:gateways", $$$"""{"public":{"namespace":"apps","customization":{{{customization}}}}}""");

    private static Task<StackUnderTest> RunAsync(string customization) => StackUnderTest.RunAsync(Config(customization));
}
