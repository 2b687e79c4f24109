#pragma warning disable CA1032 // The official constructors.
namespace Pulumi;

/// <summary>A mistake in a resource.</summary>
public class ResourceException : Exception
{
    public ResourceException(string message, Resource? resource, bool hideStack = false)
        : base(message)
        => HideStack = hideStack;

    internal bool HideStack { get; }
}
