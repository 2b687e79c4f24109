#pragma warning disable CA1815 // The official struct has no equality either.
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What a transform makes of a resource.</summary>
public readonly struct ResourceTransformResult
{
    public ResourceTransformResult(ImmutableDictionary<string, object?> args, ResourceOptions options)
        => (Args, Options) = (args, options);

    public ImmutableDictionary<string, object?> Args { get; }

    public ResourceOptions Options { get; }
}
