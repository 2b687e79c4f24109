using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>An enum, which is a number on the wire.</summary>
internal sealed class ToEnum(Type type) : Conversion
{
    public override bool TryConvert(object value, [NotNullWhen(true)] out object? converted)
    {
        converted = value is double number ? Enum.ToObject(type, (int)number) : null;
        return converted is not null;
    }
}
