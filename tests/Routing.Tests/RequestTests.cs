using GatewayStack.Routing.Matching;

namespace GatewayStack.Routing.Tests;

public sealed class RequestTests
{
    [Theory]
    [InlineData("http://bücher.example/", "http://xn--bcher-kva.example/")]
    [InlineData("http://example.com/café and more?q=ü", "http://example.com/caf%C3%A9%20and%20more?q=%C3%BC")]
    [InlineData("http://example.com/a/../b/./c", "http://example.com/b/c")]
    [InlineData("http://example.com/a/%2E%2e/b", "http://example.com/b")]
    [InlineData(@"http://example.com/a\b", "http://example.com/a/b")]
    [InlineData("http://example.com:/", "http://example.com/")]
    [InlineData("http://[::1]:8080/", "http://[::1]:8080/")]
    public void A_URL_is_read_as_clients_send_it_and_the_Gateway_sees_it(string url, string read) =>
        Assert.Equal($"GET {read}", Request.TryRead("GET", url, [], out _)!.ToString());

    [Theory]
    [InlineData("http://[::1", "'[::1' is no host name and no address")]
    [InlineData("http://[::1/", "'[::1' is no host name and no address")]
    [InlineData("http://[shop]/", "'[shop]' is no host name and no address")]
    [InlineData("http://example.com:x/", "'example.com:x' has no port from 1 to 65535 after its colon")]
    public void A_URL_that_is_none_is_refused(string url, string problem)
    {
        Assert.Null(Request.TryRead("GET", url, [], out var found));

        Assert.Equal(problem, found);
    }

    [Theory]
    [InlineData("/v(?P<version>[0-9]+)", "/v2", true)]
    [InlineData("/v[0-9]+", "/v2/more", false)]
    [InlineData("/(?=a)a", "/a", false)]
    public void An_expression_is_one_of_RE2_over_the_whole_value(string expression, string value, bool matches) =>
        Assert.Equal(matches, Regexes.Whole(expression)?.IsMatch(value) is true);
}
