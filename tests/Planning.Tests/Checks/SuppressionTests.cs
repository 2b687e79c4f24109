namespace GatewayStack.Planning.Tests.Checks;

/// <summary>Findings that a stack file accepts.</summary>
public sealed class SuppressionTests
{
    [Theory]
    [InlineData("cluster", true)]
    [InlineData("urn:pulumi:dev::gateway-stack::gateway-stack:components:GatewayCluster$azure-native_containerservice_v20260301:containerservice:ManagedCluster::cluster", true)]
    [InlineData("cluster.access.localAccounts", true)]
    [InlineData("vault", false)]
    public async Task A_suppression_may_be_for_a_resource_or_a_setting(string resource, bool suppressed)
    {
        var plan = await PlanAsync($"{{ check: GW401, resource: \"{resource}\", reason: a demo }}");

        Assert.Equal(suppressed, plan.Report.Suppressed.Any(f => f is { Id: "GW401", Suppressed: "a demo" }));
        Assert.Equal(!suppressed, plan.Report.Posture.Any(f => f.Id == "GW401"));
    }

    [Fact]
    public async Task A_suppression_holds_through_its_last_day_and_not_a_day_longer()
    {
        const string Suppression = "{ check: GW401, reason: a demo, until: \"2026-09-30\" }";

        Assert.Empty((await PlanAsync(Suppression, new(2026, 9, 30))).Findings);
        Assert.Equal(["GW091"], (await PlanAsync(Suppression, new(2026, 10, 1))).Findings.Select(f => f.Id));
    }

    [Fact]
    public async Task A_suppression_of_a_check_that_does_not_exist_says_so()
    {
        var finding = Assert.Single((await PlanAsync("{ check: GW999, reason: why not }")).Findings);

        Assert.Equal("GW092", finding.Id);
        Assert.Contains("there is no such check", finding.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suppressions_cannot_hide_what_is_wrong_with_suppressions()
    {
        var plan = await PlanAsync("{ check: GW401 }, { check: GW090, reason: quiet }");

        Assert.Equal(["GW090", "GW092"], plan.Findings.Select(f => f.Id));
    }

    private static async Task<Plan> PlanAsync(string suppressions, DateOnly? today = null)
    {
        using var project = Projects.With(("Pulumi.yaml", "name: gateway-stack\nruntime: dotnet\n"), ("Pulumi.dev.yaml", $$"""
            config:
              azure-native:location: westeurope
              gateway-stack:domain: example.com
              gateway-stack:vault: { name: kv-test }
              gateway-stack:cluster: { kubernetesVersion: "1.35", access: { localAccounts: true } }
              gateway-stack:certificates: [{ name: web, selfSigned: {} }]
              gateway-stack:gateways: { public: { namespace: apps } }
              gateway-stack:routes: { shop: { gateway: public, hostnames: [shop], backendRefs: ["shop:80"] } }
              gateway-stack:suppress: [{{suppressions}}]
            """));
        return await Plans.OfAsync(project.Folder, "dev", today);
    }
}
