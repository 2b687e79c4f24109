using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GatewayStack.Planning.Rendering.Html;

namespace GatewayStack.Planning.Tests;

public sealed partial class HtmlReportTests
{
    [Fact]
    public async Task The_same_plan_gives_the_same_bytes() =>
        Assert.Equal(HtmlReport.Write(await Plans.DevAsync()), HtmlReport.Write(await Plans.DevAsync()));

    [Fact]
    public async Task It_loads_nothing_and_runs_and_is_styled_by_nothing_but_its_own()
    {
        var html = HtmlReport.Write(await Plans.DevAsync());
        var page = Parse(html);
        var policy = page.Descendants("meta").Single(m => (string?)m.Attribute("http-equiv") == "Content-Security-Policy").Attribute("content")!.Value;

        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src 'sha256-{Hash(Content(html, "style"))}'", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src 'sha256-{Hash(Content(html, "script"))}'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Descendants(), e => e.Attribute("src") is not null || e.Attribute("style") is not null);
        Assert.All(page.Descendants().Select(e => (string?)e.Attribute("href")).OfType<string>(), href => Assert.Matches("^(#|data:,$)", href));
        Assert.DoesNotContain("url(", Content(html, "style"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Ids_are_unique_and_every_link_leads_somewhere(string stack)
    {
        var page = Parse(HtmlReport.Write(await Plans.OfAsync(Projects.Repository, stack)));
        var ids = page.Descendants().Select(e => (string?)e.Attribute("id")).OfType<string>().ToList();
        var referred = page.Descendants().SelectMany(e => ((string?[])[((string?)e.Attribute("href"))?.TrimStart('#'), (string?)e.Attribute("aria-labelledby"), (string?)e.Attribute("aria-describedby"), (string?)e.Attribute("for")]).OfType<string>())
            .Where(r => r != "data:,").ToHashSet();

        Assert.Equal(ids.Distinct(), ids);
        Assert.Empty(referred.Except(ids));
    }

    [Fact]
    public async Task It_has_one_first_heading_skips_no_level_and_names_its_landmarks()
    {
        var page = Parse(HtmlReport.Write(await Plans.DevAsync()));
        var levels = page.Descendants().Where(e => HeadingName().IsMatch(e.Name.LocalName)).Select(e => e.Name.LocalName[1] - '0').ToList();

        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        Assert.Equal(["header", "nav", "main", "footer"], page.Descendants("body").Single().Elements().Select(e => e.Name.LocalName).Where(n => n is "header" or "nav" or "main" or "footer"));
        Assert.All(page.Descendants("section"), s => Assert.NotNull(s.Attribute("aria-labelledby")));
        Assert.Equal("en", (string?)page.Attribute("lang"));
        Assert.All(page.Descendants("input"), i => Assert.Contains(page.Descendants("label"), l => (string?)l.Attribute("for") == (string?)i.Attribute("id")));
        Assert.All(page.Descendants("button"), b => Assert.NotEqual("", b.Value));
    }

    [Fact]
    public async Task Every_box_of_the_picture_says_what_it_is_can_be_reached_by_keyboard_and_is_on_a_path()
    {
        var page = Parse(HtmlReport.Write(await Plans.DevAsync()));
        var boxes = page.Descendants("svg").First().Elements("a").ToList();

        Assert.Equal(4 + 4 + 9 + 4, boxes.Count);
        Assert.All(boxes, b => Assert.True(b.Attribute("href") is not null || (string?)b.Attribute("tabindex") == "0"));
        Assert.All(boxes, b => Assert.NotEqual("", (string?)b.Attribute("data-paths")));
        Assert.All(boxes, b => Assert.NotEqual("", b.Element("title")!.Value));
        Assert.Contains(boxes, b => (string?)b.Attribute("aria-label") == "PathPrefix /, echo-canary rule 0 → 90 % echo-v1:80 + 10 % echo-v2:80");
    }

    [Fact]
    public async Task A_share_of_the_requests_is_as_wide_as_it_is_large()
    {
        var page = Parse(HtmlReport.Write(await Plans.DevAsync()));
        var paths = page.Descendants("svg").First().Elements().ToList();
        string Width(string share)
        {
            var label = paths.Single(e => e.Name == "text" && e.Value == share);
            return paths.First(e => e.Name == "path" && (string?)e.Attribute("data-paths") == (string?)label.Attribute("data-paths")).Attribute("stroke-width")!.Value;
        }

        Assert.Equal(("5.6", "2"), (Width("90 %"), Width("10 %")));
    }

    [Fact]
    public async Task A_plan_that_is_too_large_to_be_drawn_is_listed()
    {
        using var project = ReportProject.OfSize(100);
        var page = Parse(HtmlReport.Write(await Plans.OfAsync(project.Folder, "dev")));

        Assert.DoesNotContain(page.Descendants("figure"), _ => true);
        Assert.Contains(page.Descendants("ul"), ul => (string?)ul.Attribute("class") == "paths" && ul.Elements("li").Count() == 100);
    }

    [Fact]
    public async Task Markup_in_settings_is_shown_and_not_obeyed()
    {
        using var project = ReportProject.OfMarkup();
        var plan = await Plans.OfAsync(project.Folder, "dev");
        const string Evil = "\"'><script>alert(1)</script><svg onload=alert(2)>";
        var html = HtmlReport.Write(plan with { Findings = [new(Evil, Severity.Error, Evil, Evil, Evil)] });
        var page = Parse(html);

        Assert.Single(page.Descendants("script"));
        Assert.DoesNotContain(page.Descendants("img"), _ => true);
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.Contains(page.Descendants("li"), li => (string?)li.Attribute("class") == "error" && li.Value.Contains(Evil, StringComparison.Ordinal));
        Assert.Contains("<script>alert(4)</script>", page.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Text_stands_out_from_what_it_stands_on(bool dark)
    {
        var style = Content(HtmlReport.Write(await Plans.DevAsync()), "style");
        var roots = RootColours().Matches(style).Select(m => Colour().Matches(m.Value).ToDictionary(c => c.Groups[1].Value, c => c.Groups[2].Value)).ToList();
        var colours = dark ? roots[1] : roots[0];

        foreach (var text in (string[])["ink", "muted", "accent", "good", "warning", "error"])
        {
            foreach (var ground in (string[])["page", "card", "tint"])
                Assert.True(Contrast(colours[text], colours[ground]) >= 4.5, $"{text} on {ground}: {Contrast(colours[text], colours[ground])}");
        }
    }

    /// <summary>As WCAG 2 defines it.</summary>
    private static double Contrast(string a, string b)
    {
        var (light, dark) = (Math.Max(Luminance(a), Luminance(b)), Math.Min(Luminance(a), Luminance(b)));
        return (light + 0.05) / (dark + 0.05);

        static double Luminance(string colour)
        {
            var channels = Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(1 + 2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
                .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToList();
            return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
        }
    }

    /// <summary>The report is XML too, but for its first line, style and script.</summary>
    private static XElement Parse(string html) =>
        XElement.Parse(OwnContent().Replace(html["<!doctype html>".Length..], "<$1></$1>"), LoadOptions.PreserveWhitespace);

    private static string Content(string html, string tag) => html.Split($"<{tag}>")[1].Split($"</{tag}>")[0];

    private static string Hash(string content) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    [GeneratedRegex("^h[1-6]$")]
    private static partial Regex HeadingName();

    [GeneratedRegex("<(style|script)>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex OwnContent();

    [GeneratedRegex(":root \\{[^}]*\\}")]
    private static partial Regex RootColours();

    [GeneratedRegex("--([a-z]+): (#[0-9a-f]{6});")]
    private static partial Regex Colour();
}
