using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>The Key Vault.</summary>
public sealed record VaultSettings
{
    /// <summary>Name of the vault, unique in all of Azure.</summary>
    [Description("name of the vault; unique in all of Azure")]
    [Pattern(Names.VaultPattern, "3 to 24 letters, digits and single hyphens, a letter first, a letter or digit last")]
    public required string Name { get; init; }

    /// <summary>Whether a deleted vault and its content cannot be purged before its retention ends. Cannot be turned off again.</summary>
    [Description("whether nobody can purge the vault or its content before its retention ends; cannot be turned off again")]
    public bool PurgeProtection { get; init; }

    /// <summary>Days that a deleted vault and its content can be recovered.</summary>
    [Description("days that a deleted vault and its content can be recovered")]
    [Bounds(7, 90)]
    public int SoftDeleteRetentionInDays { get; init; } = 90;

    /// <summary>Whether the deployer is given the role to import certificates.</summary>
    [Description("whether the deployer is given the role Key Vault Certificates Officer on the vault; false where somebody else assigns it")]
    public bool AssignDeployerRole { get; init; } = true;

    /// <summary>Whether the vault has a public address.</summary>
    [Description("whether the vault can be reached at its public address; false needs privateEndpoint and network.deployer: inside")]
    public bool PublicNetworkAccess { get; init; } = true;

    /// <summary>From where the public address may be reached.</summary>
    [Description("public addresses the vault may be reached from, the deployer's for one; the cluster's subnet is let in by itself; without one, from everywhere")]
    [SettingName("allowedIPRanges")]
    [Pattern(Names.IPRangePattern, "an address or CIDR block such as 203.0.113.7")]
    public IReadOnlyList<string> AllowedIPRanges { get; init; } = [];

    /// <summary>Whether the vault has an address in the network.</summary>
    [Description("whether the vault has an address in the network too; needs network.privateEndpointSubnet")]
    public bool PrivateEndpoint { get; init; }

    /// <summary>A private DNS zone that exists; without it one is created.</summary>
    [Description("resource id of an existing zone privatelink.vaultcore.azure.net, linked to the network; without it one is created and linked")]
    [Pattern(Names.PrivateDnsZoneIdPattern, "a resource id such as /subscriptions/…/resourceGroups/…/providers/Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net")]
    public string? PrivateDnsZoneId { get; init; }
}
