using Pulumi.AzureNative;

namespace GatewayStack.Infra;

/// <summary>The provider of what stands in another subscription.</summary>
internal static class SubscriptionProvider
{
    /// <summary>A provider with the settings of <c>azure-native</c>, which an explicit provider does not read by itself, but the subscription.</summary>
    public static Provider Create(string subscriptionId)
    {
        var azure = new AzureNativeConfig();
        return new Provider($"azure-{subscriptionId}", new ProviderArgs
        {
            SubscriptionId = subscriptionId,
            Location = azure.Text("location"),
            TenantId = azure.Text("tenantId"),
            Environment = azure.Text("environment"),
            MetadataHost = azure.Text("metadataHost"),
            ClientId = azure.Secret("clientId"),
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
