using GatewayStack.Routing.Explaining;
using GatewayStack.Routing.Matching;

namespace GatewayStack.Routing.Tests;

/// <summary>What is done with a request, beyond where it goes.</summary>
public sealed class EffectTests
{
    [Fact]
    public void The_filters_of_an_only_backend_come_after_those_of_the_rule()
    {
        var effects = Explain("backend-filters.yaml", "GET", "http://shop.example.com/header/a").Effects;

        Assert.Equal(["add X-Rule: 1", "set X-Backend: one"], effects.RequestHeaders);
        Assert.Equal("one.internal/inside", effects.RewrittenUrl);
    }

    [Fact]
    public void The_filters_of_one_of_several_backends_are_told_beside_it()
    {
        var effects = Explain("backend-filters.yaml", "GET", "http://shop.example.com/both").Effects;

        Assert.Empty(effects.RequestHeaders);
        Assert.Equal(["request set X-Backend: one"], effects.Backends[0].Changes);
        Assert.Empty(effects.Backends[1].Changes);
    }

    [Fact]
    public void An_allowed_preflight_request_is_told_everything() => Assert.Equal(
        [
            "set Access-Control-Allow-Origin: https://www.example.org",
            "set Access-Control-Allow-Methods: GET, PUT",
            "set Access-Control-Allow-Headers: X-One, X-Two",
            "set Access-Control-Max-Age: 3600",
            "set Access-Control-Expose-Headers: X-Three",
            "set Access-Control-Allow-Credentials: true",
        ],
        Explain("cors.yaml", "OPTIONS", "http://shop.example.com/", "Origin: https://www.example.org", "Access-Control-Request-Method: PUT").Effects.ResponseHeaders);

    [Fact]
    public void A_wildcard_is_answered_with_what_was_asked_for() => Assert.Equal(
        [
            "set Access-Control-Allow-Origin: https://any.example",
            "set Access-Control-Allow-Methods: PATCH",
            "set Access-Control-Allow-Headers: X-Any",
            "set Access-Control-Max-Age: 5",
        ],
        Explain("cors.yaml", "OPTIONS", "http://shop.example.com/any", "Origin: https://any.example", "Access-Control-Request-Method: PATCH", "Access-Control-Request-Headers: X-Any").Effects.ResponseHeaders);

    [Theory]
    [InlineData("https://www.example.org", true)]
    [InlineData("https://WWW.example.org:443", true)]
    [InlineData("http://www.example.org", false)]
    [InlineData("https://a.b.example.net", true)]
    [InlineData("https://example.net", false)]
    [InlineData("https://a.example.net.evil.example", false)]
    [InlineData("http://local.example:8080", true)]
    [InlineData("http://local.example", false)]
    public void An_origin_is_allowed_by_scheme_host_and_port(string origin, bool allowed) => Assert.Equal(
        allowed,
        Explain("cors.yaml", "GET", "http://shop.example.com/", $"Origin: {origin}").Effects.ResponseHeaders.Contains($"set Access-Control-Allow-Origin: {origin}"));

    private static Verdict Explain(string scene, string method, string url, params string[] headers) =>
        SceneTests.RouterOf(scene).Explain(Request.TryRead(method, url, headers, out _)!);
}
