using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>An input of a map with string keys, whose values and whose whole may be outputs.</summary>
#pragma warning disable CA1010, CA1710 // The official type has this name and these interfaces.
public sealed class InputMap<TValue> : Input<ImmutableDictionary<string, TValue>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
#pragma warning restore CA1010, CA1710
{
    // What the map is made of, in order: single entries, and outputs of several.
    private readonly List<Part> _parts;
    private Output<ImmutableDictionary<string, TValue>>? _output;

    public InputMap()
        : this([])
    {
    }

    private InputMap(List<Part> parts) => _parts = parts;

    /// <summary>Adds an entry. Two entries of the same key are an error, unless their values are equal.</summary>
    public void Add(string key, Input<TValue> value) => Append([new Part(key, value.ToOutput(), null, Replaces: false)]);

    /// <summary>Adds the entries of another map.</summary>
    public void Add(InputMap<TValue> values) => AddRange(values);

    /// <summary>Adds the entries of another map.</summary>
    public void AddRange(InputMap<TValue> values) => Append([.. values._parts]);

    /// <summary>Adds an entry; see <see cref="Add(string, Input{TValue})"/>.</summary>
    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    /// <summary>A new map of the entries of both; the second one's win.</summary>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second)
        => new([.. first._parts, .. second._parts.Select(part => part with { Replaces = true })]);

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values)
        => Of(Output.Create(values.ToImmutableDictionary()));

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => Of(Output.Create(values));

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values)
        => Of(values.Apply(ImmutableDictionary.CreateRange));

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values)
        => Of(values.Apply(ImmutableDictionary.CreateRange));

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) => Of(values);

    /// <summary>The entries, once they are resolved; none where the map is unknown.</summary>
    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var entries = await ComputeOutput().GetValueAsync(ImmutableDictionary<string, TValue>.Empty).ConfigureAwait(false);
        foreach (var entry in entries)
            yield return entry;
    }

    IEnumerator IEnumerable.GetEnumerator()
        => throw new NotSupportedException($"A {GetType().FullName} cannot be enumerated synchronously: its values may come later. Use await foreach.");

    private protected override Output<ImmutableDictionary<string, TValue>> ComputeOutput() => _output ??= Compute([.. _parts]);

    private static InputMap<TValue> Of(Output<ImmutableDictionary<string, TValue>> entries)
        => new([new Part("", null, entries, Replaces: false)]);

    private void Append(IEnumerable<Part> parts)
    {
        _parts.AddRange(parts);
        _output = null;
    }

    private static Output<ImmutableDictionary<string, TValue>> Compute(Part[] parts)
        => parts is [{ Entries: { } whole }] ? whole : Output.Join(Array.ConvertAll(parts, part => part.State), () => parts).Apply(Collect);

    private static ImmutableDictionary<string, TValue> Collect(Part[] parts)
    {
        var entries = ImmutableDictionary.CreateBuilder<string, TValue>();
        foreach (var part in parts)
        {
            if (part.Value is { } value)
                Set(entries, part.Key, Output.Resolved(value), part.Replaces);
            else
                foreach (var (key, item) in Output.Resolved(part.Entries!))
                    Set(entries, key, item, part.Replaces);
        }

        return entries.ToImmutable();
    }

    private static void Set(ImmutableDictionary<string, TValue>.Builder entries, string key, TValue value, bool replaces)
    {
        if (!replaces && entries.TryGetValue(key, out var other) && !EqualityComparer<TValue>.Default.Equals(other, value))
            throw new ArgumentException($"Key '{key}' already exists in the map with a different value.");
        entries[key] = value;
    }

    private readonly record struct Part(
        string Key, Output<TValue>? Value, Output<ImmutableDictionary<string, TValue>>? Entries, bool Replaces)
    {
        public OutputState State => Value?.State ?? Entries!.State;
    }
}
