using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>A GRPCRoute. Field names and meanings are the Gateway API's.</summary>
public sealed record GrpcRouteSettings : GatewayRouteSettings
{
    /// <summary>Its rules.</summary>
    [Description("its rules, tried in the Gateway API's order of precedence")]
    public IReadOnlyList<GrpcRuleSettings> Rules { get; init; } = [];

    /// <summary>Short for a single rule that sends everything to these backends.</summary>
    [Description("short for one rule that sends every request to these backends")]
    public IReadOnlyList<BackendSettings> BackendRefs { get; init; } = [];

    /// <summary>The rules, with the short form written out.</summary>
    internal IReadOnlyList<GrpcRuleSettings> AllRules => BackendRefs.Count == 0 ? Rules : [new() { BackendRefs = BackendRefs }, .. Rules];
}

/// <summary>A rule of a GRPCRoute.</summary>
public sealed record GrpcRuleSettings
{
    /// <summary>Its name.</summary>
    [Description("its name, unique in the route; needs the bundle of Kubernetes 1.35")]
    [Pattern(Names.SubdomainPattern, "lower-case letters, digits, '-' and '.'")]
    public string? Name { get; init; }

    /// <summary>What a request must match: any one of these; none means every request.</summary>
    [Description("what a request must match, any one of these; none: every request")]
    public IReadOnlyList<GrpcMatchSettings> Matches { get; init; } = [];

    /// <summary>What is done to a request on its way.</summary>
    [Description("what is done to a request on its way: RequestHeaderModifier, ResponseHeaderModifier, RequestMirror")]
    public IReadOnlyList<FilterSettings> Filters { get; init; } = [];

    /// <summary>Where requests go, by weight.</summary>
    [Description("where requests go, shared by weight")]
    public IReadOnlyList<BackendSettings> BackendRefs { get; init; } = [];
}

/// <summary>Conditions that a gRPC request meets all of.</summary>
public sealed record GrpcMatchSettings
{
    /// <summary>Service and method.</summary>
    [Description("service and method")]
    public GrpcMethodSettings? Method { get; init; }

    /// <summary>The headers.</summary>
    [Description("headers (gRPC metadata)")]
    public IReadOnlyList<ValueMatchSettings> Headers { get; init; } = [];
}

/// <summary>A gRPC method to match.</summary>
public sealed record GrpcMethodSettings : IShorthand<GrpcMethodSettings>
{
    /// <summary>How service and method are matched.</summary>
    [Description("how service and method are matched")]
    public ValueMatchKind Type { get; init; } = ValueMatchKind.Exact;

    /// <summary>The service.</summary>
    [Description("the service with its package, such as shop.v1.Cart; default: every one")]
    [Pattern("(?s).{1,1024}", "1 to 1024 characters")]
    public string? Service { get; init; }

    /// <summary>The method.</summary>
    [Description("the method; default: every one of the service")]
    [Pattern("(?s).{1,1024}", "1 to 1024 characters")]
    public string? Method { get; init; }

    /// <inheritdoc/>
    public static string Shorthand => "SERVICE/METHOD or SERVICE";

    /// <inheritdoc/>
    public static GrpcMethodSettings? FromShorthand(string text) => text.Split('/') switch
    {
        [{ Length: > 0 } service] => new() { Service = service },
        [{ Length: > 0 } service, { Length: > 0 } method] => new() { Service = service, Method = method },
        _ => null,
    };
}
