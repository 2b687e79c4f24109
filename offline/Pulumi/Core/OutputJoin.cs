using System.Collections.Immutable;

namespace Pulumi;

public static partial class Output
{
    /// <summary>One output of many values: known if all are, secret if any is, dependent on what any depends on.</summary>
    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All((IEnumerable<Input<T>>)inputs);

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => AllOf([.. inputs.Select(input => input.ToOutput())]);

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => AllOf([.. outputs]);

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => AllOf([.. outputs]);

    private static Output<ImmutableArray<T>> AllOf<T>(Output<T>[] outputs)
        => Join(Array.ConvertAll(outputs, output => output.State), () => ImmutableArray.Create(Array.ConvertAll(outputs, Resolved)));

    /// <summary>Waits for all parts, then computes the value unless one of them is unknown.</summary>
    internal static Output<T> Join<T>(IReadOnlyList<OutputState> parts, Func<T> value)
    {
        return new(TryMerge(parts, out var merged) ? new OutputState(Data(merged)) : new OutputState(JoinAsync()));

        async Task<OutputData> JoinAsync()
        {
            var flags = OutputFlags.Plain;
            var resources = ImmutableHashSet.CreateBuilder<Resource>();
            foreach (var part in parts)
            {
                var next = (await part.GetDataAsync().ConfigureAwait(false)).Flags;
                resources.UnionWith(next.Resources);
                flags = new OutputFlags([], flags.IsKnown && next.IsKnown, flags.IsSecret || next.IsSecret);
            }

            return Data(flags with { Resources = resources.ToImmutable() });
        }

        OutputData Data(OutputFlags flags) => flags.IsKnown ? new(value(), flags) : OutputData.Unknown(flags);
    }

    internal static T Resolved<T>(Output<T> output)
        => output.State.TryGetData(out var data) ? data.As<T>() : throw new InvalidOperationException("The output is not resolved yet.");

    private static bool TryMerge(IReadOnlyList<OutputState> parts, out OutputFlags merged)
    {
        merged = OutputFlags.Plain;
        ImmutableHashSet<Resource>.Builder? resources = null;
        foreach (var part in parts)
        {
            if (!part.TryGetData(out var data))
                return false;
            var next = data.Flags;
            if (!next.Resources.IsEmpty)
                (resources ??= ImmutableHashSet.CreateBuilder<Resource>()).UnionWith(next.Resources);
            merged = merged with { IsKnown = merged.IsKnown && next.IsKnown, IsSecret = merged.IsSecret || next.IsSecret };
        }

        if (resources is not null)
            merged = merged with { Resources = resources.ToImmutable() };
        return true;
    }
}
