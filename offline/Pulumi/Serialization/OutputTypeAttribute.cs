namespace Pulumi;

/// <summary>Marks a class that an output, or a part of one, is converted to.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OutputTypeAttribute : Attribute
{
    public OutputTypeAttribute()
    {
    }
}
