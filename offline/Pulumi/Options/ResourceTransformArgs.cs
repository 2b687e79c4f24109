#pragma warning disable CA1815 // The official struct has no equality either.
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The resource a transform looks at.</summary>
public readonly struct ResourceTransformArgs
{
    public ResourceTransformArgs(
        string name, string type, bool custom, ImmutableDictionary<string, object?> args, ResourceOptions options)
        => (Name, Type, Custom, Args, Options) = (name, type, custom, args, options);

    public string Name { get; }

    public string Type { get; }

    public bool Custom { get; }

    public ImmutableDictionary<string, object?> Args { get; }

    public ResourceOptions Options { get; }
}
