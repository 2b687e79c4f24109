using Azure.Identity;

namespace GatewayStack.Certificates;

/// <summary>An Azure cloud, as far as vaults and sign-in differ between them.</summary>
/// <param name="Name">Its name in the Azure CLI: <c>az cloud set --name …</c>.</param>
/// <param name="VaultDnsSuffix">What follows the vault's name in its host.</param>
/// <param name="AuthorityHost">Where tokens come from.</param>
/// <param name="EnvironmentName">Its name in what runs in clusters: the Key Vault secrets provider, cert-manager.</param>
public sealed record AzureCloud(string Name, string VaultDnsSuffix, Uri AuthorityHost, string EnvironmentName)
{
    /// <summary>The public cloud.</summary>
    public static AzureCloud Public { get; } = new("AzureCloud", "vault.azure.net", AzureAuthorityHosts.AzurePublicCloud, "AzurePublicCloud");

    /// <summary>Azure operated by 21Vianet, in China.</summary>
    public static AzureCloud China { get; } = new("AzureChinaCloud", "vault.azure.cn", AzureAuthorityHosts.AzureChina, "AzureChinaCloud");

    /// <summary>Azure for the US government.</summary>
    public static AzureCloud UsGovernment { get; } = new("AzureUSGovernment", "vault.usgovcloudapi.net", AzureAuthorityHosts.AzureGovernment, "AzureUSGovernmentCloud");

    /// <summary>The cloud called <paramref name="name"/> by the Azure CLI or by Pulumi (<c>public</c>, <c>china</c>, <c>usgovernment</c>); null if there is none.</summary>
    public static AzureCloud? Find(string name) => name?.ToUpperInvariant() switch
    {
        "AZURECLOUD" or "PUBLIC" or "AZUREPUBLICCLOUD" => Public,
        "AZURECHINACLOUD" or "CHINA" => China,
        "AZUREUSGOVERNMENT" or "USGOVERNMENT" or "AZUREUSGOVERNMENTCLOUD" => UsGovernment,
        _ => null,
    };

    /// <summary>The address of the vault called <paramref name="vaultName"/>.</summary>
    public Uri VaultUri(string vaultName) => new($"https://{vaultName}.{VaultDnsSuffix}/");
}
