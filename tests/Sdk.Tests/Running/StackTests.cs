using GatewayStack.Sdk.Tests.Support;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace GatewayStack.Sdk.Tests.Running;

public sealed class StackTests
{
    [Fact]
    public async Task Output_properties_are_the_outputs_of_the_stack()
    {
        var mocks = new RecordingMocks();
        var resources = await Deployment.TestAsync<TwoOutputs>(mocks);
        var request = Assert.Single(mocks.Outputs);
        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack", request.Urn);
        Assert.Equal("v", await OutputUtilities.GetValueAsync(request.Outputs["plain"]));
        Assert.True(await Output.IsSecretAsync(request.Outputs["named"]));
        Assert.Single(resources.OfType<TwoOutputs>());
        Assert.Empty(mocks.Resources);
    }

    [Fact]
    public async Task An_output_that_was_not_assigned_is_named()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<Unassigned>(new RecordingMocks()));
        Assert.Equal(
            "Output(s) 'Forgotten' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.",
            error.Message);
    }

    [Fact]
    public async Task Stack_level_transformations_see_every_resource()
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync<Transformed>(mocks);
        Assert.Equal("changed", mocks.InputsOf("t")["text"]);
    }

    [Fact]
    public async Task Options_have_defaults()
    {
        await Run.Async(() =>
        {
            var instance = Deployment.Instance;
            Assert.Equal(("project", "stack", "organization", true), (instance.ProjectName, instance.StackName, instance.OrganizationName, instance.IsDryRun));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_service_provider_can_create_the_stack()
    {
        var resources = await Deployment.TestWithServiceProviderAsync<TwoOutputs>(new RecordingMocks(), new Services());
        Assert.Single(resources.OfType<TwoOutputs>());
    }

    [Fact]
    public async Task What_a_program_returns_are_its_outputs()
    {
        var (resources, outputs) = await Deployment.TestAsync(
            new RecordingMocks(), new TestOptions(), () => new Dictionary<string, object?> { ["id"] = new Thing("t").Id });
        Assert.IsType<Thing>(Assert.Single(resources));
        Assert.Equal("t-id", await OutputUtilities.GetValueAsync((Output<string>)outputs["id"]!));
    }

    private sealed class TwoOutputs : Stack
    {
        [Output("plain")]
        public Output<string> Plain { get; private set; } = Output.Create("v");

        [Output("named")]
        public Output<string> Secret { get; private set; } = Output.CreateSecret("s");
    }

    private sealed class Unassigned : Stack
    {
        [Output]
        public Output<string> Forgotten { get; private set; } = null!;
    }

    private sealed class Transformed : Stack
    {
        public Transformed()
            : base(new StackOptions
            {
                ResourceTransformations = { args => args.Resource is Thing ? new(new ThingArgs { Text = "changed" }, args.Options) : null },
            })
            => _ = new Thing("t", null, new() { Parent = new Group("g", new() { Parent = this }) });
    }

    private sealed class Services : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(TwoOutputs) ? new TwoOutputs() : null;
    }
}
