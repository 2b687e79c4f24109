namespace GatewayStack.Routing.Attachment;

/// <summary>Host names: exact, with a wildcard for any number of labels first, or empty for every one. In lower case.</summary>
public static class Hostnames
{
    /// <summary>Whether a host name, such as a request's, is one that a pattern names. A wildcard does not name the apex.</summary>
    public static bool Covers(string pattern, string host) =>
        pattern.Length == 0
        || pattern == host
        || (pattern.StartsWith("*.", StringComparison.Ordinal) && host.Length > pattern.Length - 1 && host.EndsWith(pattern[1..], StringComparison.Ordinal)
            && !host.StartsWith('.'));

    /// <summary>The host names that both patterns name; null where there are none.</summary>
    public static string? Intersect(string listener, string route) =>
        Covers(listener, route) ? route.Length == 0 ? listener : route
        : Covers(route, listener) ? listener
        : null;

    /// <summary>Orders patterns by how specific they are, the most specific first: exact before wildcard, longer before shorter.</summary>
    public static int Compare(string a, string b)
    {
        var byKind = Rank(a).CompareTo(Rank(b));
        return byKind != 0 ? byKind : b.Length.CompareTo(a.Length);
    }

    /// <summary>A request's host name: without port, in lower case, without the dot at its end.</summary>
    public static string OfRequest(string authority)
    {
        var host = authority.Trim();
        if (host.StartsWith('['))
            return host.IndexOf(']') is >= 0 and var end ? host[..(end + 1)].ToLowerInvariant() : host.ToLowerInvariant();
        var colon = host.LastIndexOf(':');
        return (colon >= 0 ? host[..colon] : host).TrimEnd('.').ToLowerInvariant();
    }

    private static int Rank(string pattern) => pattern.Length == 0 ? 2 : pattern[0] == '*' ? 1 : 0;
}
