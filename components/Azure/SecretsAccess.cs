using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace GatewayStack.Components.Azure;

/// <summary>What lets the cluster's Key Vault secrets provider read certificates of a vault.</summary>
/// <remarks>A <c>secret</c> object (key and chain) needs Key Vault Secrets User, a <c>cert</c> object Key Vault Certificate User.</remarks>
public sealed class SecretsAccess : ComponentResource
{
    /// <summary>Assigns the roles.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">Who reads what.</param>
    /// <param name="options">Options of the component.</param>
    public SecretsAccess(string name, SecretsAccessArgs args, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:SecretsAccess", name, options)
    {
        AzureRole.KeyVaultSecretsUser.AssignTo($"{name}-secrets", args.VaultId, args.PrincipalId, PrincipalType.ServicePrincipal, this);
        AzureRole.KeyVaultCertificateUser.AssignTo($"{name}-certificates", args.VaultId, args.PrincipalId, PrincipalType.ServicePrincipal, this);
        RegisterOutputs();
    }
}

/// <summary>Settings of <see cref="SecretsAccess"/>.</summary>
public sealed class SecretsAccessArgs : ResourceArgs
{
    /// <summary>Resource id of the vault.</summary>
    public required Input<string> VaultId { get; init; }

    /// <summary>Object id of the secrets provider's identity.</summary>
    public required Input<string> PrincipalId { get; init; }
}
