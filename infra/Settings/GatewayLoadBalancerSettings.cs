using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>The Azure load balancer in front of a Gateway.</summary>
public sealed record GatewayLoadBalancerSettings
{
    /// <summary>What Azure takes as the DNS label of a public address.</summary>
    public const string DnsLabelPattern = "[a-z][a-z0-9-]{1,61}[a-z0-9]";

    /// <summary>Whether it has a private address.</summary>
    [Description("whether it has an address of the virtual network, in place of a public one")]
    public bool Internal { get; init; }

    /// <summary>The subnet of a private address.</summary>
    [Description("name of the subnet its private address is of; default: network.loadBalancerSubnet, else the nodes'")]
    [Pattern(Names.SubnetPattern, "1 to 80 letters, digits, '_', '-', '.', starting with a letter or digit")]
    public string? Subnet { get; init; }

    /// <summary>Its address.</summary>
    [Description("its IPv4 address: one of the subnet, or a public address that exists already; default: Azure chooses")]
    [Pattern(@"\d{1,3}(\.\d{1,3}){3}", "an IPv4 address")]
    public string? Address { get; init; }

    /// <summary>Name of its public address.</summary>
    [Description("name of the public IP address (Standard SKU) that it takes, which exists already")]
    [Pattern(Names.PublicIPPattern, "1 to 80 letters, digits, '_', '-', '.', starting with a letter or digit")]
    public string? PublicIPName { get; init; }

    /// <summary>Resource group of its public address.</summary>
    [Description("resource group of that address, on which the cluster gets the role Network Contributor; default: the nodes' resource group")]
    [Pattern(Names.ResourceGroupPattern, "1 to 90 letters, digits, '_', '-', '(', ')', '.', not ending with '.'")]
    public string? PublicIPResourceGroup { get; init; }

    /// <summary>Label of its public address.</summary>
    [Description("DNS label of its public address: LABEL.REGION.cloudapp.azure.com")]
    [Pattern(DnsLabelPattern, "3 to 63 lower-case letters, digits and '-', starting with a letter")]
    public string? DnsLabel { get; init; }

    /// <summary>Where requests may come from.</summary>
    [Description("addresses or CIDR blocks that requests may come from; default: every one")]
    [Pattern(Names.IPRangePattern, "an address or a CIDR block")]
    public IReadOnlyList<string> SourceRanges { get; init; } = [];

    /// <summary>Services that requests may come from.</summary>
    [Description("service tags that requests may come from, such as AzureFrontDoor.Backend")]
    [Pattern(Names.ServiceTagPattern, "a service tag such as AzureFrontDoor.Backend")]
    public IReadOnlyList<string> ServiceTags { get; init; } = [];

    /// <summary>Which nodes take requests.</summary>
    [Description("Cluster: every node takes requests, and applications see a node's address; Local: nodes with a proxy do, and they see the client's")]
    public ExternalTrafficPolicy ExternalTrafficPolicy { get; init; }

    /// <summary>How it asks nodes whether they are healthy.</summary>
    [Description("how it asks whether a proxy is healthy; default: what fits the ingress system")]
    public HealthProbeSettings? HealthProbe { get; init; }

    /// <summary>Minutes until it drops an idle connection.</summary>
    [Description("minutes until it drops an idle connection; default: Azure's, 4")]
    [Bounds(4, 30)]
    public int? IdleTimeoutInMinutes { get; init; }

    /// <summary>Whether the proxies' status port is kept from it.</summary>
    [Description("whether the proxies' status port 15021 is left out of it")]
    public bool HideStatusPort { get; init; }
}

/// <summary>Which nodes take requests from outside.</summary>
[Verbatim]
public enum ExternalTrafficPolicy
{
    /// <summary>Every node.</summary>
    Cluster,

    /// <summary>Nodes with a proxy.</summary>
    Local,
}

/// <summary>How a load balancer asks whether a proxy is healthy.</summary>
public sealed record HealthProbeSettings
{
    /// <summary>The protocol.</summary>
    [Description("its protocol")]
    public ProbeProtocol Protocol { get; init; } = ProbeProtocol.Http;

    /// <summary>The port.</summary>
    [Description("the port of the Service that it asks; 15021 is the proxies' status port")]
    [Bounds(1, 65535)]
    public int Port { get; init; } = 15021;

    /// <summary>The path.</summary>
    [Description("the path it asks for; not for tcp")]
    [Pattern(@"/[^\s?#]*", "a path that starts with /")]
    public string Path { get; init; } = "/healthz/ready";

    /// <summary>Seconds between two questions.</summary>
    [Description("seconds between two questions; default: Azure's, 5")]
    [Bounds(5, 2147483646)]
    public int? IntervalInSeconds { get; init; }

    /// <summary>Answers that decide.</summary>
    [Description("how many missing answers make a node unhealthy; default: Azure's, 2")]
    [Bounds(2, 1000)]
    public int? Failures { get; init; }
}

/// <summary>Protocols of a health probe.</summary>
public enum ProbeProtocol
{
    /// <summary>HTTP.</summary>
    Http,

    /// <summary>HTTPS.</summary>
    Https,

    /// <summary>A TCP connection, nothing more.</summary>
    Tcp,
}
