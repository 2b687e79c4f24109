namespace Pulumi;

/// <summary>Marks a struct that wraps the string or number values of an enumeration.</summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class EnumTypeAttribute : Attribute
{
    public EnumTypeAttribute()
    {
    }
}
