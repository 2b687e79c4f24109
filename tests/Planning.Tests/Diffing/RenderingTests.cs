using System.Text.Json.Nodes;
using GatewayStack.Planning.Diffing;
using GatewayStack.Planning.Diffing.Consequences;
using GatewayStack.Planning.Rendering;

namespace GatewayStack.Planning.Tests.Diffing;

public sealed class RenderingTests
{
    [Fact]
    public async Task A_small_change_reads_as_reviewed()
    {
        var changed = await SmallAsync();

        Snapshot.Matches("diff-small.txt", new DiffText(new TextStyle(colour: false)).Write(changed.Diff, changed.Consequences, "main (0123456)"));
        Snapshot.Matches("diff-small.md", DiffMarkdown.Write(changed.Diff, changed.Consequences, "main (0123456)"));
        Snapshot.Matches("diff-small.json", DiffJson.Write(changed.Diff, changed.Consequences, "main (0123456)"));
    }

    [Fact]
    public async Task The_page_shows_real_output()
    {
        var changed = await SmallAsync();
        var page = await File.ReadAllTextAsync(Path.Combine(Projects.Repository, "docs", "diff.md"), TestContext.Current.CancellationToken);

        Assert.Contains(new DiffText(new TextStyle(colour: false)).Write(changed.Diff, changed.Consequences, "main (0123456)"), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replaced_cluster_reads_as_reviewed()
    {
        var changed = await Changed.StackFileAsync(("serviceCidr: 10.1.0.0/16", "serviceCidr: 10.1.0.0/17"));

        Snapshot.Matches("diff-cluster.txt", new DiffText(new TextStyle(colour: false)).Write(changed.Diff, changed.Consequences, "main (0123456)"));
        Snapshot.Matches("diff-cluster.md", DiffMarkdown.Write(changed.Diff, changed.Consequences, "main (0123456)"));
    }

    [Fact]
    public async Task No_change_is_said_in_a_line()
    {
        var changed = await Changed.StackFileAsync();

        Assert.StartsWith("Changes of stack dev since main: no resource changes\n", new DiffText(new TextStyle(colour: false)).Write(changed.Diff, changed.Consequences, "main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signs_are_coloured_as_Pulumi_does()
    {
        var changed = await SmallAsync();
        var text = new DiffText(new TextStyle(colour: true)).Write(changed.Diff, changed.Consequences, "main");

        Assert.All((string[])["\e[32m+ \e[0m", "\e[33m~ \e[0m", "\e[31m- \e[0m"], sign => Assert.Contains(sign, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_comment_fits_however_large_the_change_and_says_what_it_leaves_out()
    {
        var plan = await Plans.DevAsync();
        var route = plan.Resource("app", ":HTTPRoute");
        PlannedResource Copy(int i) => route with
        {
            Urn = $"{route.Urn}-{i}",
            Name = $"app-{i}",
            Inputs = (JsonObject)JsonNode.Parse(route.Inputs.ToJsonString().Replace("app", $"app-{i}", StringComparison.Ordinal))!,
        };
        var many = plan with
        {
            Resources = [.. plan.Resources, .. Enumerable.Range(0, 1500).Select(Copy)],
            Findings = [.. Enumerable.Range(0, 1500).Select(i => new Finding($"X-{i}", Severity.Info, "here", new string('x', i), "none"))],
        };
        var changed = new Changed(PlanDiff.Of(plan, many));
        var markdown = DiffMarkdown.Write(changed.Diff, changed.Consequences, new string('r', 100_000));

        Assert.InRange(markdown.Length, 20_000, DiffMarkdown.Limit - 1);
        Assert.Contains("of 1500 host names are shown; gateway diff shows all", markdown, StringComparison.Ordinal);
        Assert.Contains("of 1500 resources are shown; gateway diff shows all", markdown, StringComparison.Ordinal);
        Assert.EndsWith("</details>\n", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_in_a_plan_becomes_Markdown()
    {
        var changed = await Changed.ResourceAsync("app", ":HTTPRoute", r => Changed.With("note", "```\n</details> @everybody <img src=x>")(r));
        var markdown = DiffMarkdown.Write(changed.Diff, changed.Consequences, "`x`\n# y");

        Assert.Contains("````diff\n", markdown, StringComparison.Ordinal);
        Assert.Contains("since `` `x` # y ``:", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_secret_is_in_any_form()
    {
        var changed = await Changed.ResourceAsync("cluster", "providers:kubernetes", Changed.With("kubeconfig", "visible"));
        foreach (var diff in (PlanDiff[])[changed.Diff, PlanDiff.Of(changed.Diff.New, changed.Diff.Old)])
        {
            var consequences = DiffConsequences.Of(diff);
            Assert.Contains(Marker.Secret, DiffJson.Write(diff, consequences, "main"), StringComparison.Ordinal);
            Assert.Contains("[secret]", new DiffText(new TextStyle(colour: false)).Write(diff, consequences, "main"), StringComparison.Ordinal);
        }
    }

    private static Task<Changed> SmallAsync() => Changed.StackFileAsync(
        ("weight: 90", "weight: 60"),
        ("weight: 10 ", "weight: 40 "),
        ("hostnames: [httpbin]", "hostnames: [bin]"),
        ("name: gateway-tls-cert", "name: wildcard"));
}
