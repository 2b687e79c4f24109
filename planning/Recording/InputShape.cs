using System.Collections.Concurrent;
using System.Reflection;
using Pulumi;

namespace GatewayStack.Planning.Recording;

/// <summary>The inputs that a class of arguments declares: names on the wire, and how to get at the values.</summary>
internal static class InputShape
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<(string Name, Func<object, object?> Get)>> Shapes = [];

    /// <summary>The inputs of a class, those of its base classes first.</summary>
    public static IReadOnlyList<(string Name, Func<object, object?> Get)> Of(Type type) => Shapes.GetOrAdd(type, Read);

    private static List<(string, Func<object, object?>)> Read(Type type)
    {
        const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        List<(string, Func<object, object?>)> inputs = [];
        if (type.BaseType is { } parent && parent != typeof(object))
            inputs.AddRange(Of(parent));
        foreach (var field in type.GetFields(Declared))
        {
            if (NameOf(field) is { } name)
                inputs.Add((name, field.GetValue));
        }
        foreach (var property in type.GetProperties(Declared))
        {
            if (NameOf(property) is { } name)
                inputs.Add((name, property.GetValue));
        }
        return inputs;
    }

    /// <summary>The attribute keeps its name to itself; its constructor's first argument is public.</summary>
    private static string? NameOf(MemberInfo member)
    {
        foreach (var attribute in member.GetCustomAttributesData())
        {
            if (attribute.AttributeType == typeof(InputAttribute))
                return (string)attribute.ConstructorArguments[0].Value!;
        }
        return null;
    }
}
