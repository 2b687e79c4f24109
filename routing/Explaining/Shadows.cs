using GatewayStack.Routing.Matching;
using GatewayStack.Routing.Model;

namespace GatewayStack.Routing.Explaining;

/// <summary>Matches that no request can reach, because an earlier one takes everything they would.</summary>
public static class Shadows
{
    /// <summary>The match that takes every request of another; null where some reach it.</summary>
    public static RouteEntry? Of(HostTable host, RouteEntry entry) =>
        host.Entries.TakeWhile(e => e != entry).FirstOrDefault(earlier => TakesAllOf(earlier.Match, entry.Match) && (earlier.Route.Kind == entry.Route.Kind || earlier.Route.Kind == "HTTPRoute"));

    private static bool TakesAllOf(RouteMatch wide, RouteMatch narrow) =>
        PathTakesAllOf(wide.Path, narrow.Path)
        && (wide.Method is null || wide.Method == narrow.Method)
        && wide.Headers.All(w => narrow.Headers.Any(n => n.Name.Equals(w.Name, StringComparison.OrdinalIgnoreCase) && n.Value == w.Value && n.IsRegex == w.IsRegex))
        && wide.QueryParams.All(narrow.QueryParams.Contains);

    private static bool PathTakesAllOf(PathMatch wide, PathMatch narrow) => wide.Kind switch
    {
        PathKind.Exact => narrow == wide,
        PathKind.PathPrefix => wide.Prefix.Length == 0
            || narrow.Kind != PathKind.RegularExpression && (narrow.Prefix == wide.Prefix || narrow.Value.StartsWith(wide.Prefix + "/", StringComparison.Ordinal)),
        _ => narrow == wide,
    };
}
