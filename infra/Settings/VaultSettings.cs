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
}
