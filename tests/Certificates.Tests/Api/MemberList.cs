using System.Reflection;

namespace GatewayStack.Certificates.Tests;

/// <summary>The public and protected members of an assembly, one line each, sorted.</summary>
internal static class MemberList
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<string> Of(Assembly assembly) =>
        [.. assembly.GetExportedTypes().SelectMany(OfType).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> OfType(Type type)
    {
        yield return $"{Name(type)} : {Kind(type)}{(type.BaseType is { } parent && parent.Namespace != "System" ? " " + Name(parent) : "")}";
        foreach (var constructor in type.GetConstructors(Declared).Where(IsReachable))
            yield return $"{Name(type)} new({Parameters(constructor)})";
        foreach (var method in type.GetMethods(Declared).Where(method => IsReachable(method) && !IsAccessor(method) && !IsOfObject(method)))
            yield return $"{Name(type)} {Modifiers(method)}{Name(method.ReturnType)} {method.Name}({Parameters(method)})";
        foreach (var property in type.GetProperties(Declared).Where(property => IsReachable(property.GetMethod!)))
            yield return $"{Name(type)} {Modifiers(property.GetMethod!)}{Name(property.PropertyType)} {property.Name} {{ get;{(property.SetMethod is { } set && IsReachable(set) ? " set;" : "")} }}";
        foreach (var field in type.GetFields(Declared).Where(field => field.IsPublic && field.IsLiteral))
            yield return $"{Name(type)} const {field.Name} = {field.GetRawConstantValue()}";
    }

    private static string Kind(Type type) => type.IsEnum ? "enum" : type.IsValueType ? "struct" : type.IsAbstract && type.IsSealed ? "static class" : "class";

    private static bool IsReachable(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsOfObject(MethodInfo method) => method.GetBaseDefinition().DeclaringType is { } type && (type == typeof(object) || type == typeof(ValueType));

    private static string Modifiers(MethodInfo method) => method switch
    {
        { IsStatic: true } => "static ",
        _ when method.GetBaseDefinition() != method => "override ",
        { IsVirtual: true, IsFinal: false } => "virtual ",
        _ => "",
    };

    private static string Parameters(MethodBase method) => string.Join(
        ", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? " = default" : "")}"));

    private static string Name(Type type) => type switch
    {
        { IsArray: true } => Name(type.GetElementType()!) + "[]",
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Nullable<>) => Name(type.GenericTypeArguments[0]) + "?",
        { IsGenericType: true } => $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GenericTypeArguments.Select(Name))}>",
        { IsNested: true } => Name(type.DeclaringType!) + "." + type.Name,
        _ => type.Name,
    };
}
