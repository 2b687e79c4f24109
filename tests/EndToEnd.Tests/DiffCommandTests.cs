using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace GatewayStack.EndToEnd.Tests;

/// <summary>The comparison with a git ref or a plan, in a real repository.</summary>
public sealed class DiffCommandTests
{
    private const string Program = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><OutputType>Exe</OutputType><AssemblyName>gateway</AssemblyName><TargetFramework>net10.0</TargetFramework></PropertyGroup>
        </Project>
        """;

    [Fact]
    public async Task A_ref_is_planned_once_and_leaves_no_work_tree()
    {
        using var project = await GitProject.CreateAsync();
        project.Replace("weight: 90", "weight: 60");
        var first = await project.DiffAsync("--against", "main");
        var kept = Assert.Single(project.Plans);
        var written = File.GetLastWriteTimeUtc(kept);
        var second = await project.DiffAsync("--against", "main");

        Assert.StartsWith("Changes of stack dev since main (", first.Output, StringComparison.Ordinal);
        Assert.Contains("spec.rules[0].backendRefs[0].weight: 90 → 60\n", first.Output, StringComparison.Ordinal);
        Assert.Equal(("", first.Output), (first.Error, second.Output));
        Assert.Equal(written, File.GetLastWriteTimeUtc(Assert.Single(project.Plans)));
        await project.AssertCleanAsync();
    }

    [Fact]
    public async Task The_exit_code_says_whether_something_changes_when_it_is_asked_to()
    {
        using var project = await GitProject.CreateAsync();
        Assert.Equal(0, (await project.DiffAsync("--against", "HEAD", "--exit-code")).ExitCode);
        project.Replace("weight: 90", "weight: 60");

        Assert.Equal(2, (await project.DiffAsync("--against", "HEAD", "--exit-code")).ExitCode);
        Assert.Equal(0, (await project.DiffAsync("--against", "HEAD")).ExitCode);
        Assert.Equal(1, (await project.DiffAsync("--against", "nothing", "--exit-code")).ExitCode);
        Assert.Equal(1, (await project.DiffAsync("--exit-code")).ExitCode);
        project.Replace("weight: 60", "weight: -1");
        Assert.Equal(1, (await project.DiffAsync("--against", "HEAD", "--exit-code")).ExitCode);
        Assert.Equal(2, (await project.DiffAsync("--against", "HEAD")).ExitCode);
    }

    [Fact]
    public async Task A_plan_in_a_file_is_compared_with_without_git()
    {
        using var project = new TemporaryProject();
        var file = Path.Combine(project.Folder, "plan.json");
        await File.WriteAllTextAsync(file, (await project.PlanAsync("--format", "json")).Output, TestContext.Current.CancellationToken);
        project.Replace("hostnames: [app]", "hostnames: [shop]");
        var json = await Run.ProcessAsync(Run.Gateway, ["diff", "--project", project.Folder, "--against", file, "--format", "json"]);
        var markdown = await Run.ProcessAsync(Run.Gateway, ["diff", "--project", project.Folder, "--against", file, "--format", "markdown"]);

        Assert.Equal("https://shop.example.com", JsonNode.Parse(json.Output)!["consequences"]!["hostsAppearing"]![0]!["url"]!.GetValue<string>());
        Assert.Contains("- `https://shop.example.com` appears, at `Gateway demo/echo-gateway listener https`\n", markdown.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mian", "error: there is no commit 'mian' here; did you mean 'main'?\n")]
    [InlineData("v1.0", "error: there is no commit 'v1.0' here; name a branch, a tag or a commit of this repository, or fetch it first\n")]
    [InlineData("--help-me", "error: there is no commit '--help-me' here; ")]
    [InlineData("none.json", "error: none.json: cannot be read; write one with 'gateway plan --format json > plan.json'\n")]
    public async Task What_cannot_be_compared_with_is_said_in_a_sentence(string against, string error)
    {
        using var project = await GitProject.CreateAsync();
        var run = await project.DiffAsync("--against", against);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(error, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_outside_of_git_needs_a_plan()
    {
        using var project = new TemporaryProject();
        var run = await Run.ProcessAsync(Run.Gateway, ["diff", "--project", project.Folder, "--against", "main"], environment: new Dictionary<string, string?> { ["GIT_CEILING_DIRECTORIES"] = Path.GetTempPath() });

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is in no git repository", run.Error, StringComparison.Ordinal);
        Assert.Contains("--against plan.json", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_of_another_stack_is_refused()
    {
        using var project = new TemporaryProject();
        var file = Path.Combine(project.Folder, "plan.json");
        await File.WriteAllTextAsync(file, (await project.PlanAsync("--format", "json")).Output.Replace("\"stack\": \"dev\"", "\"stack\": \"prod\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var run = await Run.ProcessAsync(Run.Gateway, ["diff", "--project", project.Folder, "--against", file]);

        Assert.Contains("is a plan of stack prod of project gateway-stack, and this is dev of gateway-stack; compare plans of one stack, with --stack prod", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_ref_has_no_such_stack_everything_is_created()
    {
        using var project = await GitProject.CreateAsync();
        File.Copy(Path.Combine(project.Folder, "Pulumi.dev.yaml"), Path.Combine(project.Folder, "Pulumi.test.yaml"));
        var run = await project.DiffAsync("--against", "main", "--stack", "test");

        Assert.Matches(@"^Changes of stack test since main \(.{7}\), which has no stack test: 36 to create, 0 stay as they are\n", run.Output);
    }

    [Fact]
    public async Task Mistakes_in_the_old_stack_file_are_said_to_be_old()
    {
        using var project = await GitProject.CreateAsync();
        project.Replace("tier: Standard", "tier: Gold");
        await project.CommitAsync();
        project.Replace("tier: Gold", "tier: Standard");
        var run = await project.DiffAsync("--against", "HEAD");

        Assert.Equal(2, run.ExitCode);
        Assert.Matches(@"^error: Pulumi\.dev\.yaml:\d+:5 of HEAD \(.{7}\): gateway-stack:cluster\.tier: is not one of the values", run.Error);
        await project.AssertCleanAsync();
    }

    [Fact]
    public async Task A_file_that_git_does_not_keep_is_borrowed_and_its_plan_not_kept()
    {
        using var project = await GitProject.CreateAsync();
        using var key = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("*.example.com");
        var request = new CertificateRequest("CN=*.example.com", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        project.Replace("selfSigned: {}", "pfx: { file: secrets/web.pfx, password: word }");
        project.Write(".gitignore", "secrets/\n");
        project.Write("secrets/.keep", "");
        await File.WriteAllBytesAsync(Path.Combine(project.Folder, "secrets", "web.pfx"), certificate.Export(X509ContentType.Pfx, "word"), TestContext.Current.CancellationToken);
        await project.CommitAsync();
        project.Replace("weight: 90", "weight: 60");
        var run = await project.DiffAsync("--against", "HEAD");

        Assert.Contains(" 1 to update, ", run.Output, StringComparison.Ordinal);
        Assert.Empty(project.Plans);
        await project.AssertCleanAsync();
    }

    [Fact]
    public async Task A_ref_of_other_code_plans_with_its_own_command()
    {
        using var project = await GitProject.CreateAsync();
        project.Write("cli/GatewayStack.Cli.csproj", Program);
        project.Write("cli/Program.cs", "System.Console.Write(System.IO.File.ReadAllText(System.IO.Path.Combine(args[2], \"old.json\")));");
        project.Write("old.json", """{"stack":"dev","project":"gateway-stack","ingress":"old","resources":[],"outputs":{},"findings":[]}""");
        await project.CommitAsync();
        project.Write("cli/Program.cs", "// is being rewritten");
        var run = await project.DiffAsync("--against", "HEAD");

        Assert.Contains(" 36 to create, ", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("-dev-own.json", Assert.Single(project.Plans), StringComparison.Ordinal);
        await project.AssertCleanAsync();
    }

    [Theory]
    [InlineData("this is no C#", "does not build: ", "error CS")]
    [InlineData("System.Console.Error.WriteLine(\"error: Unrecognized command or argument 'plan'.\"); return 2;", "does not plan stack dev: ", "Unrecognized command or argument 'plan'.")]
    public async Task A_ref_whose_code_cannot_plan_is_said_with_the_reason(string code, string what, string reason)
    {
        using var project = await GitProject.CreateAsync();
        project.Write("cli/GatewayStack.Cli.csproj", Program);
        project.Write("cli/Program.cs", code);
        await project.CommitAsync();
        project.Write("cli/Program.cs", "// is being rewritten");
        var run = await project.DiffAsync("--against", "HEAD");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(what, run.Error, StringComparison.Ordinal);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        await project.AssertCleanAsync();
    }

    [Fact]
    public async Task Whoever_interrupts_it_finds_no_work_tree()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an interrupt is sent by kill");
        using var project = await GitProject.CreateAsync();
        project.Write("cli/GatewayStack.Cli.csproj", Program);
        project.Write("cli/Program.cs", "System.IO.File.WriteAllText(System.IO.Path.Combine(args[2], \"..\", \"..\", \"started\"), \"\"); System.Threading.Thread.Sleep(600_000);");
        await project.CommitAsync();
        project.Write("cli/Program.cs", "// is being rewritten");
        using var process = Process.Start(Run.StartOf(Run.Gateway, ["diff", "--against", "HEAD"], project.Folder, project.Environment))!;
        var started = Path.Combine(project.Folder + " cache", "gatewaystack", "started");
        for (var i = 0; i < 1800 && !File.Exists(started) && !process.HasExited; i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        // Not SIGINT: what runs in the background of a shell ignores it.
        await Run.ProcessAsync("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(File.Exists(started), await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.NotEqual(0, process.ExitCode);
        await project.AssertCleanAsync();
    }
}
