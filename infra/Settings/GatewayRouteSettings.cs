using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>What every kind of route has: what it attaches to, and the host names it serves.</summary>
public abstract record GatewayRouteSettings
{
    /// <summary>The Gateway it attaches to.</summary>
    [Description("name of the Gateway it attaches to")]
    public string? Gateway { get; init; }

    /// <summary>The ListenerSet it attaches to.</summary>
    [Description("name of the ListenerSet it attaches to, in place of gateway")]
    public string? ListenerSet { get; init; }

    /// <summary>The listener it attaches to.</summary>
    [Description("name of the listener it attaches to; default: those whose protocol fits; HTTPS alone where the Gateway redirects HTTP")]
    public string? SectionName { get; init; }

    /// <summary>Its namespace.</summary>
    [Description("its namespace; default: that of the Gateway or ListenerSet; required with service")]
    [Pattern(Names.LabelPattern, "a namespace name: lower-case letters, digits and '-', at most 63")]
    public string? Namespace { get; init; }

    /// <summary>The host names it serves.</summary>
    [Description("the host names it serves; a name without a dot belongs to the domain, '@' is the domain itself")]
    [Pattern(Names.HostPattern, "a host name; relative to the domain where it has no dot")]
    public IReadOnlyList<string> Hostnames { get; init; } = [];

    /// <summary>Whether it attaches to a Gateway, itself or by a ListenerSet.</summary>
    internal bool HasParent => Gateway is not null || ListenerSet is not null;
}
