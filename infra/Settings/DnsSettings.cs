using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>DNS records for the routes' host names.</summary>
public sealed record DnsSettings
{
    /// <summary>Who keeps the records.</summary>
    [Description("who keeps the records: records (this stack, in the zones), managed (external-dns of AKS, in the zones), manual (you: the table is printed); default records where there are zones, else manual")]
    public DnsMode? Mode { get; init; }

    /// <summary>The Azure DNS zones that hold the records.</summary>
    [Description("the Azure DNS zones that hold the records, each for the host names it is the longest suffix of; a name may stand twice, once public and once private")]
    public IReadOnlyList<ZoneSettings> Zones { get; init; } = [];

    /// <summary>Domains whose records are none of the stack's business.</summary>
    [Description("domains whose records are kept elsewhere: their host names need no zone here")]
    [Pattern(Names.DomainPattern, "a DNS name of at least two labels, in lower case, such as example.com")]
    public IReadOnlyList<string> Elsewhere { get; init; } = [];

    /// <summary>What the load balancers' addresses are.</summary>
    [Description("what a load balancer's address is: A (IPv4), AAAA (IPv6), CNAME (a host name, as some clouds give)")]
    public AddressRecord RecordType { get; init; } = AddressRecord.A;

    /// <summary>Seconds that a record may be cached.</summary>
    [Description("seconds that a record may be cached")]
    [Bounds(1, 2147483647)]
    public int Ttl { get; init; } = 300;

    /// <summary>Which namespaces the managed external-dns reads.</summary>
    [Description("for mode managed: cluster (one external-dns reads the routes of every namespace), namespace (one in each Gateway's namespace reads that one)")]
    public ManagedDnsScope Scope { get; init; } = ManagedDnsScope.Cluster;
}

/// <summary>Who keeps the records.</summary>
public enum DnsMode
{
    /// <summary>The stack.</summary>
    Records,

    /// <summary>The external-dns of the app routing operator.</summary>
    Managed,

    /// <summary>Somebody, by the table that the stack prints.</summary>
    Manual,
}

/// <summary>Types of records that name an address.</summary>
[Verbatim]
public enum AddressRecord
{
    /// <summary>An IPv4 address.</summary>
    A,

    /// <summary>An IPv6 address.</summary>
    AAAA,

    /// <summary>Another host name.</summary>
    CNAME,
}

/// <summary>Which namespaces a managed external-dns reads.</summary>
public enum ManagedDnsScope
{
    /// <summary>All.</summary>
    Cluster,

    /// <summary>Its own.</summary>
    Namespace,
}

/// <summary>An Azure DNS zone.</summary>
public sealed record ZoneSettings
{
    /// <summary>Name of the zone.</summary>
    [Description("name of the zone, a DNS domain")]
    [Pattern(Names.DomainPattern, "a DNS name of at least two labels, in lower case, such as example.com")]
    public required string Name { get; init; }

    /// <summary>Resource group of the zone.</summary>
    [Description("resource group of the zone; without it the stack creates the zone in its own resource group")]
    [Pattern(Names.ResourceGroupPattern, "1 to 90 letters, digits, '_', '-', '(', ')', '.', not ending with '.'")]
    public string? ResourceGroup { get; init; }

    /// <summary>Subscription of the zone.</summary>
    [Description("subscription of that resource group, where it is not the stack's")]
    [Pattern("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "a GUID in lower case")]
    public string? SubscriptionId { get; init; }

    /// <summary>Whether the stack creates the zone.</summary>
    [Description("whether the stack creates the zone; default: where no resourceGroup is named")]
    public bool? Create { get; init; }

    /// <summary>Whether it is a private zone.</summary>
    [Description("whether it is a private zone, which only linked networks see")]
    public bool Private { get; init; }

    /// <summary>Whether a private zone is linked to the cluster's network.</summary>
    [Description("for a private zone: whether the stack links it to the cluster's network; false where it is linked already")]
    public bool LinkNetwork { get; init; } = true;

    /// <summary>Whether the stack creates the zone.</summary>
    internal bool IsCreated => Create ?? ResourceGroup is null;
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
