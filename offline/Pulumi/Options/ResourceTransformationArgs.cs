#pragma warning disable CA1815 // The official struct has no equality either.
namespace Pulumi;

/// <summary>The resource a transformation looks at.</summary>
public readonly struct ResourceTransformationArgs
{
    public ResourceTransformationArgs(Resource resource, ResourceArgs args, ResourceOptions options)
        => (Resource, Args, Options) = (resource, args, options);

    public Resource Resource { get; }

    public ResourceArgs Args { get; }

    public ResourceOptions Options { get; }
}
