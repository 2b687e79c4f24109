using System.Text.Json.Nodes;

namespace GatewayStack.Infra.Tests;

/// <summary>Rules between certificates, listeners and how they meet.</summary>
public sealed class CertificateRuleTests
{
    private const string Listeners = """[{"name":"http","port":80,"protocol":"HTTP"},{"name":"https","port":443,"protocol":"HTTPS","hostname":"HOST"}]""";

    [Theory]
    [InlineData("""{"pem":{"certificate":"web.crt","key":"web.key","keyData":"x"}}""", "gateway-stack:certificates[0].pem: has its key twice, as key and as keyData (value: web); remove one")]
    [InlineData("""{"pem":{"key":"web.key"}}""", "gateway-stack:certificates[0].pem.certificate: is required and not set; set it: path of the file with the certificate and its chain, in any order, relative to the project's folder")]
    [InlineData("""{"existing":{"vault":"kv-shared"}}""", "gateway-stack:certificates[0].existing.resourceGroup: is needed to give the cluster roles on the vault; set it, or assignRoles: false where somebody else gives them")]
    [InlineData("""{"existing":{"vault":"KV-test","resourceGroup":"rg"}}""", "gateway-stack:certificates[0].existing.vault: is the stack's own vault, which the stack creates (value: KV-test); write existing: {} for a certificate in it")]
    [InlineData("""{"existing":{"resourceGroup":"rg"}}""", "gateway-stack:certificates[0].existing: says where a vault is, and not which (value: rg); set vault to its name, or remove resourceGroup and subscription")]
    [InlineData("""{"existing":{"hostnames":["api"]}}""", "gateway-stack:certificates[0].existing.hostnames: does not cover shop.example.com, which a listener or route serves with this certificate (value: api); add it (a wildcard stands for one label), or choose another certificate there")]
    [InlineData("""{"selfSigned":{"hostnames":["@"]}}""", "gateway-stack:certificates[0].selfSigned.hostnames: does not cover shop.example.com, which a listener or route serves with this certificate (value: @); add it (a wildcard stands for one label), or choose another certificate there")]
    [InlineData("""{"pem":{"certificate":7}}""", "gateway-stack:certificates[0].pem.certificate: is a number, and must be text (value: 7); write it in quotes: \"7\"")]
    [InlineData("""{"acme":{"email":"ops@example.com"}}""", "gateway-stack:gateways.public.listeners[1].hostname: is needed: cert-manager issues certificates for the host names of listeners; write one listener for each host name, here shop.example.com, or a wildcard with challenge: dns01")]
    [InlineData("""{"existingSecret":"web-tls"}""", "gateway-stack:certificates[0].existingSecret: is set, and ingress appRouting takes certificates from its vault (value: web-tls); use pfx or selfSigned")]
    public void A_source_that_cannot_work_is_named(string source, string problem) =>
        Assert.Equal([problem], Stacks.Problems(Stacks.Minimal().With("gateway-stack:certificates", Named("web", source))));

    [Fact]
    public void A_wildcard_needs_a_proof_over_DNS() => Assert.Equal(
        ["gateway-stack:gateways.public.listeners[1].hostname: is a wildcard, which Let's Encrypt gives only for a proof over DNS (value: *.example.com); use challenge: dns01 for its certificate, or list the host names"],
        Stacks.Problems(Acme("http01", "*")));

    [Theory]
    [InlineData("""{"zones":[{"name":"example.com"}]}""")]
    [InlineData("""{"zones":[{"name":"example.net","resourceGroup":"rg-dns"}]}""")]
    public void A_proof_over_DNS_needs_a_zone_that_is_there_already(string dns) => Assert.Contains(
        "gateway-stack:gateways.public.listeners[1].hostname: is in none of dns.zones that exist already (resourceGroup is set), so that nobody could find the proof there (value: shop.example.com); add its zone to dns.zones with its resourceGroup, delegated by the parent domain; or use challenge: http01",
        Stacks.Problems(Acme("dns01", "shop").With("gateway-stack:dns", dns)));

    [Fact]
    public void A_proof_over_HTTP_needs_a_listener_where_the_authority_looks() => Assert.Equal(
        ["gateway-stack:gateways.public.listeners: have none for HTTP on port 80 and every host name, where Let's Encrypt looks for the answer of web; add { name: http, port: 80, protocol: HTTP }, or use challenge: dns01"],
        Stacks.Problems(Acme("http01", "shop").With("gateway-stack:gateways",
            """{"public":{"namespace":"apps","listeners":[{"name":"https","port":443,"protocol":"HTTPS","hostname":"shop"}]}}""")));

    [Fact]
    public void Cert_manager_takes_a_gateway_as_a_whole() => Assert.Equal(
        ["gateway-stack:gateways.public.listeners[1]: takes another certificate than the Gateway's other listeners, and cert-manager issues for a Gateway as a whole (web) (value: own); use one acme certificate for all HTTPS listeners of a Gateway, or another Gateway"],
        Stacks.Problems(Stacks.Minimal()
            .With("gateway-stack:certificates", """[{"name":"web","acme":{"email":"ops@example.com"}},{"name":"own","selfSigned":{}}]""")
            .With("gateway-stack:dns", """{"zones":[{"name":"example.com","resourceGroup":"rg-dns"}]}""")
            .With("gateway-stack:gateways", """{"public":{"namespace":"apps","redirectToHttps":false,"listeners":[{"name":"a","port":443,"protocol":"HTTPS","hostname":"shop","certificate":"web"},{"name":"b","port":443,"protocol":"HTTPS","hostname":"b","certificate":"own"}]}}""")));

    [Theory]
    [InlineData("""[{"name":"a","selfSigned":{"hostnames":["api"]}},{"name":"b","existing":{}}]""",
        "gateway-stack:gateways.public.certificate: no certificate of the stack is known to cover shop.example.com, which listener https serves; use one of a, b, add one that does, or list its names in hostnames")]
    public void Where_no_certificate_is_known_to_fit_one_must_be_named(string certificates, string problem) =>
        Assert.Equal([problem], Stacks.Problems(Stacks.Minimal().With("gateway-stack:certificates", certificates)));

    [Fact]
    public void A_listener_for_every_host_and_no_route_must_name_its_certificate() => Assert.Equal(
        ["gateway-stack:gateways.public.certificate: must say which of the stack's certificates listener https uses: it serves every host name; use one of a, b"],
        Stacks.Problems(Stacks.Minimal()
            .With("gateway-stack:certificates", """[{"name":"a","selfSigned":{}},{"name":"b","selfSigned":{}}]""")
            .Without("gateway-stack:routes")));

    [Fact]
    public void A_PFX_with_a_password_is_chosen_by_the_names_it_is_told_to_have() => Assert.Empty(Stacks.Problems(Stacks.Minimal()
        .With("gateway-stack:certificates", """[{"name":"a","selfSigned":{"hostnames":["api"]}},{"name":"b","pfx":{"file":"b.pfx","password":"[secret]","hostnames":["*"]}}]""")));

    [Theory]
    [InlineData("""{"mode":"managed","objects":"pair"}""", "gateway-stack:tls.objects: is for mode sync: the operator always serves the chain (value: pair); remove it, or use tls.mode: sync")]
    [InlineData("""{"workload":{"tolerations":[{"operator":"Exists","value":"x"}]}}""", "gateway-stack:tls.workload.tolerations[0].value: is compared with nothing: the operator is Exists (value: x); remove it, or use operator Equal")]
    [InlineData("""{"workload":{"tolerations":[{"value":"x"}]}}""", "gateway-stack:tls.workload.tolerations[0]: has no key, which only the operator Exists may leave out; set key, or operator: Exists")]
    [InlineData("""{"certManager":{"version":"v1.19.2"}}""", "gateway-stack:tls.certManager.version: is not of the form this setting takes (value: v1.19.2); use a version such as v1.21.1, not below v1.20")]
    [InlineData("""{"expiryWarningDays":-1}""", "gateway-stack:tls.expiryWarningDays: is out of range (value: -1); use a whole number from 0 to 3650")]
    public void How_certificates_get_into_the_cluster_is_checked(string tls, string problem) =>
        Assert.Equal([problem], Stacks.Problems(Stacks.Minimal().With("gateway-stack:tls", tls)));

    [Fact]
    public void The_operator_s_names_are_short_enough_and_used_once()
    {
        var problems = Stacks.Problems(Stacks.Minimal().With("gateway-stack:tls", """{"mode":"managed"}""").With("gateway-stack:gateways",
            """
            {"public":{"namespace":"apps"},
             "a-b":{"namespace":"apps","redirectToHttps":false,"listeners":[{"name":"c","port":443,"protocol":"HTTPS"}]},
             "a":{"namespace":"apps","redirectToHttps":false,"listeners":[{"name":"b-c","port":443,"protocol":"HTTPS"},{"name":"a-name-that-is-much-too-long-for-what-comes-of-it-here","port":444,"protocol":"HTTPS"}]}}
            """));

        Assert.Equal(
            [
                "gateway-stack:gateways.a.listeners[0].name: makes the operator use the name kv-gw-cert-a-b-c twice, also for a-b/c (value: b-c); rename the listener, or use another namespace",
                "gateway-stack:gateways.a.listeners[1].name: makes the operator's name kv-gw-cert-a-a-name-that-is-much-too-long-for-what-comes-of-it-here longer than 63 characters, and its Deployment invalid (value: a-name-that-is-much-too-long-for-what-comes-of-it-here); shorten the names of Gateway and listener by 4 characters",
            ],
            problems);
    }

    [Fact]
    public void Without_the_operator_nobody_reads_listener_options() => Assert.Contains(
        "gateway-stack:tls.mode: is not available with ingress istioIngressGateway (value: managed); use sync, or ingress appRouting or istioAddon",
        Stacks.Problems(Stacks.Minimal().With("gateway-stack:ingress", "istioIngressGateway").With("gateway-stack:tls", """{"mode":"managed"}""")));

    [Fact]
    public void A_cloud_that_is_not_known_is_named() => Assert.Equal(
        ["azure-native:environment: is not a cloud that is known here (value: mars); use public, usgovernment or china"],
        Stacks.Problems(Stacks.Minimal().With("azure-native:environment", "mars")));

    private static JsonObject Acme(string challenge, string host) => Stacks.Minimal()
        .With("gateway-stack:certificates", Named("web", $$$"""{"acme":{"email":"ops@example.com","challenge":"{{{challenge}}}"}}"""))
        .With("gateway-stack:gateways", "{\"public\":{\"namespace\":\"apps\",\"listeners\":" + Listeners.Replace("HOST", host, StringComparison.Ordinal) + "}}");

    private static string Named(string name, string source)
    {
        var certificate = JsonNode.Parse(source)!.AsObject();
        certificate["name"] = name;
        return new JsonArray(certificate).ToJsonString();
    }
}
