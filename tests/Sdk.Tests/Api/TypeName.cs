using System.Globalization;

namespace GatewayStack.Sdk.Tests.Api;

/// <summary>The name of a type as the lists write it: in full, generic parameters by position (T0 of a type, M0 of a method).</summary>
internal static class TypeName
{
    public static string Of(Type type)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!);
        if (type.IsArray)
            return Of(type.GetElementType()!) + "[]";
        if (type.IsGenericMethodParameter)
            return $"M{type.GenericParameterPosition}";
        return type.IsGenericParameter ? $"T{type.GenericParameterPosition}" : Full(type, new(type.GetGenericArguments()));
    }

    // A nested type takes the type arguments that its outer type has left over.
    private static string Full(Type type, Queue<Type> arguments)
    {
        var scope = type.DeclaringType is { } outer ? Full(outer, arguments) : type.Namespace;
        var name = type.Name.Split('`');
        if (name.Length == 1)
            return $"{scope}.{name[0]}";
        var own = Enumerable.Range(0, int.Parse(name[1], CultureInfo.InvariantCulture)).Select(_ => Of(arguments.Dequeue()));
        return $"{scope}.{name[0]}<{string.Join(", ", own)}>";
    }
}
