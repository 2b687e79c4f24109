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
/// <param name="AllowMethods">The methods; <c>*</c> for every one.</param>
/// <param name="AllowHeaders">The headers a request may have; <c>*</c> for every one.</param>
/// <param name="ExposeHeaders">The headers of the answer that scripts may read.</param>
/// <param name="AllowCredentials">Whether cookies may be sent.</param>
/// <param name="MaxAge">For how many seconds the answer may be kept.</param>
public sealed record Cors(
    IReadOnlyList<string> AllowOrigins, IReadOnlyList<string> AllowMethods, IReadOnlyList<string> AllowHeaders,
    IReadOnlyList<string> ExposeHeaders, bool AllowCredentials, int MaxAge) : RouteFilter
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
