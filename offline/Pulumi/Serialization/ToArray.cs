using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>A list of items that are converted one by one.</summary>
internal sealed class ToArray<T> : Conversion
{
    private readonly Lazy<Conversion> _item = new(() => For(typeof(T), "a list"));

    public override bool TryConvert(object value, [NotNullWhen(true)] out object? converted)
    {
        converted = value is ImmutableArray<object?> items
            ? ImmutableArray.CreateRange(items, item => ConvertOrDefault(item, _item.Value) is { } present ? (T)present : default!)
            : null;
        return converted is not null;
    }
}
