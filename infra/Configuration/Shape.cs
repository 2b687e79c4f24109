using System.Collections.Concurrent;
using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace GatewayStack.Infra.Configuration;

/// <summary>The settings one record type declares: what the binder reads, and what the schema and the reference page describe.</summary>
public sealed class Shape
{
    private static readonly ConcurrentDictionary<Type, Shape> Shapes = [];

    private Shape(Type type) =>
        Settings = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.SetMethod is not null)
            .OrderBy(p => p.DeclaringType == type) // those of the base come first
            .Select(p => new Setting(p))];

    /// <summary>The settings in the order they are declared.</summary>
    public IReadOnlyList<Setting> Settings { get; }

    /// <summary>The shape of a settings record.</summary>
    public static Shape Of(Type type) => Shapes.GetOrAdd(type, t => new Shape(t));

    /// <summary>The setting of that name, or null.</summary>
    public Setting? Find(string name) => Settings.FirstOrDefault(s => s.Name == name);
}

/// <summary>One setting: a property of a settings record.</summary>
public sealed class Setting(PropertyInfo property)
{
    /// <summary>Its name in the stack file: the property's in camel case.</summary>
    public string Name { get; } = property.GetCustomAttribute<SettingNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    /// <summary>The type it is bound to.</summary>
    public Type Type => property.PropertyType;

    /// <summary>Whether a stack must set it.</summary>
    public bool Required { get; } = property.IsDefined(typeof(RequiredMemberAttribute));

    /// <summary>What it means, in a sentence.</summary>
    public string Description => property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";

    /// <summary>The form a text must have, if any.</summary>
    public PatternAttribute? Pattern { get; } = property.GetCustomAttribute<PatternAttribute>();

    /// <summary>The bounds of a number, if any.</summary>
    public BoundsAttribute? Bounds { get; } = property.GetCustomAttribute<BoundsAttribute>();

    internal object? Get(object settings) => property.GetValue(settings);

    internal void Set(object settings, object? value) => property.SetValue(settings, value);
}
