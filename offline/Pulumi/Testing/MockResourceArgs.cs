using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>A resource as the cloud would be asked for it.</summary>
public class MockResourceArgs
{
    public MockResourceArgs()
    {
    }

    /// <summary>The type token.</summary>
    public string? Type { get; set; }

    public string? Name { get; set; }

    /// <summary>The inputs by wire name: plain values; secrets in the clear; without those that are null or unknown.</summary>
    public ImmutableDictionary<string, object> Inputs { get; set; } = null!;

    /// <summary>The provider as urn::id; empty for the default provider.</summary>
    public string? Provider { get; set; }

    /// <summary>The ID of the resource to read or import; else empty.</summary>
    public string? Id { get; set; }
}
