using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace GatewayStack.Sdk.Tests.Outputs;

public sealed class InputCollectionTests
{
    [Fact]
    public async Task A_list_keeps_the_order_of_items_and_ranges()
    {
        InputList<string> list = new[] { "a" };
        list.Add("b", Output.Create("c"));
        list.AddRange(Output.Create(ImmutableArray.Create("d", "e")));
        Assert.Equal(["a", "b", "c", "d", "e"], await Value(list));
    }

    [Fact]
    public async Task Concat_leaves_both_lists_as_they_are()
    {
        InputList<int> one = new[] { 1 }, two = new[] { 2 };
        var both = one.Concat(two);
        one.Add(3);
        Assert.Equal([1, 2], await Value(both));
    }

    [Fact]
    public async Task An_unknown_item_makes_the_list_unknown()
    {
        var list = new InputList<int> { 1, OutputUtilities.CreateUnknown(2) };
        Assert.False(await OutputUtilities.GetIsKnownAsync(list.ToOutput()));
    }

    [Fact]
    public async Task A_map_takes_the_same_entry_twice_but_not_another_value()
    {
        InputMap<string> same = new() { { "k", "v" }, { "k", "v" } };
        Assert.Equal("v", (await Value(same))["k"]);

        InputMap<string> different = new() { { "k", "v" }, { "k", "w" } };
        var error = await Assert.ThrowsAsync<ArgumentException>(() => Value(different));
        Assert.Equal("Key 'k' already exists in the map with a different value.", error.Message);
    }

    [Fact]
    public async Task Merge_prefers_the_second_map()
    {
        var merged = await Value(InputMap<int>.Merge(new() { { "a", 1 }, { "b", 1 } }, new() { { "b", 2 } }));
        Assert.Equal((1, 2), (merged["a"], merged["b"]));
    }

    [Fact]
    public async Task Lists_of_unions_take_either_type()
    {
        InputList<Union<int, string>> list = [];
        list.Add((Input<int>)1);
        list.Add((Input<string>)"http");
        Assert.Equal([Union<int, string>.FromT0(1), Union<int, string>.FromT1("http")], await Value(list));
    }

    private static Task<T> Value<T>(Input<T> input) => OutputUtilities.GetValueAsync(input.ToOutput());
}
