using GatewayStack.Routing.Model;

namespace GatewayStack.Routing.Matching;

/// <summary>How rewrites and redirects change a path.</summary>
/// <remarks>Specification: <c>HTTPPathModifier.replacePrefixMatch</c>, with its table of examples.</remarks>
internal static class Paths
{
    /// <summary>The path a modifier makes of a request's.</summary>
    /// <param name="modifier">The modifier; null: nothing changes.</param>
    /// <param name="matched">The match; its prefix is what is replaced.</param>
    /// <param name="path">The request's path.</param>
    public static string Modify(PathModifier? modifier, PathMatch matched, string path)
    {
        if (modifier is null)
            return path;
        if (modifier.Full is { } full)
            return full.StartsWith('/') ? full : "/" + full;
        var rest = matched.Kind == PathKind.PathPrefix && path.Length >= matched.Prefix.Length ? path[matched.Prefix.Length..].TrimStart('/') : "";
        var prefix = modifier.Prefix!.TrimEnd('/');
        var hadRest = path.Length > Math.Max(1, matched.Prefix.Length);
        var changed = rest.Length > 0 ? $"{prefix}/{rest}" : hadRest && modifier.Prefix.Length > 0 ? prefix + "/" : modifier.Prefix;
        return changed.Length == 0 ? "/" : changed.StartsWith('/') ? changed : "/" + changed;
    }
}
