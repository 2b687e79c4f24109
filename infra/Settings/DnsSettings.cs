using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>DNS records for the routes' host names.</summary>
public sealed record DnsSettings
{
    /// <summary>The Azure DNS zones that hold the records; none: the stack prints the table and creates no record.</summary>
    [Description("the Azure DNS zones that hold the records, each for the host names it is the longest suffix of; none: the table is printed and no record created")]
    public IReadOnlyList<ZoneSettings> Zones { get; init; } = [];

    /// <summary>Seconds that a record may be cached.</summary>
    [Description("seconds that a record may be cached")]
    [Bounds(1, 2147483647)]
    public int Ttl { get; init; } = 300;
}

/// <summary>An Azure DNS zone.</summary>
public sealed record ZoneSettings
{
    /// <summary>Name of the zone.</summary>
    [Description("name of the zone, a DNS domain")]
    [Pattern(Names.DomainPattern, "a DNS name of at least two labels, in lower case, such as example.com")]
    public required string Name { get; init; }

    /// <summary>Resource group of an existing zone.</summary>
    [Description("resource group of the existing zone; without it the stack creates the zone in its own resource group")]
    [Pattern(Names.ResourceGroupPattern, "1 to 90 letters, digits, '_', '-', '(', ')', '.', not ending with '.'")]
    public string? ResourceGroup { get; init; }
}

/// <summary>How long to wait for what takes time.</summary>
public sealed record WaitSettings
{
    /// <summary>For a Gateway and its listeners to be programmed.</summary>
    [Description("for a Gateway and each of its listeners to be programmed")]
    [Pattern(Names.DurationPattern, "a duration such as 15m")]
    public string Gateway { get; init; } = "15m";

    /// <summary>For role assignments to reach the vault.</summary>
    [Description("for a fresh role assignment to reach the vault, before an import is given up")]
    [Pattern(Names.DurationPattern, "a duration such as 15m")]
    public string RoleAssignments { get; init; } = "15m";
}
