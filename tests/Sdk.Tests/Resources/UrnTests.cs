using GatewayStack.Sdk.Tests.Support;
using Pulumi;
using Pulumi.Utilities;

namespace GatewayStack.Sdk.Tests.Resources;

public sealed class UrnTests
{
    [Fact]
    public async Task A_urn_under_mocks_has_the_outermost_type_and_its_own()
    {
        Thing thing = null!;
        await Run.Preview(() => thing = new Thing("t", null, new() { Parent = new Group("g") }));
        Assert.Equal(
            "urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Thing::t", await OutputUtilities.GetValueAsync(thing.Urn));
    }

    [Fact]
    public async Task Two_resources_of_one_urn_are_refused()
    {
        Run.OnlyOffline("the official mocks leave duplicates to the engine");
        var error = await Assert.ThrowsAsync<RunException>(() => Run.Preview(() =>
        {
            var group = new Group("g");
            _ = new Thing("t", null, new() { Parent = group });
            _ = new Thing("t", null, new() { Parent = group });
        }));
        Assert.Equal(
            "Duplicate resource URN 'urn:pulumi:stack::project::test:index:Group$test:index:Thing::t': " +
            "two resources of this type have the same parent and the same name. Rename one of them.",
            error.Message);
    }

    [Fact]
    public async Task The_same_name_below_parents_of_different_types_is_fine()
    {
        var resources = await Run.Preview(() =>
        {
            _ = new Thing("t", null, new() { Parent = new Group("g") });
            _ = new Thing("t");
        });
        Assert.Equal(2, resources.OfType<Thing>().Count());
    }
}
