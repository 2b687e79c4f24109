using Pulumi;
using Pulumi.AzureNative_containerservice_v20260301;

namespace GatewayStack.Infra;

/// <summary>The provider of the local container service package.</summary>
internal static class AzureProvider
{
    /// <summary>A provider with the settings of <c>azure-native</c>. The package's own default provider reads its settings
    /// under the package's name, so the cluster could land in another subscription or region than everything else.</summary>
    public static Provider Create()
    {
        var azure = new Config("azure-native");
        Input<string> Text(string key) => azure.Get(key)!;
        Input<string> Secret(string key) => azure.GetSecret(key) is { } value ? (Input<string>)value : null!;
        Input<bool> Switch(string key) => azure.GetBoolean(key) is { } value ? (Input<bool>)value : null!;
        return new Provider("containerservice", new ProviderArgs
        {
            SubscriptionId = Text("subscriptionId"),
            Location = Text("location"),
            TenantId = Text("tenantId"),
            Environment = Text("environment"),
            MetadataHost = Text("metadataHost"),
            ClientId = Text("clientId"),
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
