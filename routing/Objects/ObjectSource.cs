namespace GatewayStack.Routing.Objects;

/// <summary>Where in a file the parts of an object are written.</summary>
/// <param name="File">The file.</param>
/// <param name="places">Line and column, both from 1, by path such as <c>spec.rules[0].matches</c>; the empty path is the object.</param>
public sealed class ObjectSource(string File, IReadOnlyDictionary<string, (int Line, int Column)> places)
{
    /// <summary>The file.</summary>
    public string File { get; } = File;

    /// <summary>Line and column of a part, or of the nearest part around it.</summary>
    public (int Line, int Column) Of(string path)
    {
        while (path.Length > 0)
        {
            if (places.TryGetValue(path, out var place))
                return place;
            path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
        }
        return places.GetValueOrDefault("", (1, 1));
    }

    /// <summary>FILE:LINE:COLUMN of a part.</summary>
    public string PlaceOf(string path = "")
    {
        var (line, column) = Of(path);
        return $"{File}:{line}:{column}";
    }
}
