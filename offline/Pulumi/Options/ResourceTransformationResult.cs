#pragma warning disable CA1815 // The official struct has no equality either.
namespace Pulumi;

/// <summary>What a transformation makes of a resource.</summary>
public readonly struct ResourceTransformationResult
{
    public ResourceTransformationResult(ResourceArgs args, ResourceOptions options) => (Args, Options) = (args, options);

    public ResourceArgs Args { get; }

    public ResourceOptions Options { get; }
}
