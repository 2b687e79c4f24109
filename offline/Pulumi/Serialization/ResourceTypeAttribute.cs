namespace Pulumi;

/// <summary>Names the type token of a resource class.</summary>
#pragma warning disable CA1813 // Provider packages derive from it.
[AttributeUsage(AttributeTargets.Class)]
public class ResourceTypeAttribute : Attribute
{
    public ResourceTypeAttribute(string type, string? version) => (Type, Version) = (type, version);

    public string Type { get; }

    public string? Version { get; }
}
