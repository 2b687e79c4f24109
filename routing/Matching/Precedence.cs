using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Model;

namespace GatewayStack.Routing.Matching;

/// <summary>Which of two matches wins where both fit.</summary>
/// <remarks>Specification: <c>HTTPRouteSpec.hostnames</c> and <c>HTTPRouteRule.matches</c>. That a regular expression comes after
/// every prefix is Istio's choice; the specification leaves it open.</remarks>
public sealed class Precedence : IComparer<RouteEntry>
{
    private static readonly (string Reason, Comparison<RouteEntry> Compare)[] Criteria =
    [
        ("a more specific host name", (a, b) => Hostnames.Compare(a.Hostname, b.Hostname)),
        ("a route with a more specific host name", (a, b) => Hostnames.Compare(a.HostnameOfRoute, b.HostnameOfRoute)),
        ("a more exact kind of path match", (a, b) => b.Match.Path.Kind.CompareTo(a.Match.Path.Kind)),
        ("a longer path", (a, b) => Length(b.Match.Path).CompareTo(Length(a.Match.Path))),
        ("a method", (a, b) => (b.Match.Method is not null).CompareTo(a.Match.Method is not null)),
        ("more header matches", (a, b) => b.Match.Headers.Count.CompareTo(a.Match.Headers.Count)),
        ("more query parameter matches", (a, b) => b.Match.QueryParams.Count.CompareTo(a.Match.QueryParams.Count)),
        ("an older route", (a, b) => (a.Route.Created ?? DateTimeOffset.MaxValue).CompareTo(b.Route.Created ?? DateTimeOffset.MaxValue)),
        ("a route whose namespace and name come first", (a, b) => string.CompareOrdinal(a.Route.Key.ToString(), b.Route.Key.ToString())),
        ("a kind that comes first", (a, b) => string.CompareOrdinal(b.Route.Kind, a.Route.Kind)),
        ("a rule that comes first in its route", (a, b) => a.RuleIndex.CompareTo(b.RuleIndex)),
        ("a match that comes first in its rule", (a, b) => a.MatchIndex.CompareTo(b.MatchIndex)),
    ];

    private Precedence()
    {
    }

    /// <summary>The order, the winner first.</summary>
    public static Precedence Order { get; } = new();

    /// <inheritdoc/>
    public int Compare(RouteEntry? x, RouteEntry? y)
    {
        foreach (var (_, compare) in Criteria)
        {
            if (compare(x!, y!) is not 0 and var result)
                return result;
        }
        return 0;
    }

    /// <summary>What the winner has that the other lacks, such as <c>a longer path</c>.</summary>
    public static string Reason(RouteEntry winner, RouteEntry other)
    {
        foreach (var (reason, compare) in Criteria)
        {
            if (compare(winner, other) < 0)
                return reason;
        }
        return "the same place: it is declared twice";
    }

    private static int Length(PathMatch path) => path.Kind == PathKind.PathPrefix ? path.Prefix.Length : path.Value.Length;
}
