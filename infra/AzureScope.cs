using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Resources;

namespace GatewayStack.Infra;

/// <summary>Where everything of the stack goes in Azure, and on whose behalf.</summary>
/// <param name="Config">Names and region.</param>
/// <param name="Group">The resource group.</param>
/// <param name="Tags">Tags of everything.</param>
/// <param name="Client">Who deploys.</param>
internal sealed record AzureScope(StackConfig Config, ResourceGroup Group, InputMap<string> Tags, Output<GetClientConfigResult> Client)
{
    /// <summary>The tenant.</summary>
    public Output<string> TenantId => Client.Apply(c => c.TenantId);

    /// <summary>The subscription.</summary>
    public Output<string> SubscriptionId => Client.Apply(c => c.SubscriptionId);

    /// <summary>Object id of who deploys.</summary>
    public Output<string> DeployerObjectId => Client.Apply(c => c.ObjectId);
}
