using System.Reflection;
using System.Text.Json;

namespace GatewayStack.Infra.Configuration;

/// <summary>How the values of an enumeration are spelled in a stack file.</summary>
public static class Choices
{
    /// <summary>The spelling of a value: its own <see cref="SpelledAttribute"/>, else its name as it is where Azure or
    /// Kubernetes spell it so (the enumeration is marked <see cref="VerbatimAttribute"/>), else its name in camel case.</summary>
    public static string Spelling<T>(this T value) where T : struct, Enum => NameOf(typeof(T), value.ToString());

    internal static string NameOf(Type type, string name) =>
        type.GetField(name)!.GetCustomAttribute<SpelledAttribute>()?.Text
        ?? (type.IsDefined(typeof(VerbatimAttribute)) ? name : JsonNamingPolicy.CamelCase.ConvertName(name));
}

/// <summary>The values of this enumeration are spelled in a stack file as they are named here.</summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class VerbatimAttribute : Attribute;

/// <summary>The spelling of one value, where it is not its name.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class SpelledAttribute(string text) : Attribute
{
    /// <summary>The text in the stack file.</summary>
    public string Text { get; } = text;
}
