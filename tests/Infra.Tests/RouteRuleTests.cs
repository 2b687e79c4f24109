namespace GatewayStack.Infra.Tests;

public sealed class RouteRuleTests
{
    private const string Newer = """{"kubernetesVersion":"1.36"}""";

    [Theory]
    [InlineData("routes", """{"a":{"gateway":"public","rules":[{"name":"x","backendRefs":["a:80"]}]}}""", "1.34", "gateway-stack:routes.a.rules[0].name: needs Gateway API v1.4.1, and Kubernetes 1.34 gets v1.3.0 (value: x); remove it, or use cluster.kubernetesVersion \"1.35\"")]
    [InlineData("routes", """{"a":{"gateway":"public","rules":[{"filters":[{"type":"CORS","cors":{"allowOrigins":["https://x.example.com"]}}],"backendRefs":["a:80"]}]}}""", "1.35", "gateway-stack:routes.a.rules[0].filters[0].cors: needs Gateway API v1.5.1, and Kubernetes 1.35 gets v1.4.1 (value: https://x.example.com); answer preflight requests in the application, or use cluster.kubernetesVersion \"1.36\"")]
    [InlineData("routes", """{"a":{"gateway":"public","rules":[{"filters":[{"type":"RequestMirror","requestMirror":{"backendRef":"b:80","fraction":{"numerator":1,"denominator":1000}}}],"backendRefs":["a:80"]}]}}""", "1.33", "gateway-stack:routes.a.rules[0].filters[0].requestMirror.fraction: needs Gateway API v1.3.0, and Kubernetes 1.33 gets v1.2.1 (value: 1/1000); remove it, or use cluster.kubernetesVersion \"1.34\"")]
    [InlineData("backendTls", """{"a":{"namespace":"apps","service":"a","hostname":"a.example.com","wellKnownCACertificates":"System"}}""", "1.34", "gateway-stack:backendTls.a: needs Gateway API v1.4.1, and Kubernetes 1.34 gets v1.3.0 (value: a); remove it (a DestinationRule does the same where there is a mesh), or use cluster.kubernetesVersion \"1.35\"")]
    public void What_a_bundle_lacks_is_refused_with_the_version_that_brings_it(string setting, string value, string kubernetes, string problem)
    {
        var config = Stacks.Minimal().With("gateway-stack:cluster", $$"""{"kubernetesVersion":"{{kubernetes}}"}""").With($"gateway-stack:{setting}", value);

        Assert.Equal([problem], Stacks.Problems(config));
        Assert.Empty(Stacks.Problems(config.With("gateway-stack:cluster", Newer)));
    }

    [Theory]
    [InlineData("""{"a":{"gateway":"public","rules":[{"timeouts":{"request":"1m","backendRequest":"61s"},"backendRefs":["a:80"]}]}}""", "gateway-stack:routes.a.rules[0].timeouts.backendRequest: is longer than request 1m (value: 61s); use at most 1m")]
    [InlineData("""{"a":{"gateway":"public","rules":[{"redirect":"https","backendRefs":["a:80"]}]}}""", "gateway-stack:routes.a.rules[0].backendRefs: cannot be together with a RequestRedirect filter, which answers by itself; remove one of the two")]
    [InlineData("""{"a":{"gateway":"public","rules":[{"rewrite":"/","backendRefs":["a:80"]}]}}""", "gateway-stack:routes.a.rules[0].rewrite.path: replaces a matched prefix, and the rule has not exactly one PathPrefix match; match one path prefix, or use ReplaceFullPath")]
    [InlineData("""{"a":{"gateway":"public","rules":[{"matches":["/x"],"backendRefs":["a:80"]}]}}""", "gateway-stack:routes.a.rules[0].matches[0]: is text, and must be a map (value: /x); write a map of path, headers, queryParams, method")]
    [InlineData("""{"a":{"gateway":"public","rules":[{"matches":[{"path":"/a b"}],"backendRefs":["a:80"]}]}}""", "gateway-stack:routes.a.rules[0].matches[0].path.value: has a character that a path cannot have (value: /a b); percent-encode it, such as %20 for a space")]
    [InlineData("""{"a":{"gateway":"public","rules":[{"filters":[{"type":"RequestMirror","requestMirror":{"backendRef":"b:80","fraction":{"numerator":3,"denominator":2}}}],"backendRefs":["a:80"]}]}}""", "gateway-stack:routes.a.rules[0].filters[0].requestMirror.fraction.numerator: is greater than the denominator 2 (value: 3); use at most 2")]
    [InlineData("""{"a":{"gateway":"public","backendRefs":[{"name":"a","port":80,"filters":[{"type":"URLRewrite","urlRewrite":{"hostname":"x.example.com"}}]}]}}""", "gateway-stack:routes.a.backendRefs[0].filters[0].type: is not a filter that Istio takes for one backend alone (value: URLRewrite); use RequestHeaderModifier or ResponseHeaderModifier, or move it to the rule's filters")]
    public void A_mistake_in_a_route_is_named(string routes, string problem) =>
        Assert.Equal([problem], Stacks.Problems(Stacks.Minimal().With("gateway-stack:routes", routes)));

    [Theory]
    [InlineData("shop", "gateway-stack:routes.a.hostnames[0]: meets the hostname of no listener it attaches to (*.test.example.com) (value: shop.example.com); use a name under one of them, or widen the listener's hostname")]
    [InlineData("test", "gateway-stack:routes.a.hostnames[0]: meets the hostname of no listener it attaches to (*.test.example.com) (value: test.example.com); use a name under one of them, or widen the listener's hostname")]
    [InlineData("a.test.example.com", null)]
    [InlineData("a.b.test.example.com", null)]
    [InlineData("*.example.com", null)]
    public void A_route_serves_only_names_that_its_listener_takes(string hostname, string? problem) => Assert.Equal(
        problem is null ? [] : [problem],
        Stacks.Problems(Stacks.Minimal()
            .With("gateway-stack:gateways", """{"public":{"namespace":"apps","redirectToHttps":false,"listeners":[{"name":"http","port":80,"protocol":"HTTP","hostname":"*.test.example.com"}]}}""")
            .With("gateway-stack:routes", $$$"""{"a":{"gateway":"public","hostnames":["{{{hostname}}}"],"backendRefs":["a:80"]}}""")));

    [Fact]
    public void A_route_serves_no_address() => Assert.Contains(
        "gateway-stack:routes.a.hostnames[0]: is an address, and must be a host name (value: 10.0.0.1); use a DNS name",
        Stacks.Problems(Stacks.Minimal().With("gateway-stack:routes", """{"a":{"gateway":"public","hostnames":["10.0.0.1"],"backendRefs":["a:80"]}}""")));

    [Fact]
    public void A_route_has_at_most_128_matches_in_all()
    {
        static string Rule(int matches) => $$"""{"matches":[{{string.Join(',', Enumerable.Range(0, matches).Select(i => $$"""{"path":"/{{i}}"}"""))}}],"backendRefs":["a:80"]}""";

        Assert.Equal(
            ["gateway-stack:routes.a.rules: has more than 128 matches in all rules together (value: 129); split the route"],
            Stacks.Problems(Stacks.Minimal().With("gateway-stack:routes", $$$"""{"a":{"gateway":"public","rules":[{{{Rule(64)}}},{{{Rule(64)}}},{{{Rule(1)}}}]}}""")));
        Assert.Empty(Stacks.Problems(Stacks.Minimal().With("gateway-stack:routes", $$$"""{"a":{"gateway":"public","rules":[{{{Rule(64)}}},{{{Rule(64)}}}]}}""")));
    }

    [Theory]
    [InlineData("""{"a":{"gateway":"public","rules":[{"matches":[{"method":"shop.v1.Cart/Add-Item"}],"backendRefs":["a:80"]}]}}""", "gateway-stack:grpcRoutes.a.rules[0].matches[0].method.method: is not a gRPC method (value: Add-Item); use a name such as AddItem")]
    [InlineData("""{"a":{"gateway":"public","rules":[{"matches":[{"method":{}}],"backendRefs":["a:80"]}]}}""", "gateway-stack:grpcRoutes.a.rules[0].matches[0].method: has neither service nor method; set one of them or both, or remove it")]
    [InlineData("""{"a":{"gateway":"public","rules":[{"filters":[{"type":"RequestRedirect","requestRedirect":{}}],"backendRefs":["a:80"]}]}}""", "gateway-stack:grpcRoutes.a.rules[0].filters[0].type: is not a filter that a GRPCRoute has (value: RequestRedirect); use RequestHeaderModifier, ResponseHeaderModifier or RequestMirror")]
    [InlineData("""{"a":{"backendRefs":["a:80"]}}""", "gateway-stack:grpcRoutes.a: must have a gateway; set gateway, or listenerSet in its place")]
    public void A_mistake_in_a_GRPCRoute_is_named(string routes, string problem) =>
        Assert.Equal([problem], Stacks.Problems(Stacks.Minimal().With("gateway-stack:grpcRoutes", routes)));

    [Fact]
    public void TLS_is_passed_through_from_bundle_1_5_1_on_and_on_a_listener_of_its_own()
    {
        var config = Stacks.Minimal().With("gateway-stack:tlsRoutes", """{"db":{"gateway":"public","hostnames":["db"],"backendRefs":["db:5432"]}}""");

        Assert.Equal(
            [
                "gateway-stack:tlsRoutes.db: needs Gateway API v1.5.1, and Kubernetes 1.35 gets v1.4.1 (value: db); remove it, or use cluster.kubernetesVersion \"1.36\"",
                "gateway-stack:tlsRoutes.db.gateway: has no listener of protocol TLS (value: public); add one to the listeners of public, such as { name: tls, port: 8443, protocol: TLS }",
            ],
            Stacks.Problems(config));
        Assert.Empty(Stacks.Problems(config.With("gateway-stack:cluster", Newer).With("gateway-stack:gateways",
            """{"public":{"namespace":"apps","listeners":[{"name":"https","port":443,"protocol":"HTTPS"},{"name":"tls","port":8443,"protocol":"TLS"}]}}""")));
    }

    [Fact]
    public void A_Gateway_takes_a_ListenerSet_only_where_it_says_so() => Assert.Equal(
        ["gateway-stack:listenerSets.team.gateway: takes no ListenerSet of namespace team (value: public); set gateways.public.allowedListeners: All"],
        Stacks.Problems(Stacks.Minimal().With("gateway-stack:cluster", Newer).With("gateway-stack:listenerSets",
            """{"team":{"gateway":"public","namespace":"team","listeners":[{"name":"https","port":8443,"protocol":"HTTPS"}]}}""")));

    [Fact]
    public void TLS_to_a_Service_needs_one_kind_of_authority() => Assert.Equal(
        ["gateway-stack:backendTls.a: must have either wellKnownCACertificates or caCertificateRefs (value: a); set wellKnownCACertificates: System, or name the ConfigMap with the authority's ca.crt"],
        Stacks.Problems(Stacks.Minimal().With("gateway-stack:backendTls", """{"a":{"namespace":"apps","service":"a","hostname":"a.example.com"}}""")));
}
