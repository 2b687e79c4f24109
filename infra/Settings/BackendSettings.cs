using System.ComponentModel;
using System.Globalization;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>Where requests go.</summary>
public sealed record BackendSettings : IShorthand<BackendSettings>
{
    /// <summary>Name of the Service.</summary>
    [Description("name of the Service")]
    [Pattern(Names.LabelPattern, "a Service name: lower-case letters, digits and '-', at most 63")]
    public required string Name { get; init; }

    /// <summary>Namespace of the Service.</summary>
    [Description("namespace of the Service; default: the route's; for another one the stack creates the ReferenceGrant there")]
    [Pattern(Names.LabelPattern, "a namespace name: lower-case letters, digits and '-', at most 63")]
    public string? Namespace { get; init; }

    /// <summary>Port of the Service.</summary>
    [Description("port of the Service")]
    [Bounds(1, 65535)]
    public required int Port { get; init; }

    /// <summary>Its share of the requests, relative to the sum of all weights of the rule.</summary>
    [Description("its share of the requests, relative to the sum of the rule's weights")]
    [Bounds(0, 1_000_000)]
    public int? Weight { get; init; }

    /// <summary>What is done to a request on its way to this backend alone.</summary>
    [Description("what is done to a request on its way to this backend alone; Istio takes header modifiers only")]
    public IReadOnlyList<FilterSettings> Filters { get; init; } = [];

    /// <inheritdoc/>
    public static string Shorthand => "SERVICE:PORT";

    /// <inheritdoc/>
    public static BackendSettings? FromShorthand(string text) =>
        text.Split(':') is [{ Length: > 0 } name, var port]
        && int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new() { Name = name, Port = number }
            : null;
}
