using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi;

/// <summary>The [Output] properties of a resource class, found once per class.</summary>
internal sealed class OutputMembers
{
    public const string Urn = "urn";
    public const string Id = "id";

    private static readonly ConcurrentDictionary<Type, OutputMembers> Cache = new();

    private readonly List<Member> _properties = [];
    private OutputSetter[]? _inherited;
    private OutputSetter[]? _all;

    private OutputMembers(Type type)
    {
        foreach (var property in type.GetProperties())
        {
            if (property.GetCustomAttribute<OutputAttribute>() is { } attribute)
                _properties.Add(new Member(string.IsNullOrWhiteSpace(attribute.Name) ? property.Name : attribute.Name, property));
        }
    }

    public static OutputMembers Of(Type type) => Cache.GetOrAdd(type, static found => new OutputMembers(found));

    /// <summary>
    /// Gives every property an output that follows the resource's registration. The outputs a component declares are its own
    /// business; of those only the URN is set.
    /// </summary>
    public void Initialize(Resource resource, bool declaredOutputs)
    {
        var setters = declaredOutputs
            ? _all ??= [.. _properties.Select(output => new OutputSetter(output.Name, output.Property))]
            : _inherited ??= [.. _properties.Where(IsInherited).Select(output => new OutputSetter(output.Name, output.Property))];
        foreach (var setter in setters)
            setter.Set(resource);
    }

    /// <summary>The values of the properties the class declares, by wire name.</summary>
    public Dictionary<string, object?> Read(Resource resource)
        => _properties.Where(output => !IsInherited(output)).ToDictionary(output => output.Name, output => output.Property.GetValue(resource));

    private static bool IsInherited(Member output) => output.Property.DeclaringType == typeof(Resource);

    private sealed record Member(string Name, PropertyInfo Property);
}
