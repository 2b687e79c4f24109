using System.Collections.Immutable;
using System.Text.Json.Nodes;
using GatewayStack.Certificates;
using Pulumi;
using Pulumi.Utilities;

namespace GatewayStack.Infra.Tests;

public sealed class IngressSystemTests
{
    private const string Cluster = "azure-native_containerservice_v20260301:containerservice:ManagedCluster";
    private const string Gateway = "kubernetes:gateway.networking.k8s.io/v1:Gateway";
    private const string HttpRoute = "kubernetes:gateway.networking.k8s.io/v1:HTTPRoute";
    private const string DestinationRule = "kubernetes:networking.istio.io/v1:DestinationRule";
    private const string Namespace = "kubernetes:core/v1:Namespace";
    private const string TwoListeners = """[{"name":"http","port":80,"protocol":"HTTP"},{"name":"https","port":443,"protocol":"HTTPS","allowedRoutes":"Selector","namespaceSelector":{"ingress":"public"}}]""";

    [Fact]
    public async Task The_Istio_add_on_runs_its_revisions_beside_the_managed_Gateway_API_and_without_app_routing()
    {
        var cluster = (await StackUnderTest.RunAsync(Stacks.IstioAddon("""["asm-1-27","asm-1-28"]"""))).Single(Cluster, "cluster");

        Assert.Equal("Standard", Text(cluster, "ingressProfile", "gatewayAPI", "installation"));
        Assert.Equal("Disabled", Text(cluster, "ingressProfile", "webAppRouting", "gatewayAPIImplementations", "appRoutingIstio", "mode"));
        Assert.Equal("Istio", Text(cluster, "serviceMeshProfile", "mode"));
        Assert.Equal("""["asm-1-27","asm-1-28"]""", cluster["serviceMeshProfile"]!["istio"]!["revisions"]!.ToJsonString());
        Assert.Null(cluster["serviceMeshProfile"]!["istio"]!["components"]);
    }

    [Fact]
    public async Task App_routing_says_that_the_mesh_is_off_because_Azure_keeps_what_is_left_out() =>
        Assert.Equal("Disabled", Text((await StackUnderTest.RunAsync(Stacks.Minimal())).Single(Cluster, "cluster"), "serviceMeshProfile", "mode"));

    [Theory]
    [InlineData("annotationControlled", "AnnotationControlled")]
    [InlineData("external", "External")]
    [InlineData("internal", "Internal")]
    public async Task Managed_NGINX_stays_beside_the_Gateways_while_applications_move(string setting, string type)
    {
        var routing = (await StackUnderTest.RunAsync(Stacks.Minimal()
            .With("gateway-stack:cluster", $$"""{"kubernetesVersion":"1.35","nginx":"{{setting}}"}"""))).Single(Cluster, "cluster")["ingressProfile"]!["webAppRouting"]!;

        Assert.True(routing["enabled"]!.GetValue<bool>());
        Assert.Equal(type, Text(routing, "nginx", "defaultIngressControllerType"));
        Assert.Equal("Enabled", Text(routing, "gatewayAPIImplementations", "appRoutingIstio", "mode"));
    }

    [Fact]
    public async Task A_Gateway_of_the_Istio_add_on_says_which_revision_owns_it()
    {
        var gateway = (await StackUnderTest.RunAsync(Stacks.IstioAddon()
            .With("gateway-stack:gateways", """{"public":{"namespace":"apps","revision":"asm-1-28"}}"""))).Single(Gateway, "public");

        Assert.Equal("asm-1-28", Text(gateway, "metadata", "labels", "istio.io/rev"));
        Assert.Equal("istio", Text(gateway, "spec", "gatewayClassName"));
    }

    [Fact]
    public async Task A_Gateway_that_names_no_revision_has_no_label() =>
        Assert.Null((await StackUnderTest.RunAsync(Stacks.IstioAddon())).Single(Gateway, "public")["metadata"]!["labels"]);

    [Fact]
    public async Task Namespaces_with_sidecars_carry_the_revision_that_injects_them() => Assert.Equal("asm-1-28", Text(
        (await StackUnderTest.RunAsync(Stacks.IstioAddon(sidecars: """{"apps":"asm-1-28"}"""))).Single(Namespace, "namespace-apps"), "metadata", "labels", "istio.io/rev"));

    [Fact]
    public async Task An_Istio_without_revisions_injects_sidecars_by_its_own_label() => Assert.Equal("enabled", Text(
        (await StackUnderTest.RunAsync(Stacks.UpstreamIstio().With("gateway-stack:mesh", """{"sidecars":{"apps":"enabled"}}"""))).Single(Namespace, "namespace-apps"),
        "metadata", "labels", "istio-injection"));

    [Fact]
    public async Task A_DestinationRule_has_Istios_fields_and_its_short_host_is_written_in_full()
    {
        var rule = (await StackUnderTest.RunAsync(Stacks.IstioAddon().With("gateway-stack:destinationRules", """
            {"shop":{"namespace":"apps","host":"shop","exportTo":["."],"subsets":[{"name":"v2","labels":{"version":"v2"}}],"trafficPolicy":{
             "loadBalancer":{"simple":"ROUND_ROBIN"},"connectionPool":{"tcp":{"maxConnections":100},"http":{"http1MaxPendingRequests":50}},
             "outlierDetection":{"consecutive5xxErrors":5,"interval":"30s"},"tls":{"mode":"ISTIO_MUTUAL"}}}}
            """))).Single(DestinationRule, "shop");
        var policy = rule["spec"]!["trafficPolicy"]!;

        Assert.Equal("apps", Text(rule, "metadata", "namespace"));
        Assert.Equal("shop.apps.svc.cluster.local", Text(rule, "spec", "host"));
        Assert.Equal("ROUND_ROBIN", Text(policy, "loadBalancer", "simple"));
        Assert.Equal(100, policy["connectionPool"]!["tcp"]!["maxConnections"]!.GetValue<double>());
        Assert.Equal(50, policy["connectionPool"]!["http"]!["http1MaxPendingRequests"]!.GetValue<double>());
        Assert.Equal(5, policy["outlierDetection"]!["consecutive5xxErrors"]!.GetValue<double>());
        Assert.Equal("30s", Text(policy, "outlierDetection", "interval"));
        Assert.Equal("ISTIO_MUTUAL", Text(policy, "tls", "mode"));
        Assert.Equal("""[{"labels":{"version":"v2"},"name":"v2"}]""", Sorted(rule["spec"]!["subsets"]!));
        Assert.Equal("""["."]""", rule["spec"]!["exportTo"]!.ToJsonString());
    }

    [Theory]
    [InlineData("external", "External", "aks-istio-ingressgateway-external")]
    [InlineData("internal", "Internal", "aks-istio-ingressgateway-internal")]
    public async Task The_managed_ingress_gateway_is_enabled_and_programmed_by_its_address(string setting, string mode, string service)
    {
        var stack = await StackUnderTest.RunAsync(Stacks.IstioIngressGateway()
            .With("gateway-stack:mesh", $$"""{"revisions":["asm-1-28"],"ingressGateways":["{{setting}}"]}"""));
        var gateways = stack.Single(Cluster, "cluster")["serviceMeshProfile"]!["istio"]!["components"]!["ingressGateways"]!;

        Assert.Equal(mode, Text(gateways.AsArray().Single()!, "mode"));
        Assert.True(gateways[0]!["enabled"]!.GetValue<bool>());
        Assert.Equal($$"""[{"type":"Hostname","value":"{{service}}"}]""", Sorted(stack.Single(Gateway, "public")["spec"]!["addresses"]!));
    }

    [Fact]
    public async Task The_address_of_a_managed_ingress_gateway_is_its_Services()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.IstioIngressGateway());

        Assert.Equal("203.0.113.8", (await ValueAsync(stack.Stack.GatewayAddresses))["public"]);
        Assert.Equal(["203.0.113.8 shop.example.com"], await ValueAsync(stack.Stack.HostsLines));
    }

    [Fact]
    public async Task The_namespace_of_the_managed_ingress_gateways_is_not_created_and_holds_the_certificate()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.IstioIngressGateway());

        Assert.Equal(["apps"], stack.OfType(Namespace).Select(n => Text(n, "metadata", "name")));
        Assert.Equal("aks-istio-ingress", Text(stack.OfType("kubernetes:secrets-store.csi.x-k8s.io/v1:SecretProviderClass").Single(), "metadata", "namespace"));
    }

    [Fact]
    public async Task Routes_of_application_namespaces_name_the_Gateways_namespace()
    {
        var parent = (await StackUnderTest.RunAsync(Stacks.IstioIngressGateway())).Single(HttpRoute, "shop")["spec"]!["parentRefs"]![0]!;

        Assert.Equal("aks-istio-ingress", Text(parent, "namespace"));
        Assert.Equal("https", Text(parent, "sectionName"));
    }

    [Fact]
    public async Task A_namespace_carries_the_labels_by_which_the_listener_selects_it()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.IstioIngressGateway()
            .With("gateway-stack:gateways", $$"""{"public":{"namespace":"aks-istio-ingress","listeners":{{TwoListeners}} } }"""));
        var from = stack.Single(Gateway, "public")["spec"]!["listeners"]![1]!["allowedRoutes"]!["namespaces"]!;

        Assert.Equal("Selector", Text(from, "from"));
        Assert.Equal("public", Text(from, "selector", "matchLabels", "ingress"));
        Assert.Equal("public", Text(stack.Single(Namespace, "namespace-apps"), "metadata", "labels", "ingress"));
    }

    [Fact]
    public async Task Upstream_Istio_makes_nothing_in_Azure()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.UpstreamIstio());

        Assert.DoesNotContain(stack.Types, t => t.Contains("azure-native", StringComparison.Ordinal));
        Assert.Equal("kind-istio", Text(stack.Single("pulumi:providers:kubernetes", "cluster"), "context"));
        Assert.Null(await ValueAsync(stack.Stack.KubeConfig));
    }

    [Fact]
    public async Task Upstream_Istio_and_the_bundle_are_installed_where_the_stack_asks_for_them()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.UpstreamIstio(
            """{"context":"kind-istio","gatewayApi":{"version":"v1.4.1","install":true},"istio":{"version":"1.29.2","install":true,"namespace":"mesh"}}"""));
        var istiod = stack.Single("kubernetes:helm.sh/v4:Chart", "istio-istiod");

        Assert.Equal("https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.4.1/standard-install.yaml",
            Text(stack.Single("kubernetes:yaml/v2:ConfigFile", "istio-gateway-api"), "file"));
        Assert.Equal(["base 1.29.2", "istiod 1.29.2"], stack.OfType("kubernetes:helm.sh/v4:Chart").Select(c => $"{Text(c, "chart")} {Text(c, "version")}").Order(StringComparer.Ordinal));
        Assert.Equal("https://istio-release.storage.googleapis.com/charts", Text(istiod, "repositoryOpts", "repo"));
        Assert.Equal("mesh", Text(istiod, "namespace"));
    }

    [Fact]
    public async Task Nothing_is_installed_that_is_not_asked_for()
    {
        var types = (await StackUnderTest.RunAsync(Stacks.UpstreamIstio())).Types.ToList();

        Assert.DoesNotContain("kubernetes:helm.sh/v4:Chart", types);
        Assert.DoesNotContain("kubernetes:yaml/v2:ConfigFile", types);
    }

    [Fact]
    public async Task A_certificate_goes_into_an_existing_cluster_as_a_Secret_with_its_key()
    {
        using var certificate = SelfSignedCertificate.Create(["shop.example.com"]);
        var pfx = Convert.ToBase64String(certificate.ToPfx("pw"));
        var secret = (await StackUnderTest.RunAsync(Stacks.UpstreamIstio()
            .With("gateway-stack:certificates", $$"""[{"name":"web","pfx":{"password":"pw","data":"{{pfx}}"} }]""")
            .With("gateway-stack:gateways", """{"public":{"namespace":"apps"}}"""))).Single("kubernetes:core/v1:Secret", "tls-apps-web");

        Assert.Equal("kubernetes.io/tls", Text(secret, "type"));
        Assert.Equal(certificate.ToChainPem(), Text(secret, "stringData", "tls.crt"));
        Assert.Equal(certificate.ToKeyPem(), Text(secret, "stringData", "tls.key"));
    }

    [Fact]
    public async Task A_Secret_that_exists_is_named_and_not_made()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.UpstreamIstio()
            .With("gateway-stack:certificates", """[{"name":"web","existingSecret":"web-tls"}]""")
            .With("gateway-stack:gateways", """{"public":{"namespace":"apps"}}"""));

        Assert.DoesNotContain("kubernetes:core/v1:Secret", stack.Types);
        Assert.Equal("web-tls", Text(stack.Single(Gateway, "public")["spec"]!["listeners"]![1]!["tls"]!["certificateRefs"]![0]!, "name"));
    }

    [Fact]
    public async Task On_AKS_the_load_balancer_of_upstream_Istio_asks_the_proxys_own_health()
    {
        var annotations = (await StackUnderTest.RunAsync(Stacks.UpstreamIstio("""{"context":"kind-istio","aks":true}""")))
            .Single(Gateway, "public")["spec"]!["infrastructure"]!["annotations"]!;

        Assert.Equal("http", Text(annotations, "service.beta.kubernetes.io/port_80_health-probe_protocol"));
        Assert.Equal("15021", Text(annotations, "service.beta.kubernetes.io/port_80_health-probe_port"));
        Assert.Equal("/healthz/ready", Text(annotations, "service.beta.kubernetes.io/port_80_health-probe_request-path"));
    }

    [Fact]
    public async Task Elsewhere_it_has_no_annotations_of_Azure() =>
        Assert.Null((await StackUnderTest.RunAsync(Stacks.UpstreamIstio())).Single(Gateway, "public")["spec"]!["infrastructure"]);

    [Fact]
    public async Task A_route_inside_the_mesh_attaches_to_a_Service() => Assert.Equal(
        """[{"group":"","kind":"Service","name":"echo"}]""",
        Sorted((await StackUnderTest.RunAsync(Stacks.UpstreamIstio()
            .With("gateway-stack:routes", """{"echo":{"service":"echo","namespace":"apps","backendRefs":["echo-v2:80"]}}"""))).Single(HttpRoute, "echo")["spec"]!["parentRefs"]!));

    [Fact]
    public async Task A_load_balancer_that_has_only_a_host_name_is_connected_to_by_it()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.UpstreamIstio(), new StackUnderTest { GatewayAddress = "lb.elb.amazonaws.com" });

        Assert.Equal(["curl -s --connect-to shop.example.com:80:lb.elb.amazonaws.com:80 'http://shop.example.com/'"], await ValueAsync(stack.Stack.TestCommands));
        Assert.Equal(["$(dig +short lb.elb.amazonaws.com | head -n 1) shop.example.com"], await ValueAsync(stack.Stack.HostsLines));
    }

    [Fact]
    public async Task A_Gateway_without_HTTPS_redirects_nothing_and_its_URLs_say_http()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.UpstreamIstio());

        Assert.Equal(["shop"], stack.OfType(HttpRoute).Select(r => Text(r, "metadata", "name")));
        Assert.Equal(["http://shop.example.com/"], (await ValueAsync(stack.Stack.Urls))["shop"]);
    }

    [Fact]
    public async Task Between_two_systems_there_is_the_cluster_with_its_namespaces_and_certificates_and_nothing_that_needs_a_system()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.Minimal().With("gateway-stack:ingress", "none"));
        var cluster = stack.Single(Cluster, "cluster");

        Assert.Equal("Disabled", Text(cluster, "ingressProfile", "webAppRouting", "gatewayAPIImplementations", "appRoutingIstio", "mode"));
        Assert.Equal("Disabled", Text(cluster, "serviceMeshProfile", "mode"));
        Assert.DoesNotContain(Gateway, stack.Types);
        Assert.DoesNotContain(HttpRoute, stack.Types);
        Assert.Contains(Namespace, stack.Types);
        Assert.Contains("kubernetes:secrets-store.csi.x-k8s.io/v1:SecretProviderClass", stack.Types);
    }

    [Theory]
    [InlineData("istioAddon", "appRouting", "Cluster aks-gateway-stack-test runs the app routing add-on's Istio, which excludes ingress istioAddon. Go from appRouting to istioAddon in two steps: "
        + "(1) set ingress: none and run pulumi up; (2) set ingress: istioAddon and run pulumi up.")]
    [InlineData("appRouting", "istioAddon", "Cluster aks-gateway-stack-test runs the Istio add-on, which excludes ingress appRouting. Go from istioAddon to appRouting in two steps: "
        + "(1) set ingress: none and run pulumi up; then delete what it leaves behind: kubectl get crd -o name | grep 'istio.io$' | xargs kubectl delete, and kubectl delete gatewayclass istio; "
        + "(2) set ingress: appRouting and run pulumi up.")]
    public async Task From_one_system_to_the_other_is_refused_in_one_step(string wanted, string deployed, string message)
    {
        var exception = await Assert.ThrowsAnyAsync<Exception>(() => StackUnderTest.RunAsync(Config(wanted), new StackUnderTest { Deployed = Running(deployed) }));

        Assert.Contains(message, exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", "appRouting")]
    [InlineData("none", "istioAddon")]
    [InlineData("appRouting", "appRouting")]
    [InlineData("istioAddon", "istioAddon")]
    [InlineData("appRouting", "none")]
    public async Task Any_other_step_goes_on(string wanted, string deployed) =>
        Assert.Contains(Cluster, (await StackUnderTest.RunAsync(Config(wanted), new StackUnderTest { Deployed = Running(deployed) })).Types);

    private static JsonObject Config(string ingress) => ingress == "istioAddon" ? Stacks.IstioAddon() : Stacks.Minimal().With("gateway-stack:ingress", ingress);

    private static ImmutableDictionary<string, object> Running(string ingress) => Map(
        ("name", "aks"),
        ("ingressProfile", Map(("webAppRouting", Map(("gatewayAPIImplementations", Map(("appRoutingIstio", Map(("mode", ingress == "appRouting" ? "Enabled" : "Disabled"))))))))),
        ("serviceMeshProfile", Map(("mode", ingress == "istioAddon" ? "Istio" : "Disabled"))));

    private static ImmutableDictionary<string, object> Map(params (string Key, object Value)[] entries) => entries.ToImmutableDictionary(e => e.Key, e => e.Value);

    private static Task<T> ValueAsync<T>(Output<T> output) => OutputUtilities.GetValueAsync(output);

    private static string Sorted(JsonNode node) => Order(node)!.ToJsonString();

    private static JsonNode? Order(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Order(m.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Order)]),
        _ => node?.DeepClone(),
    };

    private static string Text(JsonNode node, params string[] path) => path.Aggregate(node, (n, key) => n[key]!).GetValue<string>();
}
