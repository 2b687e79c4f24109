using System.Reflection;

namespace Pulumi;

/// <summary>Gives an [Output] property of a new resource its output.</summary>
/// <remarks>By reflection: code of its own for each type of output would be compiled at every start of a program.</remarks>
internal sealed class OutputSetter
{
    private readonly string _name;
    private readonly Type _type;
    private readonly ConstructorInvoker _create;
    private readonly MethodInvoker _set;

    public OutputSetter(string name, PropertyInfo property)
    {
        var type = property.PropertyType;
        if (!type.IsConstructedGenericType || type.GetGenericTypeDefinition() != typeof(Output<>))
            throw RunException.OutputsHaveIncorrectType([name]);

        var owner = property.DeclaringType!;
        var setter = owner.GetProperty(property.Name, BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance)!
            .GetSetMethod(nonPublic: true)
            ?? throw new InvalidOperationException($"[Output] {owner.FullName}.{property.Name} did not have a 'set' method");
        (_name, _type) = (name, type.GenericTypeArguments[0]);
        _create = ConstructorInvoker.Create(type.GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, [typeof(OutputState)])!);
        _set = MethodInvoker.Create(setter);
    }

    public void Set(Resource resource) => _set.Invoke(resource, _create.Invoke(new OutputState(new ResourceProperty(resource, _name, _type))));
}
