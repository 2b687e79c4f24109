using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;

namespace Pulumi;

/// <summary>
/// Turns plain values into a type of the program, the way that type needs, which is found once per type. What does not fit becomes
/// the type's default: the cloud may say more, or other things, than a package was made for.
/// </summary>
internal abstract class Conversion
{
    private static readonly ConcurrentDictionary<Type, Conversion> Cache = new();

    /// <summary>The value as a T; the default if it does not fit.</summary>
    public static T To<T>(object? value, string context) => To(typeof(T), value, context) is T converted ? converted : default!;

    /// <summary>The value as that type; null if it does not fit.</summary>
    public static object? To(Type type, object? value, string context) => value is null ? null : ConvertOrDefault(value, For(type, context));

    /// <summary>False if the value does not fit.</summary>
    public abstract bool TryConvert(object value, [NotNullWhen(true)] out object? converted);

    /// <summary>The value, or the default of its type: null for classes.</summary>
    protected static object? ConvertOrDefault(object? value, Conversion conversion)
        => value is not null && conversion.TryConvert(value, out var converted) ? converted : null;

    protected static Conversion For(Type type, string context)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return Cache.GetOrAdd(type, static (found, place) => Create(found, place), context);
    }

    private static Conversion Create(Type type, string context)
    {
        if (type == typeof(object) || type == typeof(string) || type == typeof(bool) || type == typeof(double)
            || type.IsAssignableTo(typeof(AssetOrArchive)) || type.IsAssignableTo(typeof(Resource))
            || type == typeof(ImmutableDictionary<string, object>) || type == typeof(ImmutableArray<object>))
        {
            return new AsIs(type);
        }

        if (type == typeof(int))
            return new ToInt32();
        if (type == typeof(JsonElement))
            return new ToJson();
        if (type.IsEnum)
            return new ToEnum(type);
        if (type.IsValueType && type.IsDefined(typeof(EnumTypeAttribute)))
            return new ToEnumStruct(type);
        if (type.IsConstructedGenericType && GenericConversion(type.GetGenericTypeDefinition()) is { } generic)
            return (Conversion)Activator.CreateInstance(generic.MakeGenericType(ElementTypes(type)))!;
        if (type.IsDefined(typeof(OutputTypeAttribute)))
            return new ToOutputType(type);

        throw new InvalidOperationException(
            $"{context} contains invalid type {type.FullName}. Allowed types are: String, Boolean, Int32, Double, Nullable<...>, " +
            "ImmutableArray<...>, ImmutableDictionary<string, ...>, Union<..., ...>, JsonElement, enums, or a class marked with the [OutputType].");
    }

    private static Type? GenericConversion(Type definition)
        => definition == typeof(ImmutableArray<>) ? typeof(ToArray<>)
            : definition == typeof(ImmutableDictionary<,>) ? typeof(ToDictionary<>)
            : definition == typeof(Union<,>) ? typeof(ToUnion<,>)
            : definition == typeof(Output<>) ? typeof(ToOutput<>)
            : null;

    private static Type[] ElementTypes(Type type)
        => type.GetGenericTypeDefinition() == typeof(ImmutableDictionary<,>) ? [type.GenericTypeArguments[1]] : type.GenericTypeArguments;
}
