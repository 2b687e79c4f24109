using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>A filter of an HTTPRoute rule; the field that its type names holds what it does.</summary>
public sealed record FilterSettings
{
    /// <summary>What kind of filter it is.</summary>
    [Description("what kind of filter it is")]
    public required FilterKind Type { get; init; }

    /// <summary>For RequestHeaderModifier.</summary>
    [Description("for RequestHeaderModifier: headers of the request to set, add, remove")]
    public HeaderModifierSettings? RequestHeaderModifier { get; init; }

    /// <summary>For ResponseHeaderModifier.</summary>
    [Description("for ResponseHeaderModifier: headers of the response to set, add, remove")]
    public HeaderModifierSettings? ResponseHeaderModifier { get; init; }

    /// <summary>For RequestRedirect.</summary>
    [Description("for RequestRedirect: where to redirect to")]
    public RedirectSettings? RequestRedirect { get; init; }

    /// <summary>For URLRewrite.</summary>
    [Description("for URLRewrite: what to rewrite")]
    [SettingName("urlRewrite")]
    public RewriteSettings? UrlRewrite { get; init; }

    /// <summary>For RequestMirror.</summary>
    [Description("for RequestMirror: where a copy of the request goes")]
    public MirrorSettings? RequestMirror { get; init; }

    /// <summary>For CORS.</summary>
    [Description("for CORS: which other origins may call; needs the bundle of Kubernetes 1.36")]
    public CorsSettings? Cors { get; init; }
}

/// <summary>Kinds of filters.</summary>
[Verbatim]
public enum FilterKind
{
    /// <summary>Changes headers of the request.</summary>
    RequestHeaderModifier,

    /// <summary>Changes headers of the response.</summary>
    ResponseHeaderModifier,

    /// <summary>Answers with a redirect.</summary>
    RequestRedirect,

    /// <summary>Changes host or path on the way to the backend.</summary>
    URLRewrite,

    /// <summary>Sends a copy to another backend.</summary>
    RequestMirror,

    /// <summary>Answers browsers that ask whether another origin may call.</summary>
    CORS,
}

/// <summary>Headers to set, add and remove.</summary>
public sealed record HeaderModifierSettings
{
    /// <summary>Headers that replace those of the same name.</summary>
    [Description("headers that replace those of the same name")]
    public IReadOnlyList<HeaderSettings> Set { get; init; } = [];

    /// <summary>Headers that join those of the same name.</summary>
    [Description("headers that join those of the same name")]
    public IReadOnlyList<HeaderSettings> Add { get; init; } = [];

    /// <summary>Names of headers that are dropped.</summary>
    [Description("names of headers that are dropped")]
    [Pattern(@"[A-Za-z0-9!#$%&'*+\-.^_`|~]{1,256}", "1 to 256 characters that RFC 9110 allows in a header name")]
    public IReadOnlyList<string> Remove { get; init; } = [];
}

/// <summary>A header.</summary>
public sealed record HeaderSettings
{
    /// <summary>Its name.</summary>
    [Description("its name")]
    [Pattern(@"[A-Za-z0-9!#$%&'*+\-.^_`|~]{1,256}", "1 to 256 characters that RFC 9110 allows in a header name")]
    public required string Name { get; init; }

    /// <summary>Its value.</summary>
    [Description("its value")]
    [Pattern("(?s).{1,4096}", "1 to 4096 characters")]
    public required string Value { get; init; }
}

/// <summary>Where a redirect leads; what is not set stays as requested.</summary>
public sealed record RedirectSettings : IShorthand<RedirectSettings>
{
    /// <summary>Scheme.</summary>
    [Description("http or https; default: as requested")]
    [Pattern("https?", "http or https")]
    public string? Scheme { get; init; }

    /// <summary>Host name.</summary>
    [Description("full host name; default: as requested")]
    [Pattern(@"(?=.{1,253}\z)" + Names.LabelPattern + @"(\." + Names.LabelPattern + ")*", "a full host name without wildcard")]
    public string? Hostname { get; init; }

    /// <summary>Path.</summary>
    [Description("path; default: as requested")]
    public PathModifierSettings? Path { get; init; }

    /// <summary>Port.</summary>
    [Description("port; default: the scheme's own where a scheme is set, else the listener's")]
    [Bounds(1, 65535)]
    public int? Port { get; init; }

    /// <summary>Status code.</summary>
    [Description("status code; 303, 307 and 308 need the bundle of Kubernetes 1.36")]
    [Bounds(301, 308)]
    public int? StatusCode { get; init; }

    /// <inheritdoc/>
    public static string Shorthand => "https, or a URL such as https://www.example.com/new";

    /// <inheritdoc/>
    public static RedirectSettings? FromShorthand(string text)
    {
        if (text is "http" or "https")
            return new() { Scheme = text };
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url is not { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" })
            return null;
        return new()
        {
            Scheme = url.Scheme,
            Hostname = url.Host,
            Port = url.IsDefaultPort ? null : url.Port,
            Path = url.AbsolutePath == "/" ? null : new() { Type = PathModifierKind.ReplaceFullPath, ReplaceFullPath = url.AbsolutePath },
        };
    }
}

/// <summary>What a rewrite changes.</summary>
public sealed record RewriteSettings : IShorthand<RewriteSettings>
{
    /// <summary>Host name.</summary>
    [Description("full host name")]
    [Pattern(@"(?=.{1,253}\z)" + Names.LabelPattern + @"(\." + Names.LabelPattern + ")*", "a full host name without wildcard")]
    public string? Hostname { get; init; }

    /// <summary>Path.</summary>
    [Description("path")]
    public PathModifierSettings? Path { get; init; }

    /// <inheritdoc/>
    public static string Shorthand => "a path such as / that takes the place of the matched prefix";

    /// <inheritdoc/>
    public static RewriteSettings? FromShorthand(string text) => text.StartsWith('/')
        ? new() { Path = new() { Type = PathModifierKind.ReplacePrefixMatch, ReplacePrefixMatch = text } }
        : null;
}

/// <summary>A new path.</summary>
public sealed record PathModifierSettings
{
    /// <summary>What is replaced.</summary>
    [Description("what is replaced")]
    public required PathModifierKind Type { get; init; }

    /// <summary>For ReplaceFullPath.</summary>
    [Description("for ReplaceFullPath: the new path")]
    [Pattern("(?s).{0,1024}", "at most 1024 characters")]
    public string? ReplaceFullPath { get; init; }

    /// <summary>For ReplacePrefixMatch.</summary>
    [Description("for ReplacePrefixMatch: what takes the place of the matched prefix")]
    [Pattern("(?s).{0,1024}", "at most 1024 characters")]
    public string? ReplacePrefixMatch { get; init; }
}

/// <summary>What a path modifier replaces.</summary>
[Verbatim]
public enum PathModifierKind
{
    /// <summary>The whole path.</summary>
    ReplaceFullPath,

    /// <summary>The prefix that the rule matched.</summary>
    ReplacePrefixMatch,
}

/// <summary>Where a copy of the request goes.</summary>
public sealed record MirrorSettings
{
    /// <summary>The backend.</summary>
    [Description("the backend")]
    public required BackendSettings BackendRef { get; init; }

    /// <summary>Per cent of the requests that are mirrored.</summary>
    [Description("per cent of the requests that are mirrored; default all; needs the bundle of Kubernetes 1.34")]
    [Bounds(0, 100)]
    public int? Percent { get; init; }

    /// <summary>The part of the requests that is mirrored.</summary>
    [Description("the part of the requests that is mirrored, in place of percent; needs the bundle of Kubernetes 1.34")]
    public FractionSettings? Fraction { get; init; }
}

/// <summary>A part of the requests.</summary>
public sealed record FractionSettings
{
    /// <summary>How many.</summary>
    [Description("how many")]
    [Bounds(0, int.MaxValue)]
    public required int Numerator { get; init; }

    /// <summary>Out of how many.</summary>
    [Description("out of how many")]
    [Bounds(1, int.MaxValue)]
    public int Denominator { get; init; } = 100;
}

/// <summary>Which other origins may call, from a browser.</summary>
public sealed record CorsSettings
{
    /// <summary>Origins that may call.</summary>
    [Description("origins that may call, such as https://www.example.com or https://*.example.com; '*' alone: every one")]
    [Pattern(@"(?=.{1,253}\z)(\*|https?://((\*\.)?([a-zA-Z0-9\-]+\.)*[a-zA-Z0-9-]+|\*)(:[0-9]{1,5})?)", "'*' or an origin such as https://www.example.com")]
    public IReadOnlyList<string> AllowOrigins { get; init; } = [];

    /// <summary>Whether credentials may be sent.</summary>
    [Description("whether cookies and other credentials may be sent")]
    public bool? AllowCredentials { get; init; }

    /// <summary>Methods that may be used.</summary>
    [Description("methods that may be used; '*' alone: every one")]
    [Pattern(@"GET|HEAD|POST|PUT|DELETE|CONNECT|OPTIONS|TRACE|PATCH|\*", "an HTTP method, or '*'")]
    public IReadOnlyList<string> AllowMethods { get; init; } = [];

    /// <summary>Headers that may be sent.</summary>
    [Description("headers that may be sent; '*' alone: every one")]
    [Pattern(@"[A-Za-z0-9!#$%&'*+\-.^_`|~]{1,256}", "1 to 256 characters that RFC 9110 allows in a header name")]
    public IReadOnlyList<string> AllowHeaders { get; init; } = [];

    /// <summary>Headers that the page may read.</summary>
    [Description("headers of the response that the page may read")]
    [Pattern(@"[A-Za-z0-9!#$%&'*+\-.^_`|~]{1,256}", "1 to 256 characters that RFC 9110 allows in a header name")]
    public IReadOnlyList<string> ExposeHeaders { get; init; } = [];

    /// <summary>How long a browser remembers the answer, in seconds.</summary>
    [Description("how long a browser remembers the answer, in seconds")]
    [Bounds(1, int.MaxValue)]
    public int? MaxAge { get; init; }
}
