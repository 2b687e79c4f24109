using GatewayStack.Sdk.Tests.Support;
using Pulumi;
using Pulumi.Utilities;

namespace GatewayStack.Sdk.Tests.Resources;

public sealed class ComponentTests
{
    [Fact]
    public async Task Registered_outputs_reach_the_mocks_with_their_flags()
    {
        var mocks = new RecordingMocks();
        await Run.Update(() => new Group("g").Finish(new Dictionary<string, object?>
        {
            ["plain"] = 1,
            ["secret"] = Output.CreateSecret("s"),
            ["unknown"] = OutputUtilities.CreateUnknown("?"),
            ["missing"] = null,
        }), mocks);

        var outputs = mocks.Outputs.Single(request => request.Urn.EndsWith("::g", StringComparison.Ordinal)).Outputs;
        Assert.Equal(["plain", "secret", "unknown"], outputs.Keys.Order());
        Assert.Equal(1.0, await OutputUtilities.GetValueAsync(outputs["plain"]));
        Assert.True(await Output.IsSecretAsync(outputs["secret"]));
        Assert.False(await OutputUtilities.GetIsKnownAsync(outputs["unknown"]));
    }

    [Fact]
    public async Task The_outputs_a_component_declares_are_its_own_business()
    {
        Named named = null!;
        await Run.Update(() => named = new Named());
        Assert.Equal("set by the class", await OutputUtilities.GetValueAsync(named.Label));
    }

    [Fact]
    public async Task The_outputs_of_a_remote_component_come_from_the_cloud()
    {
        Remote remote = null!;
        var mocks = new RecordingMocks
        {
            Create = _ => Task.FromResult<(string?, object)>((null, new Dictionary<string, object> { ["label"] = "set by the cloud" })),
        };
        await Run.Update(() => remote = new Remote(), mocks);
        Assert.Equal("set by the cloud", await OutputUtilities.GetValueAsync(remote.Label));
    }

    private sealed class Named() : Group("named")
    {
        [Output("label")]
        public Output<string> Label { get; private set; } = Output.Create("set by the class");
    }

    private sealed class Remote() : ComponentResource("test:index:Remote", "remote", ResourceArgs.Empty, null, remote: true)
    {
        [Output("label")]
        public Output<string> Label { get; private set; } = null!;
    }
}
