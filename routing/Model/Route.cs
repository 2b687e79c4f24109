using GatewayStack.Routing.Objects;

namespace GatewayStack.Routing.Model;

/// <summary>An HTTPRoute, GRPCRoute or TLSRoute.</summary>
public sealed record Route
{
    /// <summary>Its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Its namespace and name.</summary>
    public required ObjectKey Key { get; init; }

    /// <summary>When it was created; null where the manifest does not say, which counts as newest.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>What it asks to attach to.</summary>
    public IReadOnlyList<ParentReference> Parents { get; init; } = [];

    /// <summary>The host names it serves, in lower case; none: those of the listener.</summary>
    public IReadOnlyList<string> Hostnames { get; init; } = [];

    /// <summary>Its rules.</summary>
    public IReadOnlyList<RouteRule> Rules { get; init; } = [];

    /// <summary>The object it was read from.</summary>
    public required KubernetesObject Manifest { get; init; }

    /// <summary>KIND NAMESPACE/NAME.</summary>
    public override string ToString() => $"{Kind} {Key}";
}

/// <summary>A rule of a route.</summary>
/// <param name="Name">Its name; null where it has none.</param>
/// <param name="Matches">A request meets the rule when it meets any of these; never empty.</param>
/// <param name="Filters">What is done to a request or answer.</param>
/// <param name="Backends">Where requests go.</param>
public sealed record RouteRule(string? Name, IReadOnlyList<RouteMatch> Matches, IReadOnlyList<RouteFilter> Filters, IReadOnlyList<Backend> Backends);
