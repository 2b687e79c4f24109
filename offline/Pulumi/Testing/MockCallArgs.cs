using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>A call of a provider function.</summary>
public class MockCallArgs
{
    public MockCallArgs()
    {
    }

    /// <summary>The function's token.</summary>
    public string? Token { get; set; }

    /// <summary>The arguments, as in <see cref="MockResourceArgs.Inputs"/>.</summary>
    public ImmutableDictionary<string, object> Args { get; set; } = null!;

    /// <summary>The provider as urn::id; empty for the default provider.</summary>
    public string? Provider { get; set; }
}
