using System.Reflection;
using System.Runtime.CompilerServices;

namespace GatewayStack.Sdk.Tests.Api;

/// <summary>The public and protected members that a type declares itself.</summary>
internal static class PublicMembers
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Type type)
    {
        var properties = type.GetProperties(Declared).Where(property => !IsHidden(property.Name)).ToList();
        var accessors = type.GetProperties(Declared).SelectMany(property => property.GetAccessors(nonPublic: true)).ToHashSet();
        return [
            .. properties.SelectMany(Property),
            .. type.GetFields(Declared).Where(field => (field.IsPublic || IsProtected(field)) && !IsHidden(field.Name)).Select(Field),
            .. type.GetConstructors(Declared).Where(ctor => !ctor.IsStatic && IsReachable(ctor))
                .Select(ctor => $"ctor {Protected(ctor)}{Parameters(ctor)}"),
            .. type.GetMethods(Declared).Where(method => IsReachable(method) && !accessors.Contains(method)).SelectMany(Method),
        ];
    }

    public static string Parameters(MethodBase method) =>
        $"({(method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "")}{string.Join(", ", method.GetParameters().Select(Parameter))})";

    private static string Parameter(ParameterInfo parameter)
    {
        var many = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "";
        var way = !parameter.ParameterType.IsByRef ? "" : parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";
        return $"{many}{way}{TypeName.Of(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? " = default" : "")}";
    }

    private static IEnumerable<string> Property(PropertyInfo property)
    {
        var accessors = new[] { property.GetMethod, property.SetMethod }.OfType<MethodInfo>().Where(IsReachable).ToList();
        if (accessors.Count == 0)
            return [];
        var widest = accessors.Find(accessor => accessor.IsPublic) ?? accessors[0];
        var listed = accessors.Select(accessor => (accessor == widest ? "" : Narrower(accessor, widest)) + Accessor(accessor, property));
        var index = property.GetIndexParameters() is { Length: > 0 } keys ? $"[{string.Join(", ", keys.Select(Parameter))}]" : "";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var name = $"{Protected(widest)}{Modifiers(widest)}{required}{property.Name}{index}";
        return [$"property {name} {TypeName.Of(property.PropertyType)} {{ {string.Concat(listed)}}}"];
    }

    private static string Accessor(MethodInfo accessor, PropertyInfo property) =>
        accessor == property.GetMethod ? "get; "
        : accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init; " : "set; ";

    private static string Field(FieldInfo field)
    {
        var kind = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        return $"field {(field.IsPublic ? "" : "protected ")}{kind}{field.Name} {TypeName.Of(field.FieldType)}";
    }

    private static IEnumerable<string> Method(MethodInfo method)
    {
        if (IsHidden(method.Name) || IsOverrideOfObject(method))
            return [];
        if (method.IsSpecialName && method.Name.StartsWith("op_", StringComparison.Ordinal))
        {
            var operands = method.GetParameters().Select(operand => TypeName.Of(operand.ParameterType));
            return [$"operator {method.Name}({string.Join(", ", operands)}) -> {TypeName.Of(method.ReturnType)}"];
        }

        var generics = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeName.Of))}>" : "";
        return [$"method {Protected(method)}{Modifiers(method)}{method.Name}{generics}{Parameters(method)} -> {TypeName.Of(method.ReturnType)}"];
    }

    private static string Modifiers(MethodInfo method)
    {
        var text = method.IsStatic ? "static " : "";
        if (method.IsAbstract)
            return method.DeclaringType!.IsInterface && !method.IsStatic ? text : text + "abstract ";
        return method is { IsVirtual: true, IsFinal: false, DeclaringType.IsSealed: false } ? text + "virtual " : text;
    }

    private static bool IsReachable(MethodBase method) => method.IsPublic || IsProtected(method);

    private static bool IsProtected(MethodBase method) => (method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed;

    private static bool IsProtected(FieldInfo field) => (field.IsFamily || field.IsFamilyOrAssembly) && !field.DeclaringType!.IsSealed;

    private static string Protected(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Narrower(MethodInfo accessor, MethodInfo widest) => accessor.IsPublic == widest.IsPublic ? "" : "protected ";

    // Explicit implementations, and what the compiler adds under names that code cannot write.
    private static bool IsHidden(string name) => name.Contains('<') || name.Contains('.') || name is "EqualityContract" or "PrintMembers";

    private static bool IsOverrideOfObject(MethodInfo method) =>
        method.GetBaseDefinition() is var root && root != method && root.DeclaringType == typeof(object);
}
