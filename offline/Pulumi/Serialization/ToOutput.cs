using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>An output of a converted value.</summary>
internal sealed class ToOutput<T> : Conversion
{
    private readonly Lazy<Conversion> _value = new(() => For(typeof(T), "an output"));

    public override bool TryConvert(object value, [NotNullWhen(true)] out object? converted)
    {
        converted = _value.Value.TryConvert(value, out var inner) ? Output.Create((T)inner) : null;
        return converted is not null;
    }
}
