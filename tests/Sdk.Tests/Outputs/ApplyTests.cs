using GatewayStack.Sdk.Tests.Support;
using Pulumi;
using Pulumi.Utilities;

namespace GatewayStack.Sdk.Tests.Outputs;

public sealed class ApplyTests
{
    [Fact]
    public async Task Apply_does_not_run_on_an_unknown_value()
    {
        var ran = false;
        var output = OutputUtilities.CreateUnknown("x").Apply(value => ran = true);
        Assert.False(await OutputUtilities.GetIsKnownAsync(output));
        Assert.False(ran);
    }

    [Fact]
    public async Task Apply_takes_values_tasks_inputs_and_outputs()
    {
        var one = Output.Create(1);
        Assert.Equal(2, await OutputUtilities.GetValueAsync(one.Apply(value => value + 1)));
        Assert.Equal(2, await OutputUtilities.GetValueAsync(one.Apply(value => Task.FromResult(value + 1))));
        Assert.Equal(2, await OutputUtilities.GetValueAsync(one.Apply(value => Output.Create(value + 1))));
        Assert.Equal(2, await OutputUtilities.GetValueAsync(one.Apply(value => (Input<int>)(value + 1))));
    }

    [Fact]
    public async Task A_long_chain_of_applies_needs_no_deep_stack()
    {
        var start = new DeferredOutput<int>();
        var output = start.Output;
        for (var i = 0; i < 100_000; i++)
            output = output.Apply(value => value + 1);
        start.Resolve(Output.Create(0));
        Assert.Equal(100_000, await OutputUtilities.GetValueAsync(output));
    }

    [Fact]
    public async Task A_deferred_output_can_be_resolved_once()
    {
        var deferred = new DeferredOutput<int>();
        deferred.Resolve(Output.CreateSecret(1));
        Assert.Equal(1, await OutputUtilities.GetValueAsync(deferred.Output));
        Assert.True(await Output.IsSecretAsync(deferred.Output));
        Assert.Throws<InvalidOperationException>(() => deferred.Resolve(Output.Create(2)));
    }

    [Fact]
    public async Task Side_effects_in_applies_happen_before_the_run_ends()
    {
        var done = false;
        await Run.Preview(() => Output.Create(Task.Delay(50).ContinueWith(_ => 1)).Apply(async _ =>
        {
            await Task.Delay(50);
            done = true;
        }));
        Assert.True(done);
    }

    [Fact]
    public async Task An_exception_in_an_apply_fails_the_run()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Run.Update(() =>
            new Thing("a").Id.Apply(Fail)));
        Assert.Equal("no a-id", error.Message);

        static string Fail(string id) => throw new RunException($"no {id}");
    }

    [Fact]
    public async Task Several_errors_come_as_one_AggregateException()
    {
        var error = await Assert.ThrowsAsync<AggregateException>(() => Run.Preview(() =>
        {
            Log.Error("first");
            Log.Error("second");
        }));
        Assert.Equal(["first", "second"], error.InnerExceptions.Select(inner => inner.Message).Order());
    }

    [Fact]
    public async Task Format_uses_invariant_culture_and_format_strings()
        => Assert.Equal("1.50 a", await OutputUtilities.GetValueAsync(Output.Format($"{Output.Create(1.5):F2} {"a"}")));

    [Fact]
    public async Task Json_round_trips_through_nested_outputs()
    {
        var json = Output.JsonSerialize(Output.Create(new Dictionary<string, Output<int>> { ["a"] = Output.Create(1) }));
        Assert.Equal("""{"a":1}""", await OutputUtilities.GetValueAsync(json));
        var back = Output.JsonDeserialize<Dictionary<string, int>>(json);
        Assert.Equal(1, (await OutputUtilities.GetValueAsync(back))["a"]);
    }

    [Fact]
    public async Task Tuples_of_eight_keep_their_order()
    {
        var o = Output.Create("x");
        var tuple = await OutputUtilities.GetValueAsync(Output.Tuple(Output.Create(1), o, Output.Create(3), o, Output.Create(5), o, Output.Create(7), o));
        Assert.Equal((1, "x", 3, "x", 5, "x", 7, "x"), tuple);
    }
}
