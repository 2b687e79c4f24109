using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Matching;
using GatewayStack.Routing.Model;

namespace GatewayStack.Routing.Explaining;

/// <summary>A match that fits the request too, and why it comes after the one that won.</summary>
/// <param name="Entry">The match.</param>
/// <param name="Reason">What the winner has that it lacks.</param>
public sealed record RunnerUp(RouteEntry Entry, string Reason);

/// <summary>Where a request goes, and why; or why it goes nowhere.</summary>
public sealed record Verdict
{
    /// <summary>The request.</summary>
    public required Request Request { get; init; }

    /// <summary>The listener that takes it; null where none does.</summary>
    public ListenerState? Listener { get; init; }

    /// <summary>The host name that it falls under; empty for every one, null where there is none.</summary>
    public string? Hostname { get; init; }

    /// <summary>The match that won; null where none fits.</summary>
    public RouteEntry? Winner { get; init; }

    /// <summary>For TLS that passes through: the TLSRoute.</summary>
    public Route? TlsRoute { get; init; }

    /// <summary>The matches that fit too, in their order.</summary>
    public IReadOnlyList<RunnerUp> RunnersUp { get; init; } = [];

    /// <summary>What is done with the request.</summary>
    public Effects Effects { get; init; } = new();

    /// <summary>What the client gets from the Gateway itself: a status; null where a backend answers or nothing does.</summary>
    public int? Status { get; init; }

    /// <summary>Whether a backend, a redirect or the answer to a preflight request answers.</summary>
    public bool IsServed => Status is null ? Problem is null && (Winner is not null || TlsRoute is not null) : Status is >= 200 and < 400;

    /// <summary>Why it is not served.</summary>
    public string? Problem { get; init; }

    /// <summary>What would have to change, the nearest first.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];

    /// <summary>What Istio does where the specification leaves it open, as far as it matters here.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
