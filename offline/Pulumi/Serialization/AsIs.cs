using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>Types whose values need no conversion.</summary>
internal sealed class AsIs(Type type) : Conversion
{
    public override bool TryConvert(object value, [NotNullWhen(true)] out object? converted)
    {
        converted = value;
        return type.IsInstanceOfType(value);
    }
}
