using GatewayStack.Planning.Rendering.Markdown;

namespace GatewayStack.Planning.Tests;

public sealed class MarkdownReportTests
{
    [Fact]
    public async Task It_reads_as_reviewed() => Snapshot.Matches("dev.md", MarkdownReport.Write(await Plans.DevAsync()));

    [Fact]
    public async Task The_first_paragraph_says_what_matters()
    {
        var plan = await Plans.DevAsync();
        var report = MarkdownReport.Write(plan with { Findings = [new("X1", Severity.Error, "here", "wrong", "right"), new("X2", Severity.Info, "there", "odd", "even")] });

        Assert.Contains("serving **4 host names**. First deployment ≈ **", report.Split('\n')[2], StringComparison.Ordinal);
        Assert.EndsWith("**Findings: 1 error, 1 info.**", report.Split('\n')[2], StringComparison.Ordinal);
        Assert.Contains("- **error** X1 <code>here</code>: wrong. **Fix:** right", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_large_plan_it_says_what_it_leaves_out_and_stays_short_enough_to_be_posted()
    {
        using var project = ReportProject.OfSize(600);
        var plan = await Plans.OfAsync(project.Folder, "dev");
        var finding = new Finding("X", Severity.Warning, "Pulumi.dev.yaml:1:1 key", new string('|', 5000), new string('`', 5000));
        var report = MarkdownReport.Write(plan with { Findings = [.. Enumerable.Repeat(finding, 1000)] });

        Assert.InRange(report.Length, 30_000, MarkdownReport.Limit);
        Assert.Matches("- … and [0-9]+ more findings\n", report);
        Assert.Matches(@"\| … and [0-9]+ more matches \|", report);
        Assert.Matches("… and [0-9]+ more lines: gateway plan shows them\n```\n\n</details>\n$", report);
    }

    [Fact]
    public async Task Nothing_in_it_is_markup_but_its_own()
    {
        using var project = ReportProject.OfMarkup();
        var plan = await Plans.OfAsync(project.Folder, "dev");
        var report = MarkdownReport.Write(plan with { Findings = [new("X", Severity.Info, "`a|b`", "<img src=x> @someone [a](b) *c*", "# d\n# e")] });
        var shown = report.Split("<details>")[0];

        Assert.DoesNotContain("<img", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("@someone", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("@everybody", shown, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?<!\\)\]\(", shown);
        Assert.All(shown.Index().Where(c => c.Item == '`'), c => Assert.Equal('\\', shown[c.Index - 1]));
        Assert.All(shown.Split('\n').Where(l => l.StartsWith('|')), row => Assert.Equal(6, row.Count(c => c == '|')));
    }

    [Fact]
    public async Task What_is_folded_cannot_end_its_fence()
    {
        var plan = await Plans.DevAsync();
        plan.Outputs["testCommands"]!.AsArray().Add("curl ````` </details> \n```\n# heading");
        var report = MarkdownReport.Write(plan);

        Assert.Contains("\n``````text\ncurl ", report, StringComparison.Ordinal);
        Assert.Contains("curl ````` </details>  ``` # heading\n``````\n", report, StringComparison.Ordinal);
    }
}
