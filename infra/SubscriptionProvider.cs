using Pulumi;
using Pulumi.AzureNative;

namespace GatewayStack.Infra;

/// <summary>The provider of what stands in another subscription.</summary>
internal static class SubscriptionProvider
{
    /// <summary>A provider with the settings of <c>azure-native</c>, which an explicit provider does not read by itself, but the subscription.</summary>
    public static Provider Create(string subscriptionId)
    {
        var azure = new Config("azure-native");
        Input<string> Text(string key) => azure.Get(key)!;
        Input<string> Secret(string key) => azure.GetSecret(key) is { } value ? (Input<string>)value : null!;
        Input<bool> Switch(string key) => azure.GetBoolean(key) is { } value ? (Input<bool>)value : null!;
        return new Provider($"azure-{subscriptionId}", new ProviderArgs
        {
            SubscriptionId = subscriptionId,
            Location = Text("location"),
            TenantId = Text("tenantId"),
            Environment = Text("environment"),
            MetadataHost = Text("metadataHost"),
            ClientId = Secret("clientId"),
            ClientSecret = Secret("clientSecret"),
            ClientCertificatePath = Text("clientCertificatePath"),
            ClientCertificatePassword = Secret("clientCertificatePassword"),
            UseMsi = Switch("useMsi"),
            UseOidc = Switch("useOidc"),
            UseDefaultAzureCredential = Switch("useDefaultAzureCredential"),
            OidcToken = Secret("oidcToken"),
            OidcTokenFilePath = Text("oidcTokenFilePath"),
            OidcRequestToken = Secret("oidcRequestToken"),
            OidcRequestUrl = Text("oidcRequestUrl"),
        });
    }
}
