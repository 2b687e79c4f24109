using System.ComponentModel;

namespace GatewayStack.Infra.Settings;

/// <summary>What keeps the stack from being deleted by mistake.</summary>
public sealed record ProtectionSettings
{
    /// <summary>Whether Pulumi refuses to delete what cannot be made again.</summary>
    [Description("whether Pulumi refuses to delete or replace resource group, network, vault and cluster (pulumi state unprotect lifts it)")]
    public bool Protect { get; init; }

    /// <summary>Whether Azure refuses it too.</summary>
    [Description("whether Azure refuses to delete vault and cluster, and what is in their scope: locks, made last and removed first; the deployer needs Microsoft.Authorization/locks/*")]
    public bool Locks { get; init; }
}
