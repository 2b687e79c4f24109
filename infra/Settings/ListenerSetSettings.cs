using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>A ListenerSet: further listeners of a Gateway, perhaps in another namespace.</summary>
public sealed record ListenerSetSettings
{
    /// <summary>The Gateway.</summary>
    [Description("name of the Gateway that gets the listeners; its allowedListeners must take them")]
    public required string Gateway { get; init; }

    /// <summary>Its namespace.</summary>
    [Description("its namespace, where the Secrets of its certificates are too; default: the Gateway's")]
    [Pattern(Names.LabelPattern, "a namespace name: lower-case letters, digits and '-', at most 63")]
    public string? Namespace { get; init; }

    /// <summary>The listeners.</summary>
    [Description("its listeners, 1 to 64")]
    public required IReadOnlyList<ListenerSettings> Listeners { get; init; }
}

/// <summary>From which namespaces ListenerSets may add listeners to a Gateway.</summary>
[Verbatim]
public enum ListenerNamespaces
{
    /// <summary>None.</summary>
    None,

    /// <summary>The Gateway's own.</summary>
    Same,

    /// <summary>All.</summary>
    All,
}
