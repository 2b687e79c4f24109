using FsCheck.Fluent;
using GatewayStack.Sdk.Tests.Support;
using Pulumi;
using Pulumi.Utilities;

namespace GatewayStack.Sdk.Tests.Outputs;

public sealed class FlagTests
{
    private static readonly FsCheck.Config Checked = FsCheck.Config.QuickThrowOnFailure;

    [Fact]
    public void All_is_secret_if_any_is_and_known_if_every_one_is() => Check(outputs => Output.All(outputs).Apply(all => 0));

    [Fact]
    public void Nested_applies_combine_like_All()
        => Check(
            outputs => outputs.Aggregate(Output.Create(0), (sum, next) => sum.Apply(a => next.Apply(b => a + b))),
            // What follows an unknown output in a chain of applies is never computed.
            seen: flags => flags.TakeWhile(flag => flag.Known).Concat(flags.Where(flag => !flag.Known).Take(1)));

    [Fact]
    public void Folding_with_Tuple_combines_like_All()
        => Check(outputs => outputs.Aggregate(Output.Create(0), (sum, next) => Output.Tuple(sum, next).Apply(both => both.Item1 + both.Item2)));

    [Fact]
    public void Format_combines_like_All()
        => Check(outputs => Output.Format($"{outputs.ElementAtOrDefault(0)} {outputs.ElementAtOrDefault(1)}").Apply(text => 0), limit: 2);

    [Fact]
    public void JsonSerialize_combines_like_All_but_for_secrets_that_are_unknown()
        => Check(outputs => Output.JsonSerialize(Output.Create(outputs)).Apply(json => 0), seen: flags => flags.Where(flag => flag.Known));

    [Fact]
    public async Task Late_outputs_combine_like_early_ones()
    {
        var late = Output.Create(Late(1));
        var all = Output.All(late, Output.CreateSecret(2), Output.Create(Late(3)));
        Assert.Equal([1, 2, 3], await OutputUtilities.GetValueAsync(all));
        Assert.True(await Output.IsSecretAsync(all));
    }

    [Fact]
    public async Task Unsecret_removes_the_mark_and_CreateSecret_sets_it()
    {
        var secret = Output.CreateSecret(Output.Create("a"));
        Assert.True(await Output.IsSecretAsync(secret));
        Assert.False(await Output.IsSecretAsync(Output.Unsecret(secret)));
    }

    [Fact]
    public async Task All_depends_on_everything_its_parts_depend_on()
    {
        Thing a = null!, b = null!;
        await Run.Async(async () =>
        {
            (a, b) = (new Thing("a"), new Thing("b"));
            var all = Output.All(a.Id, b.Id.Apply(id => id + "!"), Output.Create("none"));
            Assert.Equal([a, b], (await OutputUtilities.GetDependenciesAsync(all)).OrderBy(r => r.GetResourceName()));
        });
    }

    [Fact]
    public async Task WithDependency_adds_a_resource()
    {
        await Run.Async(async () =>
        {
            var a = new Thing("a");
            var output = OutputUtilities.WithDependency(Output.Create(1), a);
            Assert.Equal([a], await OutputUtilities.GetDependenciesAsync(output));
        });
    }

    private static void Check(
        Func<Output<int>[], Output<int>> combine,
        Func<(bool Known, bool Secret)[], IEnumerable<(bool Known, bool Secret)>>? seen = null,
        int limit = int.MaxValue)
    {
        var property = Prop.ForAll<(bool Known, bool Secret)[]>(flags =>
        {
            flags = [.. flags.Take(limit)];
            var combined = combine([.. flags.Select(flag => Make(flag.Known, flag.Secret))]);
            return OutputUtilities.GetIsKnownAsync(combined).GetAwaiter().GetResult() == flags.All(flag => flag.Known)
                && Output.IsSecretAsync(combined).GetAwaiter().GetResult() == (seen?.Invoke(flags) ?? flags).Any(flag => flag.Secret);
        });
        FsCheck.Check.One(Checked, property);
    }

    private static Output<int> Make(bool known, bool secret)
    {
        var output = known ? Output.Create(1) : OutputUtilities.CreateUnknown(1);
        return secret ? Output.CreateSecret(output) : output;
    }

    private static async Task<T> Late<T>(T value)
    {
        await Task.Yield();
        return value;
    }
}
