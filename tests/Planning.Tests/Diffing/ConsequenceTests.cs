using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using GatewayStack.Planning.Diffing;
using GatewayStack.Planning.Diffing.Consequences;

namespace GatewayStack.Planning.Tests.Diffing;

public sealed class ConsequenceTests
{
    [Fact]
    public async Task A_request_whose_backends_get_other_shares_is_named()
    {
        var changed = await Changed.StackFileAsync(("weight: 90", "weight: 60"), ("weight: 10 ", "weight: 40 "));

        var request = Assert.Single(changed.Consequences.Traffic.Requests);
        Assert.Equal(
            ("GET https://echo.example.com/", "90 % demo/echo-v1:80 + 10 % demo/echo-v2:80", "60 % demo/echo-v1:80 + 40 % demo/echo-v2:80"),
            (request.Request, request.Before.What, request.After.What));
    }

    [Fact]
    public async Task A_request_with_a_header_or_a_path_is_told_from_others()
    {
        var changed = await Changed.StackFileAsync(
            ("- headers: [{ name: version, value: v2 }]", "- headers: [{ name: version, value: v3 }]"),
            ("matches: [{ path: /v2 }]", "matches: [{ path: /v3 }]"));

        Assert.Equal(
            [
                "GET https://app.example.com/v2: demo/echo-v2:80 → 404",
                "GET https://app.example.com/v3: 404 → demo/echo-v2:80",
                "GET https://echo-headers.example.com/  version: v2: demo/echo-v2:80 → demo/echo-v1:80",
                "GET https://echo-headers.example.com/  version: v3: demo/echo-v1:80 → demo/echo-v2:80",
            ],
            changed.Consequences.Traffic.Requests.Select(r => $"{r.Request}: {r.Before.What} → {r.After.What}"));
    }

    [Fact]
    public async Task A_rule_that_takes_requests_away_from_another_shows_on_the_others_requests()
    {
        var changed = await Changed.StackFileAsync((
            "        - matches: [{ path: /v1 }]",
            "        - matches: [{ path: /v1, method: GET }]\n          backendRefs: [\"echo-v2:80\"]\n        - matches: [{ path: /v1 }]"));

        Assert.Equal("GET https://app.example.com/v1", Assert.Single(changed.Consequences.Traffic.Requests).Request);
    }

    [Fact]
    public async Task What_is_rewritten_otherwise_is_answered_differently()
    {
        var changed = await Changed.StackFileAsync(("replacePrefixMatch: /", "replacePrefixMatch: /api"));

        Assert.Equal("demo/httpbin:8000, as app.example.com/api", Assert.Single(changed.Consequences.Traffic.Requests).After.What);
    }

    [Fact]
    public async Task A_route_that_another_replaces_with_the_same_backend_is_said()
    {
        var changed = await Changed.StackFileAsync(("    httpbin:\n      gateway: httpbin-gateway", "    bin:\n      gateway: httpbin-gateway"));

        var request = Assert.Single(changed.Consequences.Traffic.Requests);
        Assert.Equal((request.Before.What, "HTTPRoute demo/httpbin", "HTTPRoute demo/bin"), (request.After.What, request.Before.Route, request.After.Route));
    }

    [Fact]
    public async Task A_host_name_that_appears_and_one_that_vanishes_are_named_once()
    {
        var traffic = (await Changed.StackFileAsync(("hostnames: [app]", "hostnames: [shop]"))).Consequences.Traffic;

        Assert.Equal(("https://shop.example.com", "Gateway demo/echo-gateway listener https"), Assert.Single(traffic.Appearing) switch { var h => (h.Url, h.Listener) });
        Assert.Equal("https://app.example.com", Assert.Single(traffic.Vanishing).Url);
        Assert.Empty(traffic.Requests);
    }

    [Fact]
    public async Task A_host_name_that_a_wildcard_takes_over_does_not_vanish()
    {
        var traffic = (await Changed.StackFileAsync(("hostnames: [httpbin]", "hostnames: [\"*\"]"))).Consequences.Traffic;

        Assert.Equal("https://*.example.com", Assert.Single(traffic.Appearing).Url);
        Assert.Empty(traffic.Vanishing);
        Assert.Empty(traffic.Requests);
    }

    [Fact]
    public async Task A_new_Gateway_moves_the_DNS_records_that_point_to_it()
    {
        var changed = await Changed.StackFileAsync(("gateway: httpbin-gateway\n      hostnames: [httpbin]", "gateway: echo-gateway\n      hostnames: [httpbin]"));

        Assert.Equal(
            new DnsMove("httpbin.example.com A", "<simulated address of httpbin-gateway>", "<simulated address of echo-gateway>", IsManaged: true),
            Assert.Single(changed.Consequences.Records));
    }

    [Fact]
    public async Task A_Gateway_that_is_made_anew_gets_a_new_address()
    {
        var changed = await Changed.StackFileAsync(("serviceCidr: 10.1.0.0/16", "serviceCidr: 10.1.0.0/17"));

        Assert.All(changed.Consequences.Records, r => Assert.Contains("new address of", r.After, StringComparison.Ordinal));
        Assert.Equal(4, changed.Consequences.Records.Count);
    }

    [Fact]
    public async Task Records_that_somebody_else_keeps_are_said_to_be_theirs()
    {
        const string Zones = "  gateway-stack:dns:\n    zones:\n      - name: example.com\n        resourceGroup: rg-dns\n    ttl: 300\n";
        var record = Assert.Single((await Changed.StackFileAsync((Zones, ""), ("hostnames: [app]", "hostnames: [shop]"))).Consequences.Records, r => r.Name.StartsWith("shop", StringComparison.Ordinal));

        Assert.Equal((null, false), (record.Before, record.IsManaged));
    }

    [Fact]
    public async Task A_host_name_that_another_certificate_is_shown_for_is_named()
    {
        var changed = await Changed.StackFileAsync(("- name: gateway-tls-cert", "- name: other-cert"));

        var certificate = Assert.Single(changed.Consequences.Certificates);
        Assert.Equal(["https://app.example.com", "https://echo-headers.example.com", "https://echo.example.com", "https://httpbin.example.com"], certificate.Urls);
        Assert.Equal("Secret demo/gateway-tls-cert (gateway-tls-cert of vault kv-aks-istio-demo, self-signed)", certificate.Before);
        Assert.Equal("Secret demo/other-cert (other-cert of vault kv-aks-istio-demo, self-signed)", certificate.After);
    }

    [Fact]
    public async Task Findings_are_the_same_wherever_they_stand_and_whatever_day_it_is()
    {
        var plan = await Plans.DevAsync();
        Finding At(int line, string key, int days) => new("CERT-Expiring", Severity.Warning, $"Pulumi.dev.yaml:{line}:3 {key}", $"ends in {days} days", "renew it");
        var consequences = DiffConsequences.Of(PlanDiff.Of(plan with { Findings = [At(1, "a", 9), At(2, "b", 9)] }, plan with { Findings = [At(7, "a", 8), At(8, "c", 8)] }));

        Assert.EndsWith(" c", Assert.Single(consequences.NewFindings).Where, StringComparison.Ordinal);
        Assert.EndsWith(" b", Assert.Single(consequences.FixedFindings).Where, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_takes_as_long_as_what_it_touches()
    {
        Assert.Equal(TimeSpan.FromSeconds(1), (await Changed.StackFileAsync(("weight: 90", "weight: 60"))).Consequences.Time.Total);
        Assert.InRange((await Changed.StackFileAsync(("serviceCidr: 10.1.0.0/16", "serviceCidr: 10.1.0.0/17"))).Consequences.Time.Total, TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(11));
    }

    [Fact]
    public async Task What_is_replaced_says_how_much_goes_with_it()
    {
        var (change, followers) = Assert.Single((await Changed.StackFileAsync(("serviceCidr: 10.1.0.0/16", "serviceCidr: 10.1.0.0/17"))).Consequences.Replacements);

        Assert.Equal(("cluster", 24), (change.Resource.Name, followers));
    }

    [Fact]
    public async Task Secrets_are_counted_and_not_compared() => Assert.Equal(1, (await Changed.StackFileAsync()).Consequences.SecretsNotCompared);

    [Theory]
    [InlineData("{ data: { secure: v1:one }, password: { secure: v1:a } }", "{ data: { secure: v1:two }, password: { secure: v1:a } }", "gateway-stack:certificates[0].pfx.data: [secret] may have changed: its encrypted text has")]
    [InlineData("{ data: { secure: v1:one }, password: { secure: v1:a } }", "{ data: { secure: v1:one }, password: { secure: v1:a } }", null)]
    [InlineData("{ data: { secure: v1:one } }", "{ data: { secure: v1:one }, password: { secure: v1:a } }", "gateway-stack:certificates[0].pfx.password: set")]
    public async Task An_encrypted_setting_may_have_changed_where_its_encrypted_text_has(string before, string after, string? said)
    {
        using var old = Projects.Minimal($"    - {{ name: web, pfx: {before} }}");
        using var @new = Projects.Minimal($"    - {{ name: web, pfx: {after} }}");
        var diff = PlanDiff.Of(await Plans.OfAsync(old.Folder, "dev"), await Plans.OfAsync(@new.Folder, "dev"));

        Assert.Equal(said is null, diff.IsEmpty);
        Assert.Equal(said, diff.Hidden.Select(Planning.Rendering.DiffWords.Hidden).SingleOrDefault());
    }

    [Fact]
    public async Task A_plan_without_fingerprints_says_that_it_has_none()
    {
        var plan = await Plans.DevAsync();
        var diff = PlanDiff.Of(plan with { Fingerprints = null }, plan);

        Assert.True(diff.IsEmpty);
        Assert.StartsWith("encrypted settings", Planning.Rendering.DiffWords.NotCompared(diff, DiffConsequences.Of(diff)).First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_match_that_no_request_was_found_for_is_said()
    {
        var changed = await Changed.StackFileAsync(("path: /v2 }", "path: { type: RegularExpression, value: '/([a-z]{2}|x)[^a-z]v' } }"));

        Assert.Empty(changed.Consequences.Traffic.Missed);
        Assert.Contains("GET https://app.example.com/aaxv", changed.Consequences.Traffic.Requests.Select(r => r.Request.Replace("1v", "xv", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/api/v[0-9]+/.*", "/api/v0/")]
    [InlineData(@"/a\.b(?:c|d)?/\d{3}$", "/a.b/111")]
    [InlineData("/(?P<name>one|two)/[^/]+", "/one/x")]
    public void A_regular_expression_has_a_text_that_it_matches(string expression, string text) => Assert.Equal(text, ExpressionSample.Of(expression));

    [Fact]
    public void Whatever_the_expression_a_sample_of_it_ends_and_throws_nothing() => Prop.ForAll(
        Gen.Elements("a", "/", "(", ")", "[", "]", "^", "|", "*", "+", "?", "{", "}", "2", ",", "\\", "d", ".", "-", "(?:").ListOf().Select(string.Concat).ToArbitrary(),
        expression => ExpressionSample.Of(expression).Length < 1_000_000).QuickCheckThrowOnFailure();

    [Fact]
    public void A_sample_of_an_expression_of_classes_and_counts_is_matched() => Prop.ForAll(
        Gen.Elements("a", "/", "[a-z]", "[^/]", @"\d", @"\w", ".", "(?:x|y)", "(b)").SelectMany(p => Gen.Elements("", "*", "+", "?", "{2}", "{1,3}", "+?").Select(q => p + q)).ListOf().Select(string.Concat).ToArbitrary(),
        expression => Regex.IsMatch(ExpressionSample.Of(expression), $@"\A(?:{expression})\z")).QuickCheckThrowOnFailure();
}
