using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Pulumi;

/// <summary>A class marked with [OutputType], made by its [OutputConstructor] or its only public constructor.</summary>
internal sealed class ToOutputType : Conversion
{
    private readonly ConstructorInvoker _constructor;
    private readonly Parameter[] _parameters;

    public ToOutputType(Type type)
    {
        var constructor = Constructor(type) ?? throw new InvalidOperationException(
            $"{type.FullName} had [OutputType], but did not contain constructor marked with [OutputConstructor].");
        _constructor = ConstructorInvoker.Create(constructor);
        _parameters = Array.ConvertAll(constructor.GetParameters(), parameter => new Parameter(
            parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!,
            new Lazy<Conversion>(() => For(parameter.ParameterType, $"{type.FullName}({parameter.Name})"))));
    }

    public override bool TryConvert(object value, [NotNullWhen(true)] out object? converted)
    {
        converted = null;
        if (value is not ImmutableDictionary<string, object?> properties)
            return false;

        // Null stands for the default of value types too.
        var arguments = new object?[_parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (properties.TryGetValue(_parameters[i].Name, out var property))
                arguments[i] = ConvertOrDefault(property, _parameters[i].Conversion.Value);
        }

        converted = _constructor.Invoke(arguments.AsSpan());
        return true;
    }

    private static ConstructorInfo? Constructor(Type type)
    {
        var constructors = type.GetConstructors(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance);
        return Array.Find(constructors, constructor => constructor.IsDefined(typeof(OutputConstructorAttribute)))
            ?? (constructors.Where(constructor => constructor.IsPublic).ToArray() is [var only] ? only : null);
    }

    private sealed record Parameter(string Name, Lazy<Conversion> Conversion);
}
