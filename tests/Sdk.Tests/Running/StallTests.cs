using GatewayStack.Sdk.Tests.Support;
using Pulumi;

namespace GatewayStack.Sdk.Tests.Running;

public sealed class StallTests
{
    private const string Reason = "the official SDK waits forever";

    [Fact]
    public async Task Resources_that_wait_for_each_other_are_reported()
    {
        Run.OnlyOffline(Reason);
        var error = await Assert.ThrowsAsync<RunException>(() => Run.Preview(() =>
        {
            var late = new DeferredOutput<string>();
            var a = new Thing("a", new() { Text = late.Output });
            var b = new Thing("b", new() { Text = a.Id });
            late.Resolve(b.Id);
        }));
        Assert.Equal(
            "The program cannot finish: these resources wait for values that nothing will provide, because they wait for each other or " +
            "for a DeferredOutput or TaskCompletionSource that is never set:\n" +
            "  test:index:Thing 'a' waits for its input 'text'\n" +
            "  test:index:Thing 'b' waits for its input 'text'",
            error.Message);
    }

    [Fact]
    public async Task A_promise_that_is_never_kept_is_reported()
    {
        Run.OnlyOffline(Reason);
        var promise = new TaskCompletionSource<string>();
        var error = await Assert.ThrowsAsync<RunException>(() => Run.Preview(() => _ = new Thing("a", new() { Text = Output.Create(promise.Task) })));
        Assert.EndsWith("\n  test:index:Thing 'a' waits for its input 'text'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_that_depends_on_itself_is_reported()
    {
        Run.OnlyOffline(Reason);
        var error = await Assert.ThrowsAsync<RunException>(() => Run.Preview(() => _ = new Thing("a", null, new()
        {
            ResourceTransformations =
            {
                args =>
                {
                    args.Options.DependsOn.Add(args.Resource);
                    return new ResourceTransformationResult(args.Args, args.Options);
                },
            },
        })));
        Assert.Equal("test:index:Thing 'a' can never be created: its dependsOn names itself.", error.Message);
    }

    [Fact]
    public async Task A_child_that_depends_on_its_parent_is_reported()
    {
        Run.OnlyOffline(Reason);
        var error = await Assert.ThrowsAsync<RunException>(() => Run.Preview(() =>
        {
            var group = new Group("g");
            _ = new Thing("a", null, new() { Parent = group, DependsOn = { group } });
        }));
        Assert.Equal(
            "test:index:Thing 'a' can never be created: its dependsOn names test:index:Group 'g', " +
            "which is complete only when all resources in it are.",
            error.Message);
    }

    [Fact]
    public async Task A_child_whose_input_comes_from_its_parent_is_reported()
    {
        Run.OnlyOffline(Reason);
        var error = await Assert.ThrowsAsync<RunException>(() => Run.Preview(() =>
        {
            var group = new Group("g");
            _ = new Thing("a", new() { Text = group.Urn }, new() { Parent = group });
        }));
        Assert.Equal(
            "test:index:Thing 'a' can never be created: its input 'text' comes from test:index:Group 'g', " +
            "which is complete only when all resources in it are.",
            error.Message);
    }

    [Fact]
    public async Task A_slow_program_is_not_a_stalled_one()
    {
        var resources = await Run.Preview(() => _ = new Thing("a", new() { Text = Output.Create(Task.Delay(2500).ContinueWith(_ => "x")) }));
        Assert.Single(resources);
    }
}
