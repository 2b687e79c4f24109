using GatewayStack.Planning.Rendering;

namespace GatewayStack.Planning.Tests;

/// <summary>The example of each ingress system.</summary>
public sealed class SystemPlanTests
{
    private const string AddOn = "istio-addon";

    [Theory]
    [InlineData("app-routing")]
    [InlineData(AddOn)]
    [InlineData("istio-ingress-gateway")]
    [InlineData("upstream-istio")]
    public async Task The_text_reads_as_reviewed(string stack) => Snapshot.Matches($"{stack}.txt", Text(await ExampleAsync(stack)));

    [Theory]
    [InlineData("app-routing")]
    [InlineData(AddOn)]
    [InlineData("istio-ingress-gateway")]
    public async Task A_destroy_deletes_Gateways_and_routes_before_the_cluster_so_that_no_load_balancer_is_left(string stack)
    {
        var plan = await ExampleAsync(stack);
        var inCluster = plan.Resources.Where(r => r.Type.StartsWith("kubernetes:", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(inCluster);
        Assert.All(inCluster, r => Assert.Contains(Ancestry(plan, r), u => u.EndsWith("ManagedCluster::cluster", StringComparison.Ordinal)));
        Assert.All(inCluster, r => Assert.Contains(Ancestry(plan, r), u => u.EndsWith("RoleAssignment::cluster-subnet", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("app-routing")]
    [InlineData(AddOn)]
    [InlineData("istio-ingress-gateway")]
    [InlineData("upstream-istio")]
    public async Task A_destroy_deletes_routes_before_their_Gateway(string stack)
    {
        var plan = await ExampleAsync(stack);
        var routes = plan.Resources.Where(r => r.Type.EndsWith(":HTTPRoute", StringComparison.Ordinal) && r.Inputs["spec"]!["parentRefs"]![0]!["kind"] is null && r.Parent is null).ToList();

        Assert.NotEmpty(routes);
        Assert.All(routes, r => Assert.Contains(r.DependsOn, u => u.Contains(":Gateway::", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Istio_is_installed_after_the_definitions_it_looks_for_and_before_all_that_needs_it()
    {
        var plan = await ExampleAsync("upstream-istio");

        Assert.Contains(plan.Resource("istio-istiod", "Chart").DependsOn, u => u.EndsWith("ConfigFile::istio-gateway-api", StringComparison.Ordinal));
        Assert.Contains(plan.Resource("istio-istiod", "Chart").DependsOn, u => u.EndsWith("Chart::istio-base", StringComparison.Ordinal));
        foreach (var (name, type) in ((string, string)[])[("istio-gateway", "IngressGateway"), ("backend", "HTTPRoute"), ("echo-in-mesh", "HTTPRoute"), ("echo-v1", "DestinationRule"), ("istio-test-echo-v1", "DemoWorkload")])
            Assert.Contains(plan.Resource(name, type).DependsOn, u => u.EndsWith("IstioInstallation::istio", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_only_read_is_neither_counted_nor_written_as_a_manifest()
    {
        var plan = await ExampleAsync("istio-ingress-gateway");
        var service = plan.Resources.Single(r => r.IsRead);

        Assert.Equal("gateway-aks-istio-ingressgateway-external", service.Name);
        Assert.Contains(service.DependsOn, u => u.EndsWith(":Gateway::gateway", StringComparison.Ordinal));
        Assert.Contains($"+ {plan.Resources.Count(r => !r.IsComponent && !r.IsRead)} to create", Text(plan), StringComparison.Ordinal);
        Assert.DoesNotContain(ManifestWriter.Files(plan), f => f.Path.Contains("ingressgateway-external", StringComparison.Ordinal));
    }

    [Fact]
    public async Task During_a_canary_upgrade_a_Gateway_without_revision_is_said_to_go_to_the_newer_one()
    {
        var plan = await VariantAsync(AddOn, ("revisions: [asm-1-30]", "revisions: [asm-1-29, asm-1-30]"), ("      revision: asm-1-30\n", ""));

        var finding = plan.Findings.Single(f => f.Id == "GW304");
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Equal("names no revision while there are two, so the newer one, asm-1-30, takes it at once", finding.Message);
        Assert.Equal("set revision to asm-1-29 or asm-1-30 to move it when you choose to", finding.Fix);
        Assert.Contains("Istio add-on asm-1-29 and asm-1-30, Gateways without revision go to asm-1-30", Text(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Gateway_that_names_its_revision_stays_there() =>
        Assert.Empty((await VariantAsync(AddOn, ("revisions: [asm-1-30]", "revisions: [asm-1-29, asm-1-30]"))).Findings);

    [Fact]
    public async Task A_revision_that_is_not_known_yet_is_said_to_be_so()
    {
        var plan = await VariantAsync(AddOn, ("asm-1-30", "asm-1-31"));

        Assert.Equal(["GW303"], plan.Findings.Select(f => f.Id));
    }

    [Theory]
    [InlineData("app-routing")]
    [InlineData(AddOn)]
    [InlineData("istio-ingress-gateway")]
    [InlineData("upstream-istio")]
    public async Task Its_page_shows_real_output(string stack) => AssertShown(stack, $"--stack {stack}", Text(await ExampleAsync(stack)));

    [Theory]
    [InlineData(1, "revisions: [asm-1-30]", "revisions: [asm-1-29, asm-1-30]", "apps: asm-1-30", "apps: asm-1-29", "revision: asm-1-30", "revision: asm-1-29")]
    [InlineData(2, "revisions: [asm-1-30]", "revisions: [asm-1-29, asm-1-30]")]
    [InlineData(3)]
    public async Task The_walk_through_of_a_canary_upgrade_shows_real_output(int step, params string[] changes) =>
        AssertShown(AddOn, $"--stack {AddOn}   # step {step}", Text(await VariantAsync(AddOn, [.. changes.Chunk(2).Select(c => (c[0], c[1]))])));

    [Fact]
    public async Task The_page_quotes_the_finding_about_a_Gateway_without_revision()
    {
        var plan = await VariantAsync(AddOn, ("revisions: [asm-1-30]", "revisions: [asm-1-29, asm-1-30]"), ("      revision: asm-1-30\n", ""));

        Assert.Contains(Text(plan).Split('\n').Single(l => l.Contains("GW304", StringComparison.Ordinal)), Page(AddOn), StringComparison.Ordinal);
    }

    /// <summary>Each line of the page's console block for a command is one of the output.</summary>
    private static void AssertShown(string page, string command, string output)
    {
        var block = Page(page).Split("```").Single(b => b.StartsWith($"console\n$ ./gateway plan --project examples {command}\n", StringComparison.Ordinal));
        var shown = block.Split('\n').Skip(2).Where(l => l.Trim() is not ("" or "…")).ToList();

        Assert.NotEmpty(shown);
        Assert.All(shown, line => Assert.Contains(line, output.Split('\n')));
    }

    private static string Page(string stack) =>
        File.ReadAllText(Path.Combine(Projects.Repository, "docs", $"ingress-{stack}.md")).ReplaceLineEndings("\n");

    private static Task<Plan> ExampleAsync(string stack) => Plans.OfAsync(Path.Combine(Projects.Repository, "examples"), stack);

    /// <summary>An example with changes.</summary>
    private static async Task<Plan> VariantAsync(string stack, params (string Text, string By)[] changes)
    {
        var examples = Path.Combine(Projects.Repository, "examples");
        var content = (await File.ReadAllTextAsync(Path.Combine(examples, $"Pulumi.{stack}.yaml"))).ReplaceLineEndings("\n");
        foreach (var (text, by) in changes)
        {
            Assert.Contains(text, content, StringComparison.Ordinal);
            content = content.Replace(text, by, StringComparison.Ordinal);
        }
        using var project = Projects.With(("Pulumi.yaml", await File.ReadAllTextAsync(Path.Combine(examples, "Pulumi.yaml"))), ($"Pulumi.{stack}.yaml", content));
        return await Plans.OfAsync(project.Folder, stack);
    }

    /// <summary>Everything that must exist before a resource, and hence outlives it.</summary>
    private static HashSet<string> Ancestry(Plan plan, PlannedResource resource)
    {
        var byUrn = plan.Resources.ToDictionary(r => r.Urn, StringComparer.Ordinal);
        HashSet<string> seen = new(StringComparer.Ordinal);
        Queue<PlannedResource> queue = new([resource]);
        while (queue.TryDequeue(out var next))
        {
            foreach (var urn in next.DependsOn.Append(next.Provider ?? Inherited(next)).OfType<string>().Where(seen.Add))
                queue.Enqueue(byUrn[urn]);
        }
        return seen;

        string? Inherited(PlannedResource child)
        {
            for (var parent = child.Parent; parent is not null; parent = byUrn[parent].Parent)
            {
                if (byUrn[parent].Provider is { } provider)
                    return provider;
            }
            return null;
        }
    }

    private static string Text(Plan plan) => new PlanText(new TextStyle(colour: false), width: null).Write(plan);
}
