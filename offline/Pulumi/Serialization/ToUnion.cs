using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>The first of two types that the value fits.</summary>
internal sealed class ToUnion<T0, T1> : Conversion
{
    private readonly Lazy<Conversion> _first = new(() => For(typeof(T0), "a union"));
    private readonly Lazy<Conversion> _second = new(() => For(typeof(T1), "a union"));

    public override bool TryConvert(object value, [NotNullWhen(true)] out object? converted)
    {
        converted = _first.Value.TryConvert(value, out var first) ? Union<T0, T1>.FromT0((T0)first)
            : _second.Value.TryConvert(value, out var second) ? Union<T0, T1>.FromT1((T1)second)
            : null;
        return converted is not null;
    }
}
