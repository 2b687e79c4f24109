using System.Collections.Immutable;
using System.Text.Json;
using GatewayStack.Sdk.Tests.Support;
using Pulumi;
using Pulumi.Utilities;

namespace GatewayStack.Sdk.Tests.Resources;

public sealed class InputTests
{
    [Fact]
    public async Task Mocks_see_plain_values_under_wire_names()
    {
        var inputs = await InputsOf(new ThingArgs
        {
            Text = Output.CreateSecret("s"),
            Count = 3,
            Size = Size.Large,
            Part = new PartArgs { Name = "p", Weight = 0.5 },
            Items = { "a", "b" },
            Tags = { ["k"] = "v" },
            Port = "http",
        });
        Assert.Equal("s", inputs["text"]);
        Assert.Equal(3.0, inputs["count"]);
        Assert.Equal("Large", inputs["size"]);
        Assert.Equal("http", inputs["port"]);
        Assert.Equal(["a", "b"], (ImmutableArray<object>)inputs["items"]);
        Assert.Equal("v", ((ImmutableDictionary<string, object>)inputs["tags"])["k"]);
        var part = (ImmutableDictionary<string, object>)inputs["part"];
        Assert.Equal(("p", 0.5), (part["partName"], part["weight"]));
    }

    [Fact]
    public async Task Null_inputs_and_inputs_with_anything_unknown_are_left_out()
    {
        var inputs = await InputsOf(new ThingArgs
        {
            Text = null,
            Part = new PartArgs { Name = OutputUtilities.CreateUnknown("?") },
            Count = 1,
        });
        Assert.Equal(["count"], inputs.Keys);
    }

    [Fact]
    public async Task Json_inputs_are_strings_of_json()
    {
        var inputs = await InputsOf(new ThingArgs { Settings = new PartArgs { Name = "p", Weight = 2 } });
        using var json = JsonDocument.Parse((string)inputs["settings"]);
        Assert.Equal("p", json.RootElement.GetProperty("partName").GetString());
        Assert.Equal(2, json.RootElement.GetProperty("weight").GetInt32());
    }

    [Fact]
    public async Task A_missing_required_input_is_named()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => InputsOf(new ThingArgs { Part = new PartArgs() }));
        Assert.Contains("[Input] GatewayStack.Sdk.Tests.Support.PartArgs.Name is required but was not given a value", error.Message, StringComparison.Ordinal);
    }

    private static async Task<ImmutableDictionary<string, object>> InputsOf(ThingArgs args)
    {
        var mocks = new RecordingMocks();
        await Run.Preview(() => _ = new Thing("t", args), mocks);
        return mocks.InputsOf("t");
    }
}
