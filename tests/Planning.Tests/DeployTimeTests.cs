using System.Text.Json.Nodes;
using GatewayStack.Planning.Timing;

namespace GatewayStack.Planning.Tests;

public sealed class DeployTimeTests
{
    [Fact]
    public async Task A_first_deployment_takes_the_clusters_own_time_and_at_most_a_fifth_more()
    {
        var plan = await Plans.DevAsync();
        var time = DeployTime.Of(plan.Resources);
        var cluster = DeployTime.Of([plan.Resource("cluster", "ManagedCluster")]).Total;

        Assert.InRange(time.Total, cluster, cluster * 1.2);
        Assert.True(time.OneAfterAnother > time.Total * 1.3, $"{time.OneAfterAnother} one after another, {time.Total} as declared");
    }

    [Fact]
    public async Task Certificates_are_imported_while_the_cluster_is_made() =>
        Assert.DoesNotContain(DeployTime.Of((await Plans.DevAsync()).Resources).CriticalPath, p => p.Resource.Type.Contains("vault", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public async Task Another_route_takes_seconds()
    {
        var plan = await Plans.DevAsync();

        Assert.Equal(TimeSpan.FromSeconds(3), DeployTime.Of([plan.Resource("app", ":HTTPRoute"), plan.Resource("app.example.com", ":RecordSet")]).Total);
    }

    [Fact]
    public void What_depends_on_a_component_waits_for_what_is_in_it()
    {
        var time = DeployTime.Of(
        [
            Resource("component", "gateway-stack:components:X") with { IsComponent = true },
            Resource("inside", "azure-native:keyvault:Vault") with { Parent = "component" },
            Resource("after", "azure-native:resources:ResourceGroup") with { DependsOn = ["component"] },
        ]);

        Assert.Equal(["inside", "after"], time.CriticalPath.Select(p => p.Resource.Name));
        Assert.Equal(TimeSpan.FromSeconds(32), time.Total);
    }

    [Fact]
    public void The_page_lists_every_estimate_with_its_source()
    {
        var page = File.ReadAllText(Path.Combine(Projects.Repository, "docs", "deploy-time.md"));

        Assert.All(Durations.Table, row => Assert.Contains($"| `{row.Type}` | {DeployTime.Say(TimeSpan.FromSeconds(row.Seconds))} | {row.Source} |", page, StringComparison.Ordinal));
    }

    private static PlannedResource Resource(string name, string type) => new() { Urn = name, Type = type, Name = name, Inputs = new JsonObject() };
}
