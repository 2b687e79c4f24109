using System.Text.Json.Nodes;

namespace GatewayStack.Infra.Tests;

public sealed class RouteStackTests
{
    private const string Api = "kubernetes:gateway.networking.k8s.io/";

    [Fact]
    public async Task Every_field_of_a_rule_reaches_the_route()
    {
        var rule = (await RunAsync("routes", """
            {"a":{"gateway":"public","rules":[{
              "name":"all","matches":[{"path":{"type":"Exact","value":"/x"},"headers":[{"name":"h","value":"v"}],"queryParams":[{"type":"RegularExpression","name":"q","value":"a+"}],"method":"GET"}],
              "filters":[
                {"type":"RequestHeaderModifier","requestHeaderModifier":{"set":[{"name":"a","value":"1"}],"add":[{"name":"b","value":"2"}],"remove":["c"]}},
                {"type":"RequestMirror","requestMirror":{"backendRef":"shadow:80","fraction":{"numerator":1,"denominator":1000}}},
                {"type":"CORS","cors":{"allowOrigins":["https://*.example.com"],"allowCredentials":true,"allowMethods":["GET"],"maxAge":60}}],
              "backendRefs":[{"name":"a","port":80,"weight":3,"filters":[{"type":"ResponseHeaderModifier","responseHeaderModifier":{"remove":["server"]}}]}],
              "timeouts":{"request":"10s","backendRequest":"2s"}}]}}
            """)).Single(Api + "v1:HTTPRoute", "a")["spec"]!["rules"]![0]!;

        Assert.Equal(
            """
            {"backendRefs":[{"filters":[{"responseHeaderModifier":{"remove":["server"]},"type":"ResponseHeaderModifier"}],"name":"a","port":80,"weight":3}],"filters":[{"requestHeaderModifier":{"add":[{"name":"b","value":"2"}],"remove":["c"],"set":[{"name":"a","value":"1"}]},"type":"RequestHeaderModifier"},{"requestMirror":{"backendRef":{"name":"shadow","port":80},"fraction":{"denominator":1000,"numerator":1}},"type":"RequestMirror"},{"cors":{"allowCredentials":true,"allowMethods":["GET"],"allowOrigins":["https://*.example.com"],"maxAge":60},"type":"CORS"}],"matches":[{"headers":[{"name":"h","type":"Exact","value":"v"}],"method":"GET","path":{"type":"Exact","value":"/x"},"queryParams":[{"name":"q","type":"RegularExpression","value":"a\u002B"}]}],"name":"all","timeouts":{"backendRequest":"2s","request":"10s"}}
            """, Sorted(rule));
    }

    [Theory]
    [InlineData("""{"redirect":"https"}""", """{"requestRedirect":{"scheme":"https"},"type":"RequestRedirect"}""")]
    [InlineData("""{"redirect":"https://www.example.com/new"}""", """{"requestRedirect":{"hostname":"www.example.com","path":{"replaceFullPath":"/new","type":"ReplaceFullPath"},"scheme":"https"},"type":"RequestRedirect"}""")]
    [InlineData("""{"rewrite":"/","matches":[{"path":"/x"}],"backendRefs":["a:80"]}""", """{"type":"URLRewrite","urlRewrite":{"path":{"replacePrefixMatch":"/","type":"ReplacePrefixMatch"}}}""")]
    public async Task Short_forms_become_filters(string rule, string filter) => Assert.Equal(filter, Sorted(
        (await RunAsync("routes", $$$"""{"a":{"gateway":"public","rules":[{{{rule}}}]}}""")).Single(Api + "v1:HTTPRoute", "a")["spec"]!["rules"]![0]!["filters"]![0]!));

    [Fact]
    public async Task A_GRPCRoute_matches_service_and_method()
    {
        var spec = (await RunAsync("grpcRoutes", """{"cart":{"gateway":"public","hostnames":["cart"],"rules":[{"matches":[{"method":"shop.v1.Cart/Add"}],"backendRefs":["cart:50051"]}]}}"""))
            .Single(Api + "v1:GRPCRoute", "cart")["spec"]!;

        Assert.Equal("""{"hostnames":["cart.example.com"],"parentRefs":[{"name":"public","sectionName":"https"}],"rules":[{"backendRefs":[{"name":"cart","port":50051}],"matches":[{"method":{"method":"Add","service":"shop.v1.Cart","type":"Exact"}}]}]}""", Sorted(spec));
    }

    [Fact]
    public async Task A_TLSRoute_attaches_to_the_listener_that_passes_TLS_through()
    {
        var stack = await RunAsync("tlsRoutes", """{"db":{"gateway":"public","hostnames":["db"],"backendRefs":["db:5432"]}}""",
            """{"public":{"namespace":"apps","listeners":[{"name":"https","port":443,"protocol":"HTTPS"},{"name":"tls","port":8443,"protocol":"TLS"}]}}""");

        Assert.Equal("""{"mode":"Passthrough"}""", Sorted(stack.Single(Api + "v1:Gateway", "public")["spec"]!["listeners"]![1]!["tls"]!));
        Assert.Equal("""{"hostnames":["db.example.com"],"parentRefs":[{"name":"public","sectionName":"tls"}],"rules":[{"backendRefs":[{"name":"db","port":5432}]}]}""",
            Sorted(stack.Single(Api + "v1:TLSRoute", "db")["spec"]!));
    }

    [Fact]
    public async Task A_reference_to_another_namespace_is_granted_there_once_for_each_kind()
    {
        var stack = await RunAsync("routes", """
            {"a":{"gateway":"public","backendRefs":[{"name":"cart","namespace":"team","port":80},{"name":"own","namespace":"apps","port":80}]},
             "b":{"gateway":"public","rules":[{"filters":[{"type":"RequestMirror","requestMirror":{"backendRef":{"name":"shadow","namespace":"team","port":80}}}],"backendRefs":[{"name":"cart","namespace":"team","port":80}]}]}}
            """);
        var grant = stack.OfType(Api + "v1beta1:ReferenceGrant").Single();

        Assert.Equal("team", grant["metadata"]!["namespace"]!.GetValue<string>());
        Assert.Equal("""{"from":[{"group":"gateway.networking.k8s.io","kind":"HTTPRoute","namespace":"apps"}],"to":[{"group":"","kind":"Service","name":"cart"},{"group":"","kind":"Service","name":"shadow"}]}""", Sorted(grant["spec"]!));
        Assert.Equal(["apps", "team"], stack.OfType("kubernetes:core/v1:Namespace").Select(n => n["metadata"]!["name"]!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_BackendTLSPolicy_names_Service_and_authority()
    {
        var spec = (await RunAsync("backendTls", """{"pay":{"namespace":"apps","service":"pay","sectionName":"https","hostname":"pay.internal","caCertificateRefs":["pay-ca"],"subjectAltNames":["spiffe://x/y","pay.alt"]}}"""))
            .Single(Api + "v1:BackendTLSPolicy", "pay")["spec"]!;

        Assert.Equal("""{"targetRefs":[{"group":"","kind":"Service","name":"pay","sectionName":"https"}],"validation":{"caCertificateRefs":[{"group":"","kind":"ConfigMap","name":"pay-ca"}],"hostname":"pay.internal","subjectAltNames":[{"type":"URI","uri":"spiffe://x/y"},{"hostname":"pay.alt","type":"Hostname"}]}}""", Sorted(spec));
    }

    [Fact]
    public async Task Routes_attach_to_a_ListenerSet_with_its_own_certificate()
    {
        var stack = await RunAsync("listenerSets", """{"team":{"gateway":"public","namespace":"team","listeners":[{"name":"web","port":8443,"protocol":"HTTPS","hostname":"team"}]}}""",
            """{"public":{"namespace":"apps","allowedListeners":"All"}}""", """{"shop":{"listenerSet":"team","hostnames":["team"],"backendRefs":["shop:80"]}}""");
        var set = stack.Single(Api + "v1:ListenerSet", "team");

        Assert.Equal("""{"namespaces":{"from":"All"}}""", Sorted(stack.Single(Api + "v1:Gateway", "public")["spec"]!["allowedListeners"]!));
        Assert.Equal("""{"name":"public","namespace":"apps"}""", Sorted(set["spec"]!["parentRef"]!));
        Assert.Equal("""{"certificateRefs":[{"name":"web"}],"mode":"Terminate"}""", Sorted(set["spec"]!["listeners"]![0]!["tls"]!));
        Assert.Equal("""[{"kind":"ListenerSet","name":"team"}]""", Sorted(stack.Single(Api + "v1:HTTPRoute", "shop")["spec"]!["parentRefs"]!));
        Assert.Contains(stack.OfType("kubernetes:secrets-store.csi.x-k8s.io/v1:SecretProviderClass"), s => s["metadata"]!["namespace"]!.GetValue<string>() == "team");
    }

    private static Task<StackUnderTest> RunAsync(string setting, string value, string? gateways = null, string? routes = null)
    {
        var config = Stacks.Minimal().With("gateway-stack:cluster", """{"kubernetesVersion":"1.36"}""");
        if (routes is not null)
            config = config.With("gateway-stack:routes", routes);
        if (gateways is not null)
            config = config.With("gateway-stack:gateways", gateways);
        return StackUnderTest.RunAsync(config.With($"gateway-stack:{setting}", value));
    }

    /// <summary>JSON with the keys of each object in order, and without empty lists, which say nothing.</summary>
    private static string Sorted(JsonNode node) => Sort(node)!.ToJsonString();

    private static JsonNode? Sort(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Where(m => m.Value is not JsonArray { Count: 0 }).OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Sort(m.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sort)]),
        _ => node?.DeepClone(),
    };
}
