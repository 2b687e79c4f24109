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
    public required string Value { get; init; }
}

/// <summary>Where a redirect leads; what is not set stays as requested.</summary>
public sealed record RedirectSettings
{
    /// <summary>Scheme.</summary>
    [Description("http or https; default: as requested")]
    [Pattern("https?", "http or https")]
    public string? Scheme { get; init; }

    /// <summary>Host name.</summary>
    [Description("host name; default: as requested")]
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
}

/// <summary>What a rewrite changes.</summary>
public sealed record RewriteSettings
{
    /// <summary>Host name.</summary>
    [Description("host name")]
    public string? Hostname { get; init; }

    /// <summary>Path.</summary>
    [Description("path")]
    public PathModifierSettings? Path { get; init; }
}

/// <summary>A new path.</summary>
public sealed record PathModifierSettings
{
    /// <summary>What is replaced.</summary>
    [Description("what is replaced")]
    public required PathModifierKind Type { get; init; }

    /// <summary>For ReplaceFullPath.</summary>
    [Description("for ReplaceFullPath: the new path")]
    public string? ReplaceFullPath { get; init; }

    /// <summary>For ReplacePrefixMatch.</summary>
    [Description("for ReplacePrefixMatch: what takes the place of the matched prefix")]
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
}
