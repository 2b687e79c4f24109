using GatewayStack.Sdk.Tests.Support;
using Pulumi;
using Pulumi.Utilities;

namespace GatewayStack.Sdk.Tests.Invokes;

public sealed class InvokeTests
{
    private const string Token = "test:index:getPart";

    [Fact]
    public async Task A_result_is_converted_to_its_output_type()
    {
        var mocks = new RecordingMocks { Answer = _ => Task.FromResult<object>(new Dictionary<string, object> { ["partName"] = "p", ["weight"] = 2 }) };
        await Run.Async(
            async () =>
            {
                var part = await Deployment.Instance.InvokeAsync<Part>(Token, new GetPartArgs { Name = "x" });
                Assert.Equal(("p", 2.0), (part.Name, part.Weight));
                Assert.Equal("p", await OutputUtilities.GetValueAsync(Deployment.Instance.Invoke<Part>(Token, new GetPartArgs { Name = "x" }).Apply(p => p.Name)));
            },
            mocks);
        Assert.All(mocks.Calls, call => Assert.Equal((Token, "x"), (call.Token, call.Args["name"])));
    }

    [Fact]
    public async Task A_call_with_an_unknown_argument_is_not_made_and_its_result_is_unknown()
    {
        var mocks = new RecordingMocks();
        await Run.Async(
            async () => Assert.False(await OutputUtilities.GetIsKnownAsync(
                Deployment.Instance.Invoke<Part>(Token, new GetPartArgs { Name = OutputUtilities.CreateUnknown("?") }))),
            mocks);
        Assert.Empty(mocks.Calls);
    }

    [Fact]
    public async Task A_result_depends_on_what_the_call_depends_on()
    {
        await Run.Async(async () =>
        {
            var (a, b) = (new Thing("a"), new Thing("b"));
            var result = Deployment.Instance.Invoke<Part>(Token, new GetPartArgs { Name = a.Id }, new InvokeOutputOptions { DependsOn = { b } });
            Assert.Equal([a, b], (await OutputUtilities.GetDependenciesAsync(result)).OrderBy(resource => resource.GetResourceName()));
        });
    }

    [Fact]
    public async Task A_secret_in_the_answer_makes_the_result_secret()
    {
        var mocks = new RecordingMocks { Answer = _ => Task.FromResult<object>(new Dictionary<string, object> { ["partName"] = Output.CreateSecret("p") }) };
        await Run.Async(
            async () => Assert.True(await Output.IsSecretAsync(Deployment.Instance.Invoke<Part>(Token, new GetPartArgs { Name = "x" }))),
            mocks);
    }

    [Fact]
    public async Task InvokeSingle_returns_the_only_property()
    {
        var mocks = new RecordingMocks { Answer = _ => Task.FromResult<object>(new Dictionary<string, object> { ["any"] = 7 }) };
        await Run.Async(
            async () => Assert.Equal(7, await Deployment.Instance.InvokeSingleAsync<int>(Token, new GetPartArgs { Name = "x" })), mocks);
    }

    private sealed class GetPartArgs : InvokeArgs
    {
        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;
    }
}
