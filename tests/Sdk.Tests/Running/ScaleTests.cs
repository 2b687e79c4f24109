using GatewayStack.Sdk.Tests.Support;
using Pulumi;

namespace GatewayStack.Sdk.Tests.Running;

public sealed class ScaleTests
{
    [Fact]
    public async Task Ten_thousand_resources_below_components_run_to_the_end()
    {
        var resources = await Run.Update(() =>
        {
            var all = new Group("all");
            for (var i = 0; i < 100; i++)
            {
                var group = new Group($"g{i}", new() { Parent = all });
                var previous = Output.Create($"g{i}");
                for (var j = 0; j < 100; j++)
                    previous = new Thing($"t{i}-{j}", new() { Text = previous, Tags = { ["n"] = "v" } }, new() { Parent = group }).Id;
            }

            _ = new Thing("last", null, new() { DependsOn = { all } });
        });
        Assert.Equal(10_102, resources.Length);
    }

    [Fact]
    public async Task A_chain_of_ten_thousand_waiting_resources_needs_no_deep_stack()
    {
        var resources = await Run.Update(() =>
        {
            var start = new DeferredOutput<string>();
            var previous = start.Output;
            for (var i = 0; i < 10_000; i++)
                previous = new Thing($"t{i}", new() { Text = previous }).Id;
            start.Resolve(Output.Create("go"));
        });
        Assert.Equal(10_000, resources.Length);
    }

    [Fact]
    public async Task Children_of_a_component_may_wait_for_each_other()
    {
        var resources = await Run.Update(() =>
        {
            var group = new Group("g");
            var later = new DeferredOutput<string>();
            _ = new Thing("a", new() { Text = later.Output }, new() { Parent = group });
            later.Resolve(new Thing("b", null, new() { Parent = group }).Id);
        });
        Assert.Equal(3, resources.Length);
    }
}
