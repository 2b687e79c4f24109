using GatewayStack.Components.Azure;
using GatewayStack.Infra.Settings;
using Pulumi;

namespace GatewayStack.Infra;

/// <summary>From the settings of the vault to the component's.</summary>
internal static class VaultMapping
{
    public static CertificateVaultArgs VaultArgs(this StackSettings settings, AzureScope azure, ClusterNetwork? network)
    {
        var vault = settings.Vault!;
        return new CertificateVaultArgs
        {
            ResourceGroupName = azure.Group.Name,
            Location = azure.Config.Location,
            VaultName = vault.Name,
            TenantId = azure.TenantId,
            DeployerObjectId = vault.AssignDeployerRole ? (Input<string>)azure.DeployerObjectId : null,
            SoftDeleteRetentionInDays = vault.SoftDeleteRetentionInDays,
            PurgeProtection = vault.PurgeProtection,
            PublicNetworkAccess = vault.PublicNetworkAccess,
            AllowedIPRanges = vault.AllowedIPRanges,
            AllowedSubnetId = settings.VaultLetsSubnetIn() && network is not null ? (Input<string>)network.SubnetId : null,
            PrivateEndpoint = vault.PrivateEndpoint && network?.PrivateEndpointSubnetId is { } subnet
                ? new VaultPrivateEndpointArgs
                {
                    ResourceGroupName = azure.Group.Name,
                    Location = azure.Config.Location,
                    SubnetId = subnet,
                    NetworkIds = [network.NetworkId, .. settings.Network.Peerings.Select(p => (Input<string>)p)],
                    PrivateDnsZoneId = vault.PrivateDnsZoneId,
                    Tags = azure.Tags,
                }
                : null,
            Protect = settings.Protection.Protect,
            Tags = azure.Tags,
        };
    }
}
