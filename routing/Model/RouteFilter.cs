namespace GatewayStack.Routing.Model;

/// <summary>What is done to a request or answer on its way.</summary>
public abstract record RouteFilter
{
    /// <summary>The type as the specification names it.</summary>
    public abstract string Type { get; }
}

/// <summary>Headers to set, add and remove.</summary>
/// <param name="OfResponse">Whether it is the answer's headers.</param>
/// <param name="Set">Replace those of the same name.</param>
/// <param name="Add">Join those of the same name.</param>
/// <param name="Remove">Are dropped.</param>
public sealed record HeaderModifier(
    bool OfResponse, IReadOnlyList<(string Name, string Value)> Set, IReadOnlyList<(string Name, string Value)> Add, IReadOnlyList<string> Remove) : RouteFilter
{
    /// <inheritdoc/>
    public override string Type => OfResponse ? "ResponseHeaderModifier" : "RequestHeaderModifier";
}

/// <summary>How a path changes.</summary>
/// <param name="Full">The whole new path; null: a prefix is replaced.</param>
/// <param name="Prefix">What replaces the matched prefix; null: the whole path is replaced.</param>
public sealed record PathModifier(string? Full, string? Prefix);

/// <summary>Answers with a redirect. What is null stays as requested.</summary>
public sealed record RequestRedirect(string? Scheme, string? Hostname, PathModifier? Path, int? Port, int StatusCode) : RouteFilter
{
    /// <inheritdoc/>
    public override string Type => "RequestRedirect";
}

/// <summary>Changes host or path on the way to the backend.</summary>
public sealed record UrlRewrite(string? Hostname, PathModifier? Path) : RouteFilter
{
    /// <inheritdoc/>
    public override string Type => "URLRewrite";
}

/// <summary>Sends a copy to another backend, whose answer is dropped.</summary>
/// <param name="Backend">Where to.</param>
/// <param name="Percent">How many of the requests.</param>
public sealed record RequestMirror(Backend Backend, double Percent) : RouteFilter
{
    /// <inheritdoc/>
    public override string Type => "RequestMirror";
}

/// <summary>Answers browsers that ask from another origin.</summary>
/// <param name="AllowOrigins">The origins; <c>*</c> for every one.</param>
public sealed record Cors(IReadOnlyList<string> AllowOrigins) : RouteFilter
{
    /// <inheritdoc/>
    public override string Type => "CORS";
}

/// <summary>A filter that only some implementation knows.</summary>
/// <param name="Type">Its type.</param>
public sealed record OtherFilter(string Type) : RouteFilter
{
    /// <inheritdoc/>
    public override string Type { get; } = Type;
}
