using System.Reflection;

namespace Pulumi;

/// <summary>Reads a property through a delegate, which is much faster than reflection from the second time on.</summary>
internal abstract class PropertyGetter
{
    public static Func<object, object?> Create(PropertyInfo property)
    {
        var type = typeof(Typed<,>).MakeGenericType(property.DeclaringType!, property.PropertyType);
        return ((PropertyGetter)Activator.CreateInstance(type, property.GetMethod)!).Get;
    }

    protected abstract object? Get(object target);

    private sealed class Typed<TTarget, TValue>(MethodInfo getter) : PropertyGetter
        where TTarget : class
    {
        private readonly Func<TTarget, TValue> _get = getter.CreateDelegate<Func<TTarget, TValue>>();

        protected override object? Get(object target) => _get((TTarget)target);
    }
}
