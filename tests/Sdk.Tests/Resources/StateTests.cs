using GatewayStack.Sdk.Tests.Support;
using Pulumi;
using Pulumi.Utilities;

namespace GatewayStack.Sdk.Tests.Resources;

public sealed class StateTests
{
    [Fact]
    public async Task State_is_converted_to_the_types_of_the_outputs()
    {
        var thing = await Create(new Dictionary<string, object>
        {
            ["count"] = 3.0,
            ["size"] = "Large",
            ["tags"] = new Dictionary<string, object> { ["k"] = "v" },
            ["part"] = new Dictionary<string, object> { ["partName"] = "p", ["weight"] = 1, ["inner"] = new Dictionary<string, object> { ["partName"] = "q" } },
            ["parts"] = new List<object> { new Dictionary<string, object> { ["partName"] = "r" } },
            ["port"] = 80,
        });
        Assert.Equal(3, await OutputUtilities.GetValueAsync(thing.Count));
        Assert.Equal(Size.Large, await OutputUtilities.GetValueAsync(thing.Size));
        Assert.Equal("v", (await OutputUtilities.GetValueAsync(thing.Tags))!["k"]);
        var part = (await OutputUtilities.GetValueAsync(thing.Part))!;
        Assert.Equal(("p", 1.0, "q"), (part.Name, part.Weight, part.Inner!.Name));
        Assert.Equal("r", Assert.Single(await OutputUtilities.GetValueAsync(thing.Parts)).Name);
        Assert.Equal(80, (await OutputUtilities.GetValueAsync(thing.Port)).AsT0);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task What_the_mock_does_not_say_is_unknown_in_a_preview_and_the_default_otherwise(bool preview, bool known)
    {
        var thing = await Create(new Dictionary<string, object>(), preview);
        Assert.Equal(known, await OutputUtilities.GetIsKnownAsync(thing.Text));
        Assert.Null(await OutputUtilities.GetValueAsync(thing.Text));
    }

    [Fact]
    public async Task State_may_hold_secrets_and_unknowns()
    {
        var thing = await Create(new Dictionary<string, object>
        {
            ["text"] = Output.CreateSecret("s"),
            ["count"] = OutputUtilities.CreateUnknown(1),
        });
        Assert.True(await Output.IsSecretAsync(thing.Text));
        Assert.False(await OutputUtilities.GetIsKnownAsync(thing.Count));
    }

    [Fact]
    public async Task AdditionalSecretOutputs_make_outputs_secret()
    {
        Run.OnlyOffline("the official mocks leave additionalSecretOutputs to the engine");
        Thing thing = null!;
        await Run.Update(() => thing = new Thing("t", new() { Text = "s" }, new() { AdditionalSecretOutputs = { "text" } }));
        Assert.True(await Output.IsSecretAsync(thing.Text));
        Assert.False(await Output.IsSecretAsync(thing.Count));
    }

    [Fact]
    public async Task Outputs_depend_on_their_resource()
    {
        var thing = await Create(new Dictionary<string, object> { ["text"] = "x" });
        Assert.Equal([thing], await OutputUtilities.GetDependenciesAsync(thing.Text.Apply(text => text + "!")));
    }

    [Fact]
    public async Task A_resource_without_an_id_has_an_unknown_one()
    {
        Thing thing = null!;
        var mocks = new RecordingMocks { Create = args => Task.FromResult<(string?, object)>((null, args.Inputs)) };
        await Run.Update(() => thing = new Thing("t"), mocks);
        Assert.False(await OutputUtilities.GetIsKnownAsync(thing.Id));
    }

    [Fact]
    public async Task State_of_an_anonymous_type_is_refused()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Create(new { text = "x" }));
        Assert.Contains("is not a supported argument type", error.Message, StringComparison.Ordinal);
    }

    private static async Task<Thing> Create(object state, bool preview = false)
    {
        Thing thing = null!;
        var mocks = new RecordingMocks { Create = args => Task.FromResult<(string?, object)>(("id", state)) };
        await (preview ? Run.Preview(() => thing = new Thing("t"), mocks) : Run.Update(() => thing = new Thing("t"), mocks));
        return thing;
    }
}
