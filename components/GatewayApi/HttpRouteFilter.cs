using Pulumi;

namespace GatewayStack.Components.GatewayApi;

/// <summary>A filter of a rule; the property that <see cref="Type"/> names says what it does.</summary>
public sealed class HttpRouteFilterArgs : ResourceArgs
{
    /// <summary>RequestHeaderModifier, ResponseHeaderModifier, RequestRedirect, URLRewrite, RequestMirror or, from bundle v1.5.1 on, CORS.</summary>
    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    /// <summary>Headers of the request to change.</summary>
    [Input("requestHeaderModifier")]
    public Input<HeaderModifierArgs>? RequestHeaderModifier { get; set; }

    /// <summary>Headers of the response to change.</summary>
    [Input("responseHeaderModifier")]
    public Input<HeaderModifierArgs>? ResponseHeaderModifier { get; set; }

    /// <summary>Where to redirect to.</summary>
    [Input("requestRedirect")]
    public Input<RequestRedirectArgs>? RequestRedirect { get; set; }

    /// <summary>What to rewrite.</summary>
    [Input("urlRewrite")]
    public Input<UrlRewriteArgs>? UrlRewrite { get; set; }

    /// <summary>Where a copy of the request goes.</summary>
    [Input("requestMirror")]
    public Input<RequestMirrorArgs>? RequestMirror { get; set; }

    /// <summary>Which other origins may call.</summary>
    [Input("cors")]
    public Input<CorsArgs>? Cors { get; set; }
}

/// <summary>Headers to set, add and remove, each list at most 16.</summary>
public sealed class HeaderModifierArgs : ResourceArgs
{
    [Input("set")]
    private InputList<HeaderArgs>? _set;

    /// <summary>Headers that replace those of the same name.</summary>
    public InputList<HeaderArgs> Set { get => _set ??= []; set => _set = value; }

    [Input("add")]
    private InputList<HeaderArgs>? _add;

    /// <summary>Headers that join those of the same name.</summary>
    public InputList<HeaderArgs> Add { get => _add ??= []; set => _add = value; }

    [Input("remove")]
    private InputList<string>? _remove;

    /// <summary>Names of headers that are dropped.</summary>
    public InputList<string> Remove { get => _remove ??= []; set => _remove = value; }
}

/// <summary>A header.</summary>
public sealed class HeaderArgs : ResourceArgs
{
    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>Its value.</summary>
    [Input("value", required: true)]
    public Input<string> Value { get; set; } = null!;
}

/// <summary>Where a redirect leads; what is not set stays as requested.</summary>
public sealed class RequestRedirectArgs : ResourceArgs
{
    /// <summary>http or https.</summary>
    [Input("scheme")]
    public Input<string>? Scheme { get; set; }

    /// <summary>Host name.</summary>
    [Input("hostname")]
    public Input<string>? Hostname { get; set; }

    /// <summary>Path.</summary>
    [Input("path")]
    public Input<PathModifierArgs>? Path { get; set; }

    /// <summary>Port.</summary>
    [Input("port")]
    public Input<int>? Port { get; set; }

    /// <summary>301 or 302; from bundle v1.5.1 on also 303, 307 and 308.</summary>
    [Input("statusCode")]
    public Input<int>? StatusCode { get; set; }
}

/// <summary>What a rewrite changes.</summary>
public sealed class UrlRewriteArgs : ResourceArgs
{
    /// <summary>Host name.</summary>
    [Input("hostname")]
    public Input<string>? Hostname { get; set; }

    /// <summary>Path.</summary>
    [Input("path")]
    public Input<PathModifierArgs>? Path { get; set; }
}

/// <summary>A new path.</summary>
public sealed class PathModifierArgs : ResourceArgs
{
    /// <summary>ReplaceFullPath or ReplacePrefixMatch.</summary>
    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    /// <summary>The new path.</summary>
    [Input("replaceFullPath")]
    public Input<string>? ReplaceFullPath { get; set; }

    /// <summary>What takes the place of the matched prefix.</summary>
    [Input("replacePrefixMatch")]
    public Input<string>? ReplacePrefixMatch { get; set; }
}

/// <summary>Where a copy of the request goes.</summary>
public sealed class RequestMirrorArgs : ResourceArgs
{
    /// <summary>The backend.</summary>
    [Input("backendRef", required: true)]
    public Input<BackendReferenceArgs> BackendRef { get; set; } = null!;

    /// <summary>Per cent of the requests, from bundle v1.3.0 on; all where not set.</summary>
    [Input("percent")]
    public Input<int>? Percent { get; set; }

    /// <summary>The part of the requests in place of <see cref="Percent"/>, from bundle v1.3.0 on.</summary>
    [Input("fraction")]
    public Input<FractionArgs>? Fraction { get; set; }
}

/// <summary>A part of the requests.</summary>
public sealed class FractionArgs : ResourceArgs
{
    /// <summary>How many.</summary>
    [Input("numerator", required: true)]
    public Input<int> Numerator { get; set; } = null!;

    /// <summary>Out of how many; 100 where not set.</summary>
    [Input("denominator")]
    public Input<int>? Denominator { get; set; }
}

/// <summary>Which other origins may call, from a browser.</summary>
public sealed class CorsArgs : ResourceArgs
{
    [Input("allowOrigins")]
    private InputList<string>? _allowOrigins;

    /// <summary>Origins that may call, at most 64.</summary>
    public InputList<string> AllowOrigins { get => _allowOrigins ??= []; set => _allowOrigins = value; }

    /// <summary>Whether credentials may be sent.</summary>
    [Input("allowCredentials")]
    public Input<bool>? AllowCredentials { get; set; }

    [Input("allowMethods")]
    private InputList<string>? _allowMethods;

    /// <summary>Methods that may be used, at most 9.</summary>
    public InputList<string> AllowMethods { get => _allowMethods ??= []; set => _allowMethods = value; }

    [Input("allowHeaders")]
    private InputList<string>? _allowHeaders;

    /// <summary>Headers that may be sent, at most 64.</summary>
    public InputList<string> AllowHeaders { get => _allowHeaders ??= []; set => _allowHeaders = value; }

    [Input("exposeHeaders")]
    private InputList<string>? _exposeHeaders;

    /// <summary>Headers of the response that may be read, at most 64.</summary>
    public InputList<string> ExposeHeaders { get => _exposeHeaders ??= []; set => _exposeHeaders = value; }

    /// <summary>How long a browser remembers the answer, in seconds; 5 where not set.</summary>
    [Input("maxAge")]
    public Input<int>? MaxAge { get; set; }
}
