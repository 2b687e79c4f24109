using Pulumi.AzureNative_containerservice_v20260301;

namespace GatewayStack.Infra;

/// <summary>The provider of the local container service package.</summary>
internal static class AzureProvider
{
    /// <summary>A provider with the settings of <c>azure-native</c>. The package's own default provider reads its settings
    /// under the package's name, so the cluster could land in another subscription or region than everything else.</summary>
    public static Provider Create()
    {
        var azure = new AzureNativeConfig();
        return new Provider("containerservice", new ProviderArgs
        {
            SubscriptionId = azure.Text("subscriptionId"),
            Location = azure.Text("location"),
            TenantId = azure.Text("tenantId"),
            Environment = azure.Text("environment"),
            MetadataHost = azure.Text("metadataHost"),
            ClientId = azure.Text("clientId"),
            ClientSecret = azure.Secret("clientSecret"),
            ClientCertificatePath = azure.Text("clientCertificatePath"),
            ClientCertificatePassword = azure.Secret("clientCertificatePassword"),
            UseMsi = azure.Switch("useMsi"),
            UseOidc = azure.Switch("useOidc"),
            UseDefaultAzureCredential = azure.Switch("useDefaultAzureCredential"),
            OidcToken = azure.Secret("oidcToken"),
            OidcTokenFilePath = azure.Text("oidcTokenFilePath"),
            OidcRequestToken = azure.Secret("oidcRequestToken"),
            OidcRequestUrl = azure.Text("oidcRequestUrl"),
        });
    }
}
