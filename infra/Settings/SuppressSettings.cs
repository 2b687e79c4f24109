using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>A finding that is accepted.</summary>
public sealed record SuppressSettings
{
    /// <summary>The check.</summary>
    [Description("id of the check, such as GW402 (`gateway explain` lists them), or of a policy")]
    [Pattern(@"[A-Za-z][-\w.]*", "an id such as GW402")]
    public required string Check { get; init; }

    /// <summary>Where.</summary>
    [Description("where it is accepted: the name of a resource, its URN, or a setting such as cluster.tier; default: everywhere")]
    public string? Resource { get; init; }

    /// <summary>Why.</summary>
    [Description("why it is accepted; without a reason the suppression has no effect and is a finding itself")]
    public string? Reason { get; init; }

    /// <summary>Until when.</summary>
    [Description("the last day on which it is accepted, in quotes; default: no end")]
    [Pattern(@"20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "a day such as \"2027-03-31\"")]
    public string? Until { get; init; }
}
