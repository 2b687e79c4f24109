namespace GatewayStack.Routing.Model;

/// <summary>How a path is compared, in the order of precedence: Istio lets a regular expression win over nothing.</summary>
public enum PathKind
{
    /// <summary>By a regular expression over the whole path.</summary>
    RegularExpression,

    /// <summary>By whole segments from the start.</summary>
    PathPrefix,

    /// <summary>As a whole.</summary>
    Exact,
}

/// <summary>A path to match.</summary>
/// <param name="Kind">How.</param>
/// <param name="Value">The path or expression.</param>
public sealed record PathMatch(PathKind Kind, string Value)
{
    /// <summary>What a match without a path means.</summary>
    public static PathMatch Every { get; } = new(PathKind.PathPrefix, "/");

    /// <summary>A prefix without the slash at its end, which does not count; <c>/</c> is empty then.</summary>
    public string Prefix => Value.TrimEnd('/');

    /// <summary>KIND VALUE.</summary>
    public override string ToString() => $"{Kind} {Value}";
}

/// <summary>A header or query parameter to match.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, or an expression.</param>
/// <param name="IsRegex">Whether the value is an expression over the whole value.</param>
public sealed record NamedMatch(string Name, string Value, bool IsRegex);

/// <summary>Conditions that a request meets all of.</summary>
public sealed record RouteMatch
{
    /// <summary>The path.</summary>
    public PathMatch Path { get; init; } = PathMatch.Every;

    /// <summary>The method; null: every one.</summary>
    public string? Method { get; init; }

    /// <summary>The headers; of several of one name the first counts.</summary>
    public IReadOnlyList<NamedMatch> Headers { get; init; } = [];

    /// <summary>The query parameters; of several of one name the first counts.</summary>
    public IReadOnlyList<NamedMatch> QueryParams { get; init; } = [];

    /// <summary>In words people use: <c>PathPrefix /v2, GET, header version=v2</c>.</summary>
    public override string ToString() => string.Join(", ", new[] { Path.ToString() }
        .Concat(Method is null ? [] : [Method])
        .Concat(Headers.Select(h => $"header {h.Name}{(h.IsRegex ? "~" : "=")}{h.Value}"))
        .Concat(QueryParams.Select(q => $"query {q.Name}{(q.IsRegex ? "~" : "=")}{q.Value}")));
}
