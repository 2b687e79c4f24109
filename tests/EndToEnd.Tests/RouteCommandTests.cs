using System.Text.Json.Nodes;

namespace GatewayStack.EndToEnd.Tests;

/// <summary>Questions about requests, asked as a person asks them.</summary>
public sealed class RouteCommandTests
{
    [Fact]
    public async Task A_method_alone_is_answered_with_what_is_missing()
    {
        var run = await Run.ProcessAsync(Run.Gateway, ["route", "GET"]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error: GET is a method, and the URL is missing", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Manifests_may_come_from_the_standard_input()
    {
        var run = await Run.ProcessAsync("/bin/sh", ["-c", $"'{Run.Gateway}' routes -f - < tests/fixtures/GW026-ok-2.yaml"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("shop/greeter:50051", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_is_followed_through_the_dev_stack()
    {
        var run = await RouteAsync("https://echo-headers.example.com/", "-H", "version: v2", "--stack", "dev");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """
            GET https://echo-headers.example.com/  version: v2

              listener   Gateway demo/echo-gateway listener https: HTTPS 443, every host name
              host name  echo-headers.example.com
              route      HTTPRoute demo/echo-headers rule 0
              match      PathPrefix /, header version=v2
              backend    100 % demo/echo-v2:80
            It wins over one match that would fit too:
              - HTTPRoute demo/echo-headers rule 1 (PathPrefix /): the winner has more header matches

            """.ReplaceLineEndings("\n"), run.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_request_that_nothing_serves_is_told_what_is_near()
    {
        var run = await RouteAsync("https://app.example.com/none", "--stack", "dev");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("not served: 3 matches are for app.example.com, and none fits", run.Output, StringComparison.Ordinal);
        Assert.Contains("  - HTTPRoute demo/app rule 0: path /none is not PathPrefix /v1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plain_HTTP_is_redirected_by_the_Gateway_whose_routes_name_the_host()
    {
        var json = JsonNode.Parse((await RouteAsync("http://httpbin.example.com/get", "--stack", "dev", "--format", "json")).Output)!;

        Assert.Equal("demo/httpbin-gateway", json["gateway"]!.GetValue<string>());
        Assert.Equal(301, json["status"]!.GetValue<int>());
        Assert.Equal("https://httpbin.example.com/get", json["location"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("ftp://shop.example.com/", "'ftp://shop.example.com/' has scheme ftp; use http or https")]
    [InlineData("https:///path", "'https:///path' has no host name; use a URL such as https://shop.example.com/cart")]
    [InlineData("https://shop.example.com:http/", "'shop.example.com:http' has no port from 1 to 65535 after its colon")]
    public async Task A_wrong_request_is_answered_in_a_sentence(string url, string message)
    {
        var run = await RouteAsync(url);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"error: {message}\n", run.Error.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Files_that_cannot_be_read_are_named_with_every_problem()
    {
        var folder = Directory.CreateTempSubdirectory("gateway-").FullName;
        File.WriteAllText(Path.Combine(folder, "a.yaml"), "kind: [\n---\nkind: Gateway\n");
        var run = await Run.ProcessAsync(Run.Gateway, ["routes", "-f", folder]);
        Directory.Delete(folder, recursive: true);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("a.yaml:2:1: is not YAML", run.Error, StringComparison.Ordinal);
        Assert.Contains("a.yaml:3:1: is not a Kubernetes object: it needs apiVersion, kind and metadata.name", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_is_in_the_order_in_which_requests_are_matched()
    {
        var run = await Run.ProcessAsync(Run.Gateway, ["routes", "--stack", "dev"]);
        var lines = run.Output.Split('\n').ToList();

        Assert.Equal(0, run.ExitCode);
        Assert.True(lines.FindIndex(l => l.Contains("header version=v2", StringComparison.Ordinal)) < lines.FindIndex(l => l.Contains("HTTPRoute demo/echo-headers rule 1", StringComparison.Ordinal)));
        Assert.Contains("    PathPrefix /  90 % demo/echo-v1:80 + 10 % demo/echo-v2:80  HTTPRoute demo/echo-canary rule 0", lines);
    }

    private static Task<Run> RouteAsync(params string[] arguments) => Run.ProcessAsync(Run.Gateway, ["route", .. arguments]);
}
