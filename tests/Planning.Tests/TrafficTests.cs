using GatewayStack.Planning.Rendering;
using GatewayStack.Planning.Rendering.Html;
using GatewayStack.Planning.Rendering.Markdown;

namespace GatewayStack.Planning.Tests;

public sealed class TrafficTests
{
    [Fact]
    public async Task A_canary_says_who_gets_which_share_and_what_runs_there()
    {
        var traffic = TrafficReader.Read(await Plans.DevAsync());
        var match = Listener(traffic, "echo.example.com", "https").Matches.Single();

        Assert.Equal("90 % echo-v1:80 + 10 % echo-v2:80", match.Target);
        Assert.All(match.Backends, b => Assert.Equal("2 × docker.io/hashicorp/http-echo:1.0.0", b.Workload));
    }

    [Fact]
    public async Task A_host_name_has_its_address_its_listeners_and_who_makes_its_DNS_record()
    {
        var host = Host(TrafficReader.Read(await Plans.DevAsync()), "app.example.com");

        Assert.Equal(Marker.Simulated("address of echo-gateway"), host.Address);
        Assert.Equal("DNS record by this stack", host.Note);
        Assert.Equal(["HTTPS 443 gateway-tls-cert", "HTTP 80 "], host.Listeners.Select(l => $"{l.Port} {l.Certificate}"));
        Assert.Equal("redirect 301 to https", host.Listeners[1].Matches.Single().Answer);
    }

    [Fact]
    public async Task A_match_that_no_request_reaches_says_which_one_takes_its_requests()
    {
        using var project = ReportProject.Serving("""
              gateway-stack:routes:
                a: { gateway: public, hostnames: [shop], backendRefs: ["shop:80"] }
                b: { gateway: public, hostnames: [shop], backendRefs: ["other:80"] }
            """);
        var plan = await Plans.OfAsync(project.Folder, "dev");

        Assert.Contains("never reached: a rule 0 takes its requests", Text(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TLS_that_passes_through_leads_to_the_backend_that_ends_it()
    {
        using var project = ReportProject.Serving(
            "  gateway-stack:tlsRoutes: { db: { gateway: data, hostnames: [db], backendRefs: [\"db:5432\"] } }",
            "{ data: { namespace: apps, listeners: [{ name: tls, port: 443, protocol: TLS }] } }");
        var traffic = TrafficReader.Read(await Plans.OfAsync(project.Folder, "dev"));
        var match = Listener(traffic, "db.example.com", "tls").Matches.Single();

        Assert.Equal("TLS passes through", match.Label);
        Assert.Equal("db:5432", match.Target);
    }

    [Fact]
    public async Task A_listener_of_a_ListenerSet_is_told_from_one_of_the_same_name()
    {
        using var project = ReportProject.Serving(
            """
              gateway-stack:listenerSets: { team: { gateway: public, listeners: [{ name: https, port: 443, protocol: HTTPS, hostname: team.example.com }] } }
              gateway-stack:routes: { shop: { listenerSet: team, hostnames: [team], backendRefs: ["shop:80"] } }
            """, "{ public: { namespace: apps, allowedListeners: Same } }");
        var traffic = TrafficReader.Read(await Plans.OfAsync(project.Folder, "dev"));

        Assert.Equal("team/https", Host(traffic, "team.example.com").Listeners[0].Name);
    }

    [Fact]
    public async Task A_stack_that_serves_nothing_has_reports_too()
    {
        using var project = ReportProject.Serving("", "{}");
        var plan = await Plans.OfAsync(project.Folder, "dev");

        Assert.Contains("No host name is served.", HtmlReport.Write(plan), StringComparison.Ordinal);
        Assert.Contains("No host name is served.", MarkdownReport.Write(plan), StringComparison.Ordinal);
        Assert.Contains("No host name is served.", Text(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asked_inside_the_mesh_stands_beside_what_comes_from_outside()
    {
        var traffic = TrafficReader.Read(await Plans.OfAsync(Path.Combine(Projects.Repository, "examples"), "upstream-istio"));

        Assert.Equal(["test.example.com", "echo-v1.istio-test"], traffic.Hosts.Select(h => h.Name));
        Assert.Equal("90 % echo-v1:80 + 10 % echo-v2:80", traffic.Hosts[1].Listeners.Single().Matches.Single().Target);
    }

    [Fact]
    public async Task The_page_about_reports_shows_real_output()
    {
        var page = (await File.ReadAllTextAsync(Path.Combine(Projects.Repository, "docs", "reports.md"), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        var shown = page.Split("```console\n$ ./gateway plan\n")[1].Split("```")[0].Split('\n').Where(l => l is not ("" or "…")).ToList();
        var output = Text(await Plans.DevAsync()).Split('\n');

        Assert.Equal(7, shown.Count);
        Assert.All(shown, line => Assert.Contains(line, output));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(60)]
    public async Task A_narrow_terminal_gets_lines_that_fit(int width)
    {
        var text = new PlanText(new TextStyle(colour: false), width).Write(await Plans.DevAsync());
        var traffic = text.Split("\nTraffic:\n")[1].Split("\n\n")[0].Split('\n');

        Assert.Equal(19, traffic.Length);
        Assert.All(traffic, line => Assert.InRange(line.Length, 1, width));
    }

    private static TrafficHost Host(Traffic traffic, string name) => traffic.Hosts.Single(h => h.Name == name);

    private static TrafficListener Listener(Traffic traffic, string host, string name) => Host(traffic, host).Listeners.Single(l => l.Name == name);

    private static string Text(Plan plan) => new PlanText(new TextStyle(colour: false), width: null).Write(plan);
}
