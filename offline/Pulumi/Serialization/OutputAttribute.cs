namespace Pulumi;

/// <summary>Marks a property that the provider sets.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute : Attribute
{
    public OutputAttribute(string? name = null) => Name = name;

    /// <summary>The name on the wire; the property's own if null.</summary>
    public string? Name { get; }
}
