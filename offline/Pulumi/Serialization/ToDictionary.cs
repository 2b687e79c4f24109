using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>A dictionary whose values are converted one by one.</summary>
internal sealed class ToDictionary<T> : Conversion
{
    private readonly Lazy<Conversion> _item = new(() => For(typeof(T), "a dictionary"));

    public override bool TryConvert(object value, [NotNullWhen(true)] out object? converted)
    {
        converted = value is ImmutableDictionary<string, object?> items
            ? items.ToImmutableDictionary(
                item => item.Key, item => ConvertOrDefault(item.Value, _item.Value) is { } present ? (T)present : default!)
            : null;
        return converted is not null;
    }
}
