using GatewayStack.Certificates;
using GatewayStack.Components.Azure;
using GatewayStack.Infra.Settings;
using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace GatewayStack.Infra;

/// <summary>A vault that certificates are read from.</summary>
/// <param name="ResourceName">What its Pulumi resources are called after; empty for the stack's own vault.</param>
/// <param name="Name">Name of the vault.</param>
/// <param name="Id">Its resource id.</param>
/// <param name="Uri">Its address.</param>
internal sealed record VaultReference(string ResourceName, Input<string> Name, Input<string> Id, Output<string> Uri);

/// <summary>The stack's own vault, and those of others that existing certificates are in.</summary>
internal sealed class StackVaults(CertificateVault own, Output<GetClientConfigResult> client, AzureCloud cloud)
{
    /// <summary>The vault that a certificate is in.</summary>
    public VaultReference Of(CertificateSettings certificate)
    {
        if (certificate.Existing is not { Vault: { } name } existing)
            return new("", own.VaultName, own.VaultId, own.VaultUri);
        var id = client.Apply(c =>
            $"/subscriptions/{existing.Subscription ?? c.SubscriptionId}/resourceGroups/{existing.ResourceGroup}/providers/Microsoft.KeyVault/vaults/{name}");
        return new($"-{name}", name, id, Output.Create(cloud.VaultUri(name).ToString()));
    }

    /// <summary>The vaults that the cluster must be given roles on, each once.</summary>
    public IEnumerable<VaultReference> ToGrant(StackSettings settings) => settings.Certificates
        .Where(c => c.Acme is null && c.Existing is null or { AssignRoles: true })
        .Select(Of)
        .Prepend(new("", own.VaultName, own.VaultId, own.VaultUri))
        .DistinctBy(v => v.ResourceName);
}
