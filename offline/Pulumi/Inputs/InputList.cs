using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>An input of a list, whose items and whose whole may be outputs.</summary>
#pragma warning disable CA1010, CA1710 // The official type has this name and these interfaces.
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
#pragma warning restore CA1010, CA1710
{
    // What the list is made of, in order: single items, and outputs of several items.
    private readonly List<Part> _parts;
    private Output<ImmutableArray<T>>? _output;

    public InputList()
        : this([])
    {
    }

    private InputList(List<Part> parts) => _parts = parts;

    /// <summary>Appends items.</summary>
    public void Add(params Input<T>[] inputs) => Append(inputs.Select(input => new Part(input.ToOutput(), null)));

    /// <summary>Appends another list.</summary>
    public void Add(InputList<T> inputs) => AddRange(inputs);

    /// <summary>Appends another list.</summary>
    public void AddRange(InputList<T> inputs) => Append([.. inputs._parts]);

    /// <summary>A new list of the items of both.</summary>
    public InputList<T> Concat(InputList<T> other) => new([.. _parts, .. other._parts]);

    public static implicit operator InputList<T>(T value) => Of([value]);

    public static implicit operator InputList<T>(Output<T> value) => Of([value]);

    public static implicit operator InputList<T>(Input<T> value) => Of([value]);

    public static implicit operator InputList<T>(T[] values) => Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Output<T>[] values) => Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Input<T>[] values) => Of(values);

    public static implicit operator InputList<T>(List<T> values) => Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<Output<T>> values) => Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<Input<T>> values) => Of(values);

    public static implicit operator InputList<T>(ImmutableArray<T> values)
        => values.IsDefault ? null! : Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values)
        => values.IsDefault ? null! : Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => values.IsDefault ? null! : Of(values);

    public static implicit operator InputList<T>(Output<T[]> values) => Of(values.Apply(ImmutableArray.CreateRange));

    public static implicit operator InputList<T>(Output<List<T>> values) => Of(values.Apply(ImmutableArray.CreateRange));

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => Of(values.Apply(ImmutableArray.CreateRange));

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => Of(values);

    /// <summary>The items, once they are resolved; none where the list is unknown.</summary>
    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        foreach (var item in await ComputeOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false))
            yield return item;
    }

    IEnumerator IEnumerable.GetEnumerator()
        => throw new NotSupportedException($"A {GetType().FullName} cannot be enumerated synchronously: its items may come later. Use await foreach.");

    internal bool IsEmpty => _parts.Count == 0;

    internal InputList<T> Clone() => new([.. _parts]);

    private protected override Output<ImmutableArray<T>> ComputeOutput() => _output ??= Compute([.. _parts]);

    private static InputList<T> Of(IEnumerable<Input<T>> items) => new([.. items.Select(item => new Part(item.ToOutput(), null))]);

    private static InputList<T> Of(Output<ImmutableArray<T>> items) => new([new Part(null, items)]);

    private void Append(IEnumerable<Part> parts)
    {
        _parts.AddRange(parts);
        _output = null;
    }

    private static Output<ImmutableArray<T>> Compute(Part[] parts)
        => parts is [{ Items: { } whole }] ? whole : Output.Join(Array.ConvertAll(parts, part => part.State), () => Concat(parts));

    private static ImmutableArray<T> Concat(Part[] parts)
    {
        var items = ImmutableArray.CreateBuilder<T>(parts.Length);
        foreach (var part in parts)
        {
            if (part.Item is { } item)
                items.Add(Output.Resolved(item));
            else
                items.AddRange(Output.Resolved(part.Items!));
        }

        return items.DrainToImmutable();
    }

    private readonly record struct Part(Output<T>? Item, Output<ImmutableArray<T>>? Items)
    {
        public OutputState State => Item?.State ?? Items!.State;
    }
}
