using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>Numbers are doubles on the wire.</summary>
internal sealed class ToInt32 : Conversion
{
    public override bool TryConvert(object value, [NotNullWhen(true)] out object? converted)
    {
        converted = value is double number ? (int)number : null;
        return converted is not null;
    }
}
