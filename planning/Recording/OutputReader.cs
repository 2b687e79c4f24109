using System.Collections.Concurrent;
using Pulumi;
using Pulumi.Utilities;

namespace GatewayStack.Planning.Recording;

/// <summary>What an input or output holds.</summary>
/// <param name="Value">Its value; null where it is not known.</param>
/// <param name="IsKnown">Whether it is known before a deployment.</param>
/// <param name="IsSecret">Whether it is secret.</param>
/// <param name="Dependencies">The resources it comes from.</param>
internal readonly record struct Evaluated(object? Value, bool IsKnown, bool IsSecret, IReadOnlyCollection<Resource> Dependencies);

/// <summary>Evaluates an <see cref="Input{T}"/> or <see cref="Output{T}"/> whose type is known at run time only.</summary>
internal abstract class OutputReader
{
    private static readonly ConcurrentDictionary<Type, OutputReader?> Readers = [];

    /// <summary>The reader for values of that type; null where it is neither input nor output.</summary>
    public static OutputReader? For(Type type) => Readers.GetOrAdd(type, static t =>
    {
        for (var candidate = t; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate.IsGenericType && candidate.GetGenericTypeDefinition() is { } generic && (generic == typeof(Input<>) || generic == typeof(Output<>)))
                return (OutputReader)Activator.CreateInstance(typeof(OutputReader<>).MakeGenericType(candidate.GenericTypeArguments))!;
        }
        return null;
    });

    /// <summary>Waits for the value.</summary>
    public async Task<Evaluated> ReadAsync(object value)
    {
        var output = Box(value);
        var known = await OutputUtilities.GetIsKnownAsync(output).ConfigureAwait(false);
        return new(
            known ? await OutputUtilities.GetValueAsync(output).ConfigureAwait(false) : null,
            known,
            await Output.IsSecretAsync(output).ConfigureAwait(false),
            await OutputUtilities.GetDependenciesAsync(output).ConfigureAwait(false));
    }

    /// <summary>The output of an input or output, as one of objects.</summary>
    protected abstract Output<object?> Box(object value);
}

/// <summary>The same for a type that is known. It only boxes, so that the rest is compiled once for all types.</summary>
internal sealed class OutputReader<T> : OutputReader
{
    /// <inheritdoc/>
    protected override Output<object?> Box(object value) => (value as Output<T> ?? ((Input<T>)value).ToOutput()).Apply(v => (object?)v);
}
