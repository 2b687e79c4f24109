using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void The_smallest_stack_has_no_problem() => Assert.Empty(Problems(Stacks.Minimal()));

    [Fact]
    public void All_problems_are_reported_at_once() => Assert.Equal(
        [
            "azure-native:location: is required and not set; set the Azure region: pulumi config set azure-native:location eastus",
            "gateway-stack:cluster.nodePool.minCount: is greater than maxCount 3 (value: 5); use a minCount that is not above maxCount",
            "gateway-stack:clutser: there is no such setting; did you mean 'cluster'?",
            "gateway-stack:routes.shop.gateway: names a Gateway that the stack does not have (value: pubic); did you mean 'public'?",
        ],
        Problems(Stacks.Minimal()
            .Without("azure-native:location")
            .With("gateway-stack:clutser", "{}")
            .With("gateway-stack:cluster", """{"kubernetesVersion":"1.35","nodePool":{"minCount":5}}""")
            .With("gateway-stack:routes", """{"shop":{"gateway":"pubic","hostnames":["shop"],"backendRefs":["shop:80"]}}""")).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("cluster", """{"kubernetesVersion":1.35}""", "gateway-stack:cluster.kubernetesVersion: is a number, and must be text (value: 1.35); write it in quotes: \"1.35\"")]
    [InlineData("cluster", """{}""", "gateway-stack:cluster.kubernetesVersion: is required and not set; set it: the Kubernetes version, in quotes; it decides which Gateway API bundle the cluster gets")]
    [InlineData("cluster", """{"kubernetesVersion":"1.29"}""", "gateway-stack:cluster.kubernetesVersion: has no managed Gateway API bundle that is known here (value: 1.29); use one of \"1.33\", \"1.34\", \"1.35\", \"1.36\"")]
    [InlineData("cluster", """[1]""", "gateway-stack:cluster: is a list, and must be a map (value: [1]); write a map of name, kubernetesVersion, tier, nodeResourceGroup, serviceCidr, dnsServiceIP, podCidr, nodePool, nginx, upgradeChannel, nodeOSUpgradeChannel, maintenanceWindow")]
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
        Assert.Equal([problem], Problems(Stacks.Minimal().With($"gateway-stack:{setting}", value)));

    [Fact]
    public void A_short_form_is_named_where_it_is_not_understood() => Assert.Contains(
        "gateway-stack:routes.shop.backendRefs[0]: has not the short form this setting takes (value: shop); use SERVICE:PORT, or a map of its fields",
        Problems(Stacks.Minimal().With("gateway-stack:routes", """{"shop":{"gateway":"public","backendRefs":["shop"]}}""")));

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
        Assert.Empty(Problems(other is null ? config : config.With($"gateway-stack:{other}", otherValue!)));
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
            _ = Problems(Stacks.Minimal().With($"gateway-stack:{input.Item1}", input.Item2));
            return true;
        }).QuickCheckThrowOnFailure();
    }

    internal static IEnumerable<string> Problems(JsonObject config)
    {
        try
        {
            SettingsReader.Read(config.Values());
            return [];
        }
        catch (SettingsException e)
        {
            return e.Problems.Select(p => p.ToString());
        }
    }
}
