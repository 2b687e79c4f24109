using GatewayStack.Certificates;
using GatewayStack.Planning.Recording;
using GatewayStack.Planning.Simulation;
using Pulumi;
using Pulumi.AzureNative.Resources;
using Pulumi.Testing;

namespace GatewayStack.Planning.Tests;

/// <summary>The former URNs of a resource, as the engine is told of them.</summary>
public sealed class AliasTests
{
    [Theory]
    [InlineData("renamed", "urn:pulumi:dev::p::test:Group$azure-native:resources:ResourceGroup::former")]
    [InlineData("retyped", "urn:pulumi:dev::p::test:Group$azure-native:resources/v1:ResourceGroup::retyped")]
    [InlineData("was-without-parent", "urn:pulumi:dev::p::azure-native:resources:ResourceGroup::was-without-parent")]
    [InlineData("named", "urn:pulumi:other::q::test:Thing::x")]
    [InlineData("new-child", "urn:pulumi:dev::p::test:Group$azure-native:resources:ResourceGroup::old-child")]
    [InlineData("plain", "")]
    public async Task A_resource_has_the_URNs_that_its_aliases_and_its_parents_say(string name, string former)
    {
        var recorder = new Recorder();
        await Deployment.TestWithServiceProviderAsync<AliasStack>(
            new SimulatedCloud(null, null, AzureCloud.Public), new Factory(recorder.Options), new TestOptions { ProjectName = "p", StackName = "dev", IsPreview = true });
        var resource = (await recorder.ResourcesAsync("p", "dev")).Single(r => r.Name == name);

        Assert.Equal(former, string.Join(' ', resource.Aliases));
    }

    private sealed class Factory(StackOptions options) : IServiceProvider
    {
        public object GetService(Type serviceType) => new AliasStack(options);
    }

    private sealed class Group(string name, ComponentResourceOptions? options = null) : ComponentResource("test:Group", name, options);

    private sealed class AliasStack : Stack
    {
        public AliasStack(StackOptions options) : base(options)
        {
            var group = new Group("group");
            Make("renamed", group, new Alias { Name = "former" });
            Make("retyped", group, new Alias { Type = "azure-native:resources/v1:ResourceGroup" });
            Make("was-without-parent", group, new Alias { NoParent = true });
            Make("named", group, new Alias { Urn = "urn:pulumi:other::q::test:Thing::x" });
            Make("plain", group);
            Make("new-child", new Group("new", new ComponentResourceOptions { Aliases = { new Alias { Name = "old" } } }));
        }

        private static void Make(string name, Resource parent, params ReadOnlySpan<Alias> aliases) => _ = new ResourceGroup(
            name, new ResourceGroupArgs(), new CustomResourceOptions { Parent = parent, Aliases = [.. aliases.ToArray().Select(a => (Input<Alias>)a)] });
    }
}
