using FsCheck;
using FsCheck.Fluent;

namespace GatewayStack.Infra.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void The_smallest_stack_has_no_problem() => Assert.Empty(Stacks.Problems(Stacks.Minimal()));

    [Fact]
    public void All_problems_are_reported_at_once() => Assert.Equal(
        [
            "azure-native:location: is required and not set; set the Azure region: pulumi config set azure-native:location eastus",
            "gateway-stack:cluster.nodePool.minCount: is greater than maxCount 3 (value: 5); use a minCount that is not above maxCount",
            "gateway-stack:clutser: there is no such setting; did you mean 'cluster'?",
            "gateway-stack:routes.shop.gateway: names a Gateway that the stack does not have (value: pubic); did you mean 'public'?",
        ],
        Stacks.Problems(Stacks.Minimal()
            .Without("azure-native:location")
            .With("gateway-stack:clutser", "{}")
            .With("gateway-stack:cluster", """{"kubernetesVersion":"1.35","nodePool":{"minCount":5}}""")
            .With("gateway-stack:routes", """{"shop":{"gateway":"pubic","hostnames":["shop"],"backendRefs":["shop:80"]}}""")).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("cluster", """{"kubernetesVersion":1.35}""", "gateway-stack:cluster.kubernetesVersion: is a number, and must be text (value: 1.35); write it in quotes: \"1.35\"")]
    [InlineData("cluster", """{}""", "gateway-stack:cluster.kubernetesVersion: is required and not set; set it: the Kubernetes version, in quotes; it decides which Gateway API bundle the cluster gets")]
    [InlineData("cluster", """{"kubernetesVersion":"1.29"}""", "gateway-stack:cluster.kubernetesVersion: has no managed Gateway API bundle that is known here (value: 1.29); use one of \"1.33\", \"1.34\", \"1.35\", \"1.36\"")]
    [InlineData("cluster", """[1]""", "gateway-stack:cluster: is a list, and must be a map (value: [1]); write a map of name, kubernetesVersion, sku, tier, access, nodeResourceGroup, serviceCidr, dnsServiceIP, podCidr, networkPolicy, nodePool, userPools, azurePolicy, imageCleanerIntervalHours, costAnalysis, nginx, upgradeChannel, nodeOSUpgradeChannel, maintenanceWindow")]
    [InlineData("cluster", """{"kubernetesVersion":"1.35","nodePool":{"maxPods":300}}""", "gateway-stack:cluster.nodePool.maxPods: is out of range (value: 300); use a whole number from 10 to 250")]
    [InlineData("cluster", """{"kubernetesVersion":"1.35","serviceCidr":"10.0.0.0/16","dnsServiceIP":"10.0.0.10"}""", "gateway-stack:cluster.serviceCidr: overlaps the network's addresses 10.0.0.0/16 (value: 10.0.0.0/16); use a block apart from it")]
    [InlineData("cluster", """{"kubernetesVersion":"1.35","dnsServiceIP":"10.9.0.10"}""", "gateway-stack:cluster.dnsServiceIP: is not inside cluster.serviceCidr 10.1.0.0/16 (value: 10.9.0.10); use an address inside 10.1.0.0/16, such as 10.1.0.10")]
    [InlineData("network", """{"addressSpace":"10.0.0.1/16"}""", "gateway-stack:network.addressSpace: is not a CIDR block: the bits after the prefix must be zero and the prefix at most 32 (value: 10.0.0.1/16); did you mean 10.0.0.0/16?")]
    [InlineData("network", """{"subnet":{"addressPrefix":"10.2.0.0/22"}}""", "gateway-stack:network.subnet.addressPrefix: is not inside the network's addresses 10.0.0.0/16 (value: 10.2.0.0/22); use a block inside 10.0.0.0/16")]
    [InlineData("network", """{"subnet":{"addressPrefix":"10.0.0.0/25"}}""", "gateway-stack:network.subnet.addressPrefix: has 123 usable addresses, and 244 are needed: (3 nodes + 1 while upgrading) × 61 (value: 10.0.0.0/25); use a larger subnet, fewer nodes (cluster.nodePool.maxCount), fewer pods (cluster.nodePool.maxPods) or an overlay (cluster.podCidr)")]
    [InlineData("vault", """{"name":"kv--test"}""", "gateway-stack:vault.name: is not of the form this setting takes (value: kv--test); use 3 to 24 letters, digits and single hyphens, a letter first, a letter or digit last")]
    [InlineData("vault", """{"name":"kv-test","purgeProtection":"maybe"}""", "gateway-stack:vault.purgeProtection: must be true or false (value: maybe); use true or false")]
    [InlineData("certificates", """[{"name":"web"}]""", "gateway-stack:certificates[0]: must have exactly one source (value: web); set one of pfx, pem, selfSigned, existing and acme")]
    [InlineData("certificates", """[{"name":"web","pfx":{}}]""", "gateway-stack:certificates[0].pfx: must have either a file or data (value: web); set file to a path, or data to the PFX in base64 as a secret")]
    [InlineData("gateways", """{"public":{"namespace":"apps","certificate":"wob"}}""", "gateway-stack:gateways.public.certificate: names a certificate that the stack does not have (value: wob); did you mean 'web'?")]
    [InlineData("gateways", """{"public":{"namespace":"apps","listeners":[{"name":"a","port":80,"protocol":"HTTP"},{"name":"a","port":81,"protocol":"HTTP"}]}}""", "gateway-stack:gateways.public.listeners[1].name: is used by another listener of the Gateway (value: a); give each listener its own name")]
    [InlineData("routes", """{"shop":{"gateway":"public","sectionName":"htps","backendRefs":["shop:80"]}}""", "gateway-stack:routes.shop.sectionName: names a listener that Gateway public does not have (value: htps); use one of http, https")]
    [InlineData("routes", """{"shop":{"gateway":"public","namespace":"other","backendRefs":["shop:80"]}}""", "gateway-stack:routes.shop.namespace: is not the Gateway's namespace apps, and its listeners take routes of their own namespace only (value: other); set allowedRoutes: All on a listener of gateways.public, or use namespace apps")]
    [InlineData("routes", """{"shop":{"gateway":"public","rules":[{"matches":[{"path":"/a//b"}],"backendRefs":["shop:80"]}]}}""", "gateway-stack:routes.shop.rules[0].matches[0].path.value: contains '//', which the Gateway API refuses (value: /a//b); use the path as a client sends it after normalization")]
    [InlineData("routes", """{"shop":{"gateway":"public","rules":[{"filters":[{"type":"RequestRedirect","requestRedirect":{"statusCode":308}}]}]}}""", "gateway-stack:routes.shop.rules[0].filters[0].requestRedirect.statusCode: needs Gateway API v1.5.1, and Kubernetes 1.35 gets v1.4.1 (value: 308); use 301 or 302, or use cluster.kubernetesVersion \"1.36\"")]
    [InlineData("routes", """{"shop":{"gateway":"public","rules":[{"matches":[]}]}}""", "gateway-stack:routes.shop.rules[0].backendRefs: is empty: every request would be answered with 404; add a backend, or a RequestRedirect filter")]
    [InlineData("routes", """{"shop":{"gateway":"public","backendRefs":[{"name":"a","port":80,"weight":0}]}}""", "gateway-stack:routes.shop.backendRefs: has weight 0 throughout: every request would be answered with 500; give at least one backend a weight above 0")]
    [InlineData("dns", """{"zones":[{"name":"example.com"},{"name":"example.com"}]}""", "gateway-stack:dns.zones[1].name: is listed twice (value: example.com); remove one")]
    [InlineData("wait", """{"gateway":"soon"}""", "gateway-stack:wait.gateway: is not of the form this setting takes (value: soon); use a duration such as 15m")]
    public void A_mistake_is_named_with_its_key_value_and_fix(string setting, string value, string problem) =>
        Assert.Equal([problem], Stacks.Problems(Stacks.Minimal().With($"gateway-stack:{setting}", value)));

    [Theory]
    [InlineData("existingCluster", """{"context":"a"}""", "gateway-stack:existingCluster: is set, and ingress appRouting makes its own cluster; remove it, or use ingress upstreamIstio")]
    [InlineData("mesh", """{"revisions":["asm-1-28"]}""", "gateway-stack:mesh.revisions: is set, and ingress appRouting has no Istio add-on (value: asm-1-28); remove it, or use ingress istioAddon")]
    [InlineData("mesh", """{"sidecars":{"apps":"enabled"}}""", "gateway-stack:mesh.sidecars: is set, and the app routing add-on injects no sidecars; remove it, or use ingress istioAddon")]
    [InlineData("gateways", """{"public":{"namespace":"apps","revision":"asm-1-28"}}""", "gateway-stack:gateways.public.revision: is set, and ingress appRouting has no choice of revision for a Gateway (value: asm-1-28); remove it")]
    [InlineData("gateways", """{"public":{"namespace":"apps","ingressGateway":"external"}}""", "gateway-stack:gateways.public.ingressGateway: is set, and with ingress appRouting each Gateway has a proxy of its own (value: external); remove it, or use ingress istioIngressGateway")]
    [InlineData("destinationRules", """{"shop":{"host":"shop.apps.svc.cluster.local"}}""", "gateway-stack:destinationRules.shop: is Istio's own resource, which the app routing add-on has not (value: shop); remove it, or use ingress istioAddon")]
    [InlineData("routes", """{"shop":{"service":"shop","namespace":"apps","backendRefs":["shop:80"]}}""", "gateway-stack:routes.shop.service: routes traffic inside a mesh, which ingress appRouting has not (value: shop); use gateway, or ingress istioAddon")]
    [InlineData("routes", """{"shop":{"backendRefs":["shop:80"]}}""", "gateway-stack:routes.shop: must have either a gateway or a service; set gateway for requests from outside, or service for those inside the mesh")]
    [InlineData("certificates", """[{"name":"web","existingSecret":"web"}]""", "gateway-stack:certificates[0].existingSecret: is set, and ingress appRouting takes certificates from its vault (value: web); use pfx or selfSigned")]
    public void What_app_routing_has_not_is_refused(string setting, string value, string problem) =>
        Assert.Equal([problem], Stacks.Problems(Stacks.Minimal().With($"gateway-stack:{setting}", value)));

    [Theory]
    [InlineData("cluster", "gateway-stack:cluster: is required for ingress appRouting and not set; set it: the AKS cluster")]
    [InlineData("vault", "gateway-stack:vault: is required for ingress appRouting and not set; set it: the Key Vault that holds the certificates")]
    public void A_system_on_Azure_needs_its_cluster_and_vault(string setting, string problem) =>
        Assert.Equal([problem], Stacks.Problems(Stacks.Minimal().Without($"gateway-stack:{setting}")));

    [Theory]
    [InlineData("mesh", """{}""", "gateway-stack:mesh.revisions: is empty, and ingress istioAddon needs a revision; use one of asm-1-27, asm-1-28, asm-1-29, asm-1-30")]
    [InlineData("mesh", """{"revisions":["asm-1-25"]}""", "gateway-stack:mesh.revisions[0]: does not program Gateways of the Gateway API, which begins with asm-1-26 (value: asm-1-25); use one of asm-1-27, asm-1-28, asm-1-29, asm-1-30")]
    [InlineData("mesh", """{"revisions":["asm-1-26"]}""", "gateway-stack:mesh.revisions[0]: does not run on Kubernetes 1.35 (value: asm-1-26); use one of asm-1-27, asm-1-28, asm-1-29, asm-1-30")]
    [InlineData("mesh", """{"revisions":["asm-1-27","asm-1-28","asm-1-29"]}""", "gateway-stack:mesh.revisions: has more than 2 revisions (value: asm-1-27, asm-1-28, asm-1-29); use one, or the two of an upgrade")]
    [InlineData("mesh", """{"revisions":["asm-1-28","asm-1-28"]}""", "gateway-stack:mesh.revisions: has a revision twice (value: asm-1-28, asm-1-28); remove one")]
    [InlineData("mesh", """{"revisions":["1-28"]}""", "gateway-stack:mesh.revisions[0]: is not of the form this setting takes (value: 1-28); use a revision such as asm-1-29; `az aks mesh get-revisions` lists those of a region")]
    [InlineData("mesh", """{"revisions":["asm-1-28"],"sidecars":{"apps":"enabled"}}""", "gateway-stack:mesh.sidecars.apps: is not one of mesh.revisions, and nothing else injects sidecars with the Istio add-on (value: enabled); use one of asm-1-28")]
    [InlineData("mesh", """{"revisions":["asm-1-28"],"sidecars":{"aps":"asm-1-28"}}""", "gateway-stack:mesh.sidecars.aps: is a namespace that nothing of the stack lives in, so it is not created and has no labels (value: aps); remove it, or correct the name")]
    [InlineData("gateways", """{"public":{"namespace":"apps","revision":"asm-1-29"}}""", "gateway-stack:gateways.public.revision: is not one of mesh.revisions: no control plane would take the Gateway (value: asm-1-29); use one of asm-1-28")]
    [InlineData("destinationRules", """{"shop":{"host":"shop"}}""", "gateway-stack:destinationRules.shop.namespace: is required where host is a short name (value: shop); set the Service's namespace, or write host in full: NAME.NAMESPACE.svc.cluster.local")]
    [InlineData("destinationRules", """{"shop":{"host":"shop.apps.svc.cluster.local","namespace":"other"}}""", "gateway-stack:destinationRules.shop.namespace: is neither a Gateway's, nor the Service's, nor the root namespace aks-istio-system: Istio would not look there (value: other); use apps")]
    [InlineData("destinationRules", """{"shop":{"host":"shop.apps.svc.cluster.local","trafficPolicy":{"tls":{"mode":"MUTUAL"}}}}""", "gateway-stack:destinationRules.shop.trafficPolicy.tls.credentialName: is required for mode MUTUAL; name the Secret with the client certificate")]
    [InlineData("destinationRules", """{"shop":{"host":"shop.apps.svc.cluster.local","trafficPolicy":{"outlierDetection":{"interval":"0s"}}}}""", "gateway-stack:destinationRules.shop.trafficPolicy.outlierDetection.interval: is not of the form this setting takes (value: 0s); use a duration of at least 1ms such as 30s")]
    [InlineData("routes", """{"shop":{"service":"shop","backendRefs":["shop:80"]}}""", "gateway-stack:routes.shop.namespace: is required with service; set the Service's namespace")]
    public void What_the_Istio_add_on_would_not_do_is_refused(string setting, string value, string problem) =>
        Assert.Equal([problem], Stacks.Problems(Stacks.IstioAddon().With($"gateway-stack:{setting}", value)));

    [Theory]
    [InlineData("mesh", """{"revisions":["asm-1-28"],"ingressGateways":[]}""", "gateway-stack:mesh.ingressGateways: must name external, internal or both, each once (value: ); use [external], [internal] or [external, internal]")]
    [InlineData("mesh", """{"revisions":["asm-1-28"],"ingressGateways":["external","internal"]}""", "gateway-stack:gateways.public.ingressGateway: must say which of the managed ingress gateways the Gateway programs; use external or internal")]
    [InlineData("gateways", """{"public":{"namespace":"apps"}}""", "gateway-stack:gateways.public.namespace: is not the namespace of the managed ingress gateways, and the Gateway would program none of them (value: apps); use aks-istio-ingress")]
    [InlineData("gateways", """{"public":{"namespace":"aks-istio-ingress","ingressGateway":"internal","listeners":[{"name":"https","port":443,"protocol":"HTTPS","allowedRoutes":"All"}]}}""", "gateway-stack:gateways.public.ingressGateway: is not one of mesh.ingressGateways (value: internal); use external, or add it there")]
    [InlineData("gateways", """{"public":{"namespace":"aks-istio-ingress","listeners":[{"name":"https","port":8443,"protocol":"HTTPS","allowedRoutes":"All"}]}}""", "gateway-stack:gateways.public.listeners[0].port: is not a port of the managed ingress gateways, whose Services have 80 and 443 (value: 8443); use 80 or 443")]
    [InlineData("gateways", """{"public":{"namespace":"aks-istio-ingress","listeners":[{"name":"http","port":80,"protocol":"HTTP","allowedRoutes":"Selector","namespaceSelector":{"a":"b"}},{"name":"https","port":443,"protocol":"HTTPS","allowedRoutes":"All"}]}}""", "gateway-stack:gateways.public.listeners[0].allowedRoutes: keeps out the redirect to HTTPS, a route in the Gateway's own namespace (value: Selector); use Same: other routes attach to the HTTPS listeners; or set redirectToHttps: false")]
    public void What_a_managed_ingress_gateway_would_not_do_is_refused(string setting, string value, string problem) =>
        Assert.Contains(problem, Stacks.Problems(Stacks.IstioIngressGateway().With($"gateway-stack:{setting}", value)));

    [Theory]
    [InlineData("existingCluster", """{}""", "gateway-stack:existingCluster.context: is required and not set; set it: context in the kubeconfig: which cluster; `kubectl config get-contexts` lists them")]
    [InlineData("existingCluster", """{"context":"a","gatewayApi":{"version":"v1.1.0"}}""", "gateway-stack:existingCluster.gatewayApi.version: is older than what the stack writes for (value: v1.1.0); use v1.2.1 or newer")]
    [InlineData("cluster", """{"kubernetesVersion":"1.35"}""", "gateway-stack:cluster: is set, and ingress upstreamIstio makes nothing in Azure; remove it, or use ingress istioAddon")]
    [InlineData("dns", """{"zones":[{"name":"example.com"}]}""", "gateway-stack:dns.zones: has a zone without a resourceGroup, and ingress upstreamIstio has none to create it in; name the resourceGroup of each zone")]
    [InlineData("certificates", """[{"name":"web","selfSigned":{}}]""", "gateway-stack:certificates[0].selfSigned: is created by a Key Vault, which ingress upstreamIstio has not (value: web); use pfx or existingSecret")]
    [InlineData("routes", """{"shop":{"gateway":"public","rules":[{"filters":[{"type":"RequestMirror","requestMirror":{"backendRef":"shop:80","percent":5}}],"backendRefs":["shop:80"]}]}}""", null)]
    [InlineData("existingCluster", """{"context":"a","aks":true}""", null)]
    public void What_an_existing_cluster_cannot_have_is_refused(string setting, string value, string? problem) =>
        Assert.Equal(problem is null ? [] : [problem], Stacks.Problems(Stacks.UpstreamIstio().With($"gateway-stack:{setting}", value)));

    [Fact]
    public void Two_listeners_cannot_select_one_namespace_by_different_values_of_a_label() => Assert.Equal(
        ["gateway-stack:routes.shop.namespace: would need label tier=b for Gateway two, and has tier=a for another (value: apps); use another namespace, or select by labels of different names"],
        Stacks.Problems(Stacks.UpstreamIstio()
            .With("gateway-stack:gateways", """
                {"one":{"namespace":"edge","listeners":[{"name":"http","port":80,"protocol":"HTTP","allowedRoutes":"Selector","namespaceSelector":{"tier":"a"}}]},
                 "two":{"namespace":"edge","listeners":[{"name":"http","port":80,"protocol":"HTTP","allowedRoutes":"Selector","namespaceSelector":{"tier":"b"}}]}}
                """)
            .With("gateway-stack:routes", """
                {"blog":{"gateway":"one","namespace":"apps","hostnames":["blog"],"backendRefs":["blog:80"]},
                 "shop":{"gateway":"two","namespace":"apps","hostnames":["shop"],"backendRefs":["shop:80"]}}
                """)));

    [Fact]
    public void A_namespace_of_the_stack_s_own_that_exists_already_is_labelled_by_hand() => Assert.Equal(
        ["gateway-stack:mesh.sidecars.apps: is one of existingNamespaces, whose labels the stack leaves alone (value: apps); remove it, and run: kubectl label namespace apps istio.io/rev=asm-1-28"],
        Stacks.Problems(Stacks.IstioAddon(sidecars: """{"apps":"asm-1-28"}""").With("gateway-stack:existingNamespaces", """["apps"]""")));

    [Fact]
    public void An_existing_cluster_must_be_named() => Assert.Equal(
        ["gateway-stack:existingCluster: is required for ingress upstreamIstio and not set; set existingCluster.context to the cluster's context in the kubeconfig"],
        Stacks.Problems(Stacks.UpstreamIstio().Without("gateway-stack:existingCluster")));

    [Fact]
    public void A_short_form_is_named_where_it_is_not_understood() => Assert.Contains(
        "gateway-stack:routes.shop.backendRefs[0]: has not the short form this setting takes (value: shop); use SERVICE:PORT, or a map of its fields",
        Stacks.Problems(Stacks.Minimal().With("gateway-stack:routes", """{"shop":{"gateway":"public","backendRefs":["shop"]}}""")));

    [Theory]
    [InlineData("cluster", """{"kubernetesVersion":"1.36"}""")]
    [InlineData("network", """{"subnet":{"addressPrefix":"10.0.0.0/24"}}""")]
    [InlineData("network", """{"addressSpace":"10.0.0.0/8","subnet":{"addressPrefix":"10.128.0.0/22"}}""", "cluster", """{"kubernetesVersion":"1.35","serviceCidr":"172.16.0.0/16","dnsServiceIP":"172.16.0.10"}""")]
    [InlineData("vault", """{"name":"kv-test-1"}""")]
    [InlineData("routes", """{"shop":{"gateway":"public","sectionName":"https","rules":[{"matches":[{"path":"/a/b"}],"backendRefs":["shop:80"]}]}}""")]
    [InlineData("routes", """{"shop":{"gateway":"public","rules":[{"filters":[{"type":"RequestRedirect","requestRedirect":{"statusCode":302}}]}]}}""")]
    [InlineData("routes", """{"shop":{"gateway":"public","backendRefs":[{"name":"a","port":80,"weight":0},{"name":"b","port":80}]}}""")]
    public void What_comes_near_a_mistake_is_not_one(string setting, string value, string? other = null, string? otherValue = null)
    {
        var config = Stacks.Minimal().With($"gateway-stack:{setting}", value);
        Assert.Empty(Stacks.Problems(other is null ? config : config.With($"gateway-stack:{other}", otherValue!)));
    }

    [Fact]
    public void Whatever_a_setting_holds_is_answered_with_problems_and_nothing_else()
    {
        var scalar = Gen.Elements("null", "true", "0", "-1", "1e9", "\"\"", "\"x\"", "\"10.0.0.0/8\"", "[]", "{}");
        Gen<string> Json(int depth) => depth == 0 ? scalar : Gen.OneOf(
            scalar,
            Json(depth - 1).ListOf(2).Select(items => $"[{string.Join(',', items)}]"),
            Gen.Zip(Gen.Elements("name", "gateway", "rules", "pfx", "nodePool", "subnet", "listeners", "zones", "x"), Json(depth - 1)).ListOf(2)
                .Select(pairs => $"{{{string.Join(',', pairs.DistinctBy(p => p.Item1).Select(p => $"\"{p.Item1}\":{p.Item2}"))}}}"));
        var setting = Gen.Elements("cluster", "network", "vault", "certificates", "gateways", "routes", "dns", "tls", "demo", "wait", "tags", "existingNamespaces");

        Prop.ForAll(Gen.Zip(setting, Json(3)).ToArbitrary(), input =>
        {
            _ = Stacks.Problems(Stacks.Minimal().With($"gateway-stack:{input.Item1}", input.Item2));
            return true;
        }).QuickCheckThrowOnFailure();
    }
}
