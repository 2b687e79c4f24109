using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Pulumi;

/// <summary>An [EnumType] struct, which wraps a string or a number.</summary>
internal sealed class ToEnumStruct(Type type) : Conversion
{
    private readonly ConstructorInfo? _ofString = Constructor(type, typeof(string));
    private readonly ConstructorInfo? _ofDouble = Constructor(type, typeof(double));

    public override bool TryConvert(object value, [NotNullWhen(true)] out object? converted)
    {
        var constructor = value switch
        {
            string => _ofString,
            double => _ofDouble,
            _ => null,
        };
        converted = constructor?.Invoke([value]);
        return converted is not null;
    }

    private static ConstructorInfo? Constructor(Type type, Type parameter)
        => type.GetConstructor(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, [parameter]);
}
