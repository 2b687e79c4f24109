using System.Collections.Concurrent;
using System.Reflection;
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
/// <remarks>By reflection: a generic class would be compiled anew for each type of value, at every start.</remarks>
internal sealed class OutputReader
{
    private static readonly MethodInfo ToOutput = typeof(InputExtensions).GetMethod(nameof(InputExtensions.ToOutput))!;
    private static readonly Func<object?, Output<object?>> Create = Output.Create;
    private static readonly ConcurrentDictionary<Type, OutputReader?> Readers = [];

    private readonly MethodInvoker? _toOutput;
    private readonly MethodInvoker _box;

    private OutputReader(Type valueType, bool isInput)
    {
        _toOutput = isInput ? MethodInvoker.Create(ToOutput.MakeGenericMethod(valueType)) : null;
        _box = MethodInvoker.Create(typeof(Output<>).MakeGenericType(valueType)
            .GetMethod(nameof(Output<>.UntypedApply))!.MakeGenericMethod(typeof(object)));
    }

    /// <summary>The reader for values of that type; null where it is neither input nor output.</summary>
    public static OutputReader? For(Type type) => Readers.GetOrAdd(type, static t =>
    {
        for (var candidate = t; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate.IsGenericType && candidate.GetGenericTypeDefinition() is { } generic && (generic == typeof(Input<>) || generic == typeof(Output<>)))
                return new OutputReader(candidate.GenericTypeArguments[0], generic == typeof(Input<>));
        }
        return null;
    });

    /// <summary>Waits for the value.</summary>
    public async Task<Evaluated> ReadAsync(object value)
    {
        var output = (Output<object?>)_box.Invoke(_toOutput is null ? value : _toOutput.Invoke(null, value), Create)!;
        var known = await OutputUtilities.GetIsKnownAsync(output).ConfigureAwait(false);
        return new(
            known ? await OutputUtilities.GetValueAsync(output).ConfigureAwait(false) : null,
            known,
            await Output.IsSecretAsync(output).ConfigureAwait(false),
            await OutputUtilities.GetDependenciesAsync(output).ConfigureAwait(false));
    }
}
