using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi;

/// <summary>The [Input] members of an args class, found once per class.</summary>
internal sealed class InputMembers
{
    private const BindingFlags Members = BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance;
    private static readonly ConcurrentDictionary<Type, InputMembers> Cache = new();

    private readonly Type _type;
    private readonly List<Member> _members = [];

    private InputMembers(Type type)
    {
        _type = type;
        foreach (var field in type.GetFields(Members))
        {
            if (field.GetCustomAttribute<InputAttribute>() is { } attribute)
                _members.Add(new Member(attribute, field.Name, field.GetValue));
        }

        foreach (var property in type.GetProperties(Members))
        {
            if (property.GetCustomAttribute<InputAttribute>() is { } attribute)
                _members.Add(new Member(attribute, property.Name, property.GetValue));
        }
    }

    public static InputMembers Of(Type type) => Cache.GetOrAdd(type, static found => new InputMembers(found));

    public IEnumerable<KeyValuePair<string, object?>> Read(InputArgs args)
    {
        foreach (var (attribute, name, get) in _members)
        {
            var value = get(args);
            if (value is null && attribute.IsRequired)
                throw new ArgumentNullException(name, $"[Input] {_type.FullName}.{name} is required but was not given a value");

            yield return new(attribute.Name, value is not null && attribute.Json ? JsonInput.Wrap(value) : value);
        }
    }

    private sealed record Member(InputAttribute Attribute, string Name, Func<object, object?> Get);
}
