using System.Reflection;

namespace GatewayStack.Sdk.Tests.Api;

/// <summary>What a program can bind to: a line per public or protected type and member, in the form that README.md describes.</summary>
internal static class PublicApi
{
    public static SortedSet<string> Of(Assembly assembly) => Of(assembly.GetExportedTypes());

    public static SortedSet<string> Of(params IEnumerable<Type> types) =>
        new(types.SelectMany(type => LinesOf(type).Select(line => $"{TypeName.Of(type)} : {line}")), StringComparer.Ordinal);

    private static IEnumerable<string> LinesOf(Type type)
    {
        if (type.BaseType == typeof(MulticastDelegate))
        {
            var invoke = type.GetMethod("Invoke")!;
            return [$"delegate {PublicMembers.Parameters(invoke)} -> {TypeName.Of(invoke.ReturnType)}"];
        }

        if (type.IsEnum)
            return type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(member => $"enum-member {member.Name} = {member.GetRawConstantValue()}")
                .Prepend($"enum {TypeName.Of(type.GetEnumUnderlyingType())}");

        return [Kind(type), .. Base(type), .. Interfaces(type), .. PublicMembers.Of(type)];
    }

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static IEnumerable<string> Base(Type type) =>
        type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? [$"base {TypeName.Of(parent)}"] : [];

    private static IEnumerable<string> Interfaces(Type type) => type.GetInterfaces()
        .Except(type.BaseType?.GetInterfaces() ?? [])
        .Where(contract => contract.IsVisible)
        .Select(contract => $"implements {TypeName.Of(contract)}");
}
