using GatewayStack.Routing.Model;

namespace GatewayStack.Routing.Matching;

/// <summary>Matches by path.</summary>
/// <remarks>Exact paths and prefixes are looked up, not tried one by one, so that an answer takes as long as the path is deep.</remarks>
internal sealed class PathTable
{
    private readonly Dictionary<string, List<RouteEntry>> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RouteEntry>> _prefixes = new(StringComparer.Ordinal);
    private readonly List<RouteEntry> _expressions = [];

    /// <param name="sorted">The matches, in their order of precedence.</param>
    public PathTable(IEnumerable<RouteEntry> sorted)
    {
        foreach (var entry in sorted)
        {
            var path = entry.Match.Path;
            if (path.Kind == PathKind.RegularExpression)
                _expressions.Add(entry);
            else if (path.Kind == PathKind.Exact)
                Add(_exact, path.Value, entry);
            else
                Add(_prefixes, path.Prefix, entry);
        }
    }

    public RouteEntry? Find(Request request)
    {
        var path = request.Path;
        if (_exact.TryGetValue(path, out var exact) && First(exact, request) is { } found)
            return found;
        var prefixes = _prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var end = path.Length; end >= 0; end = end == 0 ? -1 : path.LastIndexOf('/', end - 1))
        {
            if (prefixes.TryGetValue(path.AsSpan(0, end), out var prefixed) && First(prefixed, request) is { } below)
                return below;
        }
        return _expressions.Find(e => e.Meets(request));
    }

    private static RouteEntry? First(List<RouteEntry> sorted, Request request) => sorted.Find(e => e.MeetsRest(request));

    private static void Add(Dictionary<string, List<RouteEntry>> lists, string key, RouteEntry entry)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        list.Add(entry);
    }
}
