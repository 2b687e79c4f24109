using GatewayStack.Sdk.Tests.Support;
using Pulumi;
using Pulumi.Utilities;

namespace GatewayStack.Sdk.Tests.Resources;

public sealed class OptionTests
{
    [Fact]
    public async Task Transformations_run_from_the_resource_outwards()
    {
        List<string> order = [];
        await Run.Preview(() =>
        {
            var outer = new Group("outer", new() { ResourceTransformations = { Note("outer") } });
            var inner = new Group("inner", new() { Parent = outer, ResourceTransformations = { Note("inner") } });
            order.Clear();
            _ = new Thing("t", null, new() { Parent = inner, ResourceTransformations = { Note("own") } });
        });
        Assert.Equal(["own", "inner", "outer"], order);

        ResourceTransformation Note(string name) => args =>
        {
            order.Add(name);
            return null;
        };
    }

    [Fact]
    public async Task A_transformation_can_change_args()
    {
        var mocks = new RecordingMocks();
        await Run.Preview(
            () => _ = new Thing("t", new() { Text = "a" }, new()
            {
                ResourceTransformations = { args => new ResourceTransformationResult(new ThingArgs { Text = "b" }, args.Options) },
            }),
            mocks);
        Assert.Equal("b", mocks.InputsOf("t")["text"]);
    }

    [Fact]
    public async Task Children_inherit_the_provider_of_their_parents()
    {
        var mocks = new RecordingMocks();
        await Run.Update(
            () =>
            {
                var cloud = new Cloud("cloud");
                var outer = new Group("outer", new() { Providers = { cloud } });
                var inner = new Group("inner", new() { Parent = outer });
                _ = new Thing("t", null, new() { Parent = inner });
            },
            mocks);
        Assert.Equal(
            "urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:test::cloud::cloud-id",
            mocks.Resources.Single(resource => resource.Name == "t").Provider);
    }

    [Fact]
    public void Merge_appends_lists_and_prefers_the_second_for_the_rest()
    {
        var merged = CustomResourceOptions.Merge(
            new() { Protect = true, Version = "1", IgnoreChanges = { "a" } },
            new() { Version = "2", IgnoreChanges = { "b" }, AdditionalSecretOutputs = { "s" } });
        Assert.Equal((true, "2"), (merged.Protect, merged.Version));
        Assert.Equal(["a", "b"], merged.IgnoreChanges);
        Assert.Equal(["s"], merged.AdditionalSecretOutputs);
    }

    [Fact]
    public async Task A_resource_with_an_id_is_read()
    {
        var mocks = new RecordingMocks();
        Thing thing = null!;
        await Run.Update(() => thing = new Thing("t", null, new() { Id = "existing" }), mocks);
        Assert.Equal("existing", Assert.Single(mocks.Resources).Id);
        Assert.Equal("existing", await OutputUtilities.GetValueAsync(thing.Id));
    }

    [Fact]
    public async Task A_resource_with_an_import_id_tells_the_mock()
    {
        var mocks = new RecordingMocks();
        await Run.Update(() => _ = new Thing("t", null, new() { ImportId = "existing" }), mocks);
        Assert.Equal("existing", Assert.Single(mocks.Resources).Id);
    }

    [Fact]
    public async Task A_resource_waits_for_what_it_depends_on()
    {
        var steps = new List<string>();
        var mocks = new RecordingMocks
        {
            Create = async args =>
            {
                steps.Add($"{args.Name} starts");
                await Task.Delay(args.Name == "slow" ? 100 : 0);
                steps.Add($"{args.Name} ends");
                return (args.Name, args.Inputs);
            },
        };
        await Run.Update(
            () =>
            {
                var group = new Group("group");
                _ = new Thing("slow", null, new() { Parent = group });
                _ = new Thing("after", null, new() { DependsOn = { group } });
            },
            mocks);
        Assert.Equal(["group starts", "group ends", "slow starts", "slow ends", "after starts", "after ends"], steps);
    }

    [Fact]
    public async Task An_alias_that_contradicts_itself_is_refused()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Run.Preview(
            () => _ = new Thing("t", null, new() { Aliases = { new Alias { Urn = "urn:x", Name = "y" } } })));
        Assert.Contains("Alias should not specify both Urn and Name", error.Message, StringComparison.Ordinal);
    }
}
