using System.Reflection;

namespace Pulumi;

/// <summary>Gives an [Output] property of a new resource its output.</summary>
internal abstract class OutputSetter
{
    public static OutputSetter Create(string name, PropertyInfo property)
    {
        var type = property.PropertyType;
        if (!type.IsConstructedGenericType || type.GetGenericTypeDefinition() != typeof(Output<>))
            throw RunException.OutputsHaveIncorrectType([name]);

        var owner = property.DeclaringType!;
        var setter = owner.GetProperty(property.Name, BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance)!
            .GetSetMethod(nonPublic: true)
            ?? throw new InvalidOperationException($"[Output] {owner.FullName}.{property.Name} did not have a 'set' method");
        return (OutputSetter)Activator.CreateInstance(
            typeof(Typed<,>).MakeGenericType(owner, type.GenericTypeArguments[0]), name, setter)!;
    }

    public abstract void Set(Resource resource);

    private sealed class Typed<TResource, T>(string name, MethodInfo setter) : OutputSetter
        where TResource : Resource
    {
        private readonly Action<TResource, Output<T>> _set = setter.CreateDelegate<Action<TResource, Output<T>>>();

        public override void Set(Resource resource)
            => _set((TResource)resource, new Output<T>(new ResourceProperty<T>(resource, name)));
    }
}
