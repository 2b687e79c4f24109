using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi;

/// <summary>How a value of a provider package's own type is serialized, found once per type.</summary>
internal sealed class SerializableType
{
    private static readonly ConcurrentDictionary<Type, SerializableType> Cache = new();

    private SerializableType(Type type)
    {
        if (type.IsValueType && type.IsDefined(typeof(EnumTypeAttribute)))
            EnumValue = Conversion(type);
        else if (type.IsDefined(typeof(OutputTypeAttribute)))
            Properties = [.. ReadOnlyFields(type)];
    }

    /// <summary>The string or number an [EnumType] struct stands for; null for other types.</summary>
    public Func<object, object?>? EnumValue { get; }

    /// <summary>The properties of an [OutputType] class; null for other types.</summary>
    public IReadOnlyList<Property>? Properties { get; }

    public static SerializableType Of(Type type) => Cache.GetOrAdd(type, static found => new SerializableType(found));

    private static Func<object, object?> Conversion(Type type)
    {
        var conversion = type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type]);
        if (conversion is null || (conversion.ReturnType != typeof(string) && conversion.ReturnType != typeof(double)))
            throw new InvalidOperationException($"Expected {type.FullName} to have an explicit conversion operator to String or Double.");
        return value => conversion.Invoke(null, [value]);
    }

    private static IEnumerable<Property> ReadOnlyFields(Type type)
        => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(field => field.IsInitOnly)
            .Select(field => new Property(char.ToLowerInvariant(field.Name[0]) + field.Name[1..], field.GetValue));

    public sealed record Property(string Name, Func<object, object?> Get);
}
