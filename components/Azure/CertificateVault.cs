using Pulumi;
using Pulumi.AzureNative.KeyVault;
using Pulumi.AzureNative.KeyVault.Inputs;

namespace GatewayStack.Components.Azure;

/// <summary>A Key Vault under Azure RBAC, and the role that lets the deployer put certificates into it.</summary>
public sealed class CertificateVault : ComponentResource
{
    /// <summary>Creates the vault.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">Its settings.</param>
    /// <param name="options">Options of the component.</param>
    public CertificateVault(string name, CertificateVaultArgs args, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:CertificateVault", name, options)
    {
        var vault = new Vault(name, new VaultArgs
        {
            VaultName = args.VaultName,
            ResourceGroupName = args.ResourceGroupName,
            Location = args.Location,
            Properties = new VaultPropertiesArgs
            {
                TenantId = args.TenantId,
                Sku = new SkuArgs { Family = SkuFamily.A, Name = SkuName.Standard },
                EnableRbacAuthorization = true,
                EnableSoftDelete = true,
                SoftDeleteRetentionInDays = args.SoftDeleteRetentionInDays,
                // Azure takes true or nothing here, never false.
                EnablePurgeProtection = args.PurgeProtection ? true : null!,
                PublicNetworkAccess = args.PublicNetworkAccess ? null! : (Input<string>)"Disabled",
                NetworkAcls = Firewall(args),
            },
            Tags = args.Tags,
        }, new CustomResourceOptions { Parent = this, Protect = args.Protect });
        var endpoint = args.PrivateEndpoint is null
            ? null
            : new VaultPrivateEndpoint($"{name}-private", args.PrivateEndpoint, vault.Id, vault.Name, new ComponentResourceOptions { Parent = this });

        VaultName = vault.Name;
        VaultId = vault.Id;
        VaultUri = vault.Properties.Apply(p => p.VaultUri!);
        List<Output<string>> first = [VaultUri];
        if (args.DeployerObjectId is not null)
            first.Add(AzureRole.KeyVaultCertificatesOfficer.AssignTo($"{name}-deployer", vault.Id, args.DeployerObjectId, principalType: null, this).Id);
        if (endpoint is not null)
            first.Add(endpoint.Ready);
        Writable = Output.All(first).Apply(all => all[0]);
        RegisterOutputs();
    }

    /// <summary>Name of the vault.</summary>
    public Output<string> VaultName { get; }

    /// <summary>Resource id of the vault.</summary>
    public Output<string> VaultId { get; }

    /// <summary>Address of the vault, <c>https://NAME.vault.azure.net/</c>.</summary>
    public Output<string> VaultUri { get; }

    /// <summary>The same address, once the deployer has the role to import certificates, and its private endpoint has a name.</summary>
    public Output<string> Writable { get; }

    /// <summary>Lets in who is listed and nobody else; null where nobody is kept out.</summary>
    private static Input<NetworkRuleSetArgs>? Firewall(CertificateVaultArgs args) => args is { PublicNetworkAccess: true, AllowedIPRanges: [] }
        ? (Input<NetworkRuleSetArgs>?)null
        : new NetworkRuleSetArgs
        {
            Bypass = NetworkRuleBypassOptions.AzureServices,
            DefaultAction = NetworkRuleAction.Deny,
            IpRules = [.. args.AllowedIPRanges.Select(range => new IPRuleArgs { Value = range })],
            VirtualNetworkRules = args.AllowedSubnetId is null ? [] : [new VirtualNetworkRuleArgs { Id = args.AllowedSubnetId }],
        };
}

/// <summary>Settings of <see cref="CertificateVault"/>.</summary>
public sealed class CertificateVaultArgs : ResourceArgs
{
    /// <summary>Resource group.</summary>
    public required Input<string> ResourceGroupName { get; init; }

    /// <summary>Azure region.</summary>
    public required Input<string> Location { get; init; }

    /// <summary>Name of the vault, unique in all of Azure: 3 to 24 letters, digits and single hyphens.</summary>
    public required Input<string> VaultName { get; init; }

    /// <summary>The Entra tenant whose identities the vault knows.</summary>
    public required Input<string> TenantId { get; init; }

    /// <summary>Object id of who deploys; null where somebody else assigns the role.</summary>
    public Input<string>? DeployerObjectId { get; init; }

    /// <summary>Days that a deleted vault can be recovered, 7 to 90. Default 90.</summary>
    public Input<int> SoftDeleteRetentionInDays { get; init; } = 90;

    /// <summary>Whether nobody can purge a deleted vault before that. Cannot be turned off again. Default false.</summary>
    public bool PurgeProtection { get; init; }

    /// <summary>Whether the vault can be reached at its public address. Default true.</summary>
    public bool PublicNetworkAccess { get; init; } = true;

    /// <summary>Addresses and CIDR blocks that may reach the public address; none: all may.</summary>
    public IReadOnlyList<string> AllowedIPRanges { get; init; } = [];

    /// <summary>Resource id of a subnet with the service endpoint of key vaults that may reach it too, beside <see cref="AllowedIPRanges"/>.</summary>
    public Input<string>? AllowedSubnetId { get; init; }

    /// <summary>The vault's address in a network; null: none.</summary>
    public VaultPrivateEndpointArgs? PrivateEndpoint { get; init; }

    /// <summary>Whether Pulumi refuses to delete the vault. Default false.</summary>
    public bool Protect { get; init; }

    /// <summary>Tags.</summary>
    public InputMap<string> Tags { get; init; } = [];
}
