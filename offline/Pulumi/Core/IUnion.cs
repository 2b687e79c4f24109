namespace Pulumi;

/// <summary>A union whose type arguments do not matter.</summary>
internal interface IUnion
{
    object Value { get; }
}
