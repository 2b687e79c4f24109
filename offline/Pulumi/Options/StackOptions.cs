using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>What applies to every resource of a stack.</summary>
public class StackOptions
{
    public StackOptions()
    {
    }

    /// <inheritdoc cref="ResourceOptions.ResourceTransformations"/>
    [field: MaybeNull]
    public List<ResourceTransformation> ResourceTransformations
    {
        get => field ??= [];
        set;
    }

    /// <inheritdoc cref="ResourceOptions.ResourceTransforms"/>
    [field: MaybeNull]
    public List<ResourceTransform> ResourceTransforms
    {
        get => field ??= [];
        set;
    }
}
