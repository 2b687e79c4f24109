namespace GatewayStack.EndToEnd.Tests;

/// <summary>The HTML report as a browser shows it.</summary>
public sealed class ReportTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    [InlineData("app-routing", "examples")]
    [InlineData("istio-addon", "examples")]
    [InlineData("istio-ingress-gateway", "examples")]
    [InlineData("upstream-istio", "examples")]
    public async Task It_fits_every_screen_loads_nothing_and_the_console_stays_empty(string stack, string folder = "")
    {
        using var report = await ReportAsync(stack, folder);
        foreach (var width in (int[])[320, 390, 768, 960, 1280, 1920])
        {
            foreach (var dark in (bool[])[false, true])
            {
                await browser.OpenAsync(report.File, width, dark);
                await browser.EvaluateAsync<bool>("document.querySelectorAll('details').forEach(d => d.open = true), true");

                Assert.True(await browser.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{stack} is wider than {width}");
                Assert.Empty(await browser.EvaluateAsync<string[]>(
                    "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 200))"));
                Assert.Equal(dark ? "rgb(18, 21, 24)" : "rgb(251, 251, 250)", await browser.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
                Assert.Empty(browser.Complaints);
                Assert.Empty(browser.Requests);
            }
        }
    }

    [Fact]
    public async Task What_is_looked_for_here_would_be_seen()
    {
        using var report = await ReportAsync("dev");
        var html = await File.ReadAllTextAsync(report.File, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(report.File, html
            .Replace("<main>", "<main><img src=\"https://example.invalid/x.png\">", StringComparison.Ordinal)
            .Replace("max-width: 76rem", "max-width: 77rem", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await browser.OpenAsync(report.File, 390);

        // Without its own hash the style sheet is refused, and so is the image.
        Assert.Contains(browser.Complaints, c => c.Contains("Content Security Policy", StringComparison.Ordinal) && c.Contains("style", StringComparison.Ordinal));
        Assert.Contains(browser.Complaints, c => c.Contains("https://example.invalid/x.png", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(390, false)]
    [InlineData(1280, true)]
    public async Task Traffic_is_drawn_where_there_is_room_and_listed_elsewhere(int width, bool drawn)
    {
        using var report = await ReportAsync("dev");
        await browser.OpenAsync(report.File, width);

        Assert.Equal(drawn, await browser.EvaluateAsync<bool>("document.querySelector('.picture').checkVisibility()"));
        Assert.Equal(!drawn, await browser.EvaluateAsync<bool>("document.querySelector('.paths').checkVisibility()"));
    }

    [Fact]
    public async Task No_text_of_the_picture_leaves_its_box()
    {
        using var project = new TemporaryProject()
            .Replace("hostnames: [echo]", "hostnames: [a-host-name-that-is-much-too-wide-for-its-box]")
            .Replace("matches: [{ path: /httpbin }]", "matches: [{ path: /wholesale-management/invoices/monthly-summaries }]");
        using var report = await ReportAsync("dev", project.Folder);
        await browser.OpenAsync(report.File, 1280);

        Assert.Empty(await browser.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('.picture .box')].flatMap(box => {
              const edge = box.querySelector('rect').getBoundingClientRect().right;
              return [...box.querySelectorAll('text')].filter(text => text.getBoundingClientRect().right > edge).map(text => text.textContent);
            })
            """));
    }

    [Fact]
    public async Task A_search_leaves_what_has_every_word_in_every_section_and_nothing_else()
    {
        using var report = await ReportAsync("dev");
        await browser.OpenAsync(report.File, 390);
        var everything = await VisibleRowsAsync();
        await SearchAsync("echo-headers v2");
        var found = await VisibleRowsAsync();

        Assert.InRange(found.Length, 4, everything.Length / 2);
        Assert.All(found, text => Assert.Contains("echo-headers", text, StringComparison.Ordinal));
        Assert.Equal(["time"], await browser.EvaluateAsync<string[]>("[...document.querySelectorAll('.nothing')].filter(n => n.checkVisibility()).map(n => n.closest('section').id)"));
        Assert.Matches("^[0-9]+ matches$", await browser.EvaluateAsync<string>("document.getElementById('found').textContent"));

        await SearchAsync("");
        Assert.Equal(everything, await VisibleRowsAsync());
    }

    [Fact]
    public async Task A_search_lights_up_the_paths_in_the_picture()
    {
        using var report = await ReportAsync("dev");
        await browser.OpenAsync(report.File, 1280);
        await SearchAsync("canary");

        Assert.Equal(
            ["echo.example.com", "HTTPS 443", "PathPrefix /", "echo-v1:80", "echo-v2:80"],
            await browser.EvaluateAsync<string[]>("[...document.querySelectorAll('.box.lit .label')].map(l => l.textContent)"));
    }

    [Fact]
    public async Task A_search_opens_the_resources_that_have_it_inside_and_closes_them_again()
    {
        using var report = await ReportAsync("dev");
        await browser.OpenAsync(report.File, 1280);
        const string Open = "[...document.querySelectorAll('details[open] .name')].map(n => n.textContent)";
        await SearchAsync("-text=echo v2");
        Assert.Equal(["demo-echo-v2-deployment"], await browser.EvaluateAsync<string[]>(Open));

        await SearchAsync("");
        Assert.Empty(await browser.EvaluateAsync<string[]>(Open));
    }

    [Fact]
    public async Task A_box_with_the_focus_lights_up_its_paths_until_it_loses_it()
    {
        using var report = await ReportAsync("dev");
        await browser.OpenAsync(report.File, 1280);
        const string Lit = "[...document.querySelectorAll('.box.lit .label')].map(l => l.textContent)";
        await browser.EvaluateAsync<bool>("document.querySelector('.box').focus(), true");

        Assert.Equal(["httpbin.example.com", "HTTPS 443", "HTTP 80", "PathPrefix /", "PathPrefix /", "httpbin:8000", "redirect 301 to https"], await browser.EvaluateAsync<string[]>(Lit));
        await browser.EvaluateAsync<bool>("document.activeElement.blur(), true");
        Assert.Empty(await browser.EvaluateAsync<string[]>(Lit));
    }

    [Fact]
    public async Task A_link_to_a_resource_opens_it()
    {
        using var report = await ReportAsync("dev");
        await browser.OpenAsync(report.File, 1280);

        Assert.True(await browser.EvaluateAsync<bool>("""
            new Promise(done => {
              addEventListener('hashchange', () => setTimeout(() => done(document.querySelector(location.hash + ' > details').open)));
              document.querySelector('.gantt a').click();
            })
            """));
    }

    [Fact]
    public async Task A_command_can_be_copied_by_a_button()
    {
        using var report = await ReportAsync("dev");
        await browser.OpenAsync(report.File, 1280);

        Assert.Equal("Copied", await browser.EvaluateAsync<string>("""
            new Promise(done => {
              const button = document.querySelector('.copy');
              new MutationObserver(() => done(button.textContent)).observe(button, { childList: true });
              button.click();
            })
            """));
    }

    [Fact]
    public async Task Without_scripts_it_is_all_there_but_for_what_needs_them()
    {
        using var report = await ReportAsync("dev");
        await browser.OpenAsync(report.File, 1280, scripts: false);

        Assert.False(await browser.EvaluateAsync<bool>("document.querySelector('.search').checkVisibility()"));
        Assert.False(await browser.EvaluateAsync<bool>("[...document.querySelectorAll('button')].some(b => b.checkVisibility())"));
        Assert.True(await browser.EvaluateAsync<bool>("document.querySelector('.picture').checkVisibility()"));
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task Everything_that_can_be_used_has_a_name_for_those_who_do_not_see_it()
    {
        using var report = await ReportAsync("dev");
        await browser.OpenAsync(report.File, 1280);
        await browser.SendAsync("Accessibility.enable");
        var nodes = (await browser.SendAsync("Accessibility.getFullAXTree"))["nodes"]!.AsArray().Where(n => n!["ignored"]?.GetValue<bool>() is not true)
            .Select(n => (Role: n!["role"]?["value"]?.ToString() ?? "", Name: n["name"]?["value"]?.ToString() ?? "")).ToList();

        Assert.DoesNotContain(nodes, n => n.Role is "link" or "button" or "searchbox" or "heading" or "region" or "navigation" && n.Name.Length == 0);
        Assert.Contains(nodes, n => n == ("link", "httpbin.example.com, DNS record by this stack → HTTPS 443 + HTTP 80"));
        Assert.Contains(nodes, n => n.Role == "table");
        Assert.Contains(nodes, n => n.Role == "search");
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_said_in_a_sentence()
    {
        var below = Path.Combine(Run.Repository, "README.md", "report.html");
        var run = await Run.ProcessAsync(Run.Gateway, ["plan", "--stack", "dev", "--format", "html", "--output", below]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"error: --output: {below} cannot be written: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    private async Task SearchAsync(string words) => await browser.EvaluateAsync<bool>(
        $"(i => (i.value = '{words}', i.dispatchEvent(new Event('input')), true))(document.getElementById('search'))");

    /// <summary>The rows that stand there, each with what is in it.</summary>
    private Task<string[]> VisibleRowsAsync() => browser.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-row]')].filter(r => r.checkVisibility()).map(r => r.textContent)");

    private async Task<Report> ReportAsync(string stack, string folder = "")
    {
        browser.Require();
        var report = new Report();
        var run = await Run.ProcessAsync(Run.Gateway, ["plan", "--project", Path.Combine(Run.Repository, folder), "--stack", stack, "--format", "html", "-o", report.File]);
        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
        return report;
    }

    private sealed class Report : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("report ").FullName;

        public string File => Path.Combine(_folder, "report.html");

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
