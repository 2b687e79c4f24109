using Azure.Core;
using Azure.Identity;

namespace GatewayStack.Certificates;

/// <summary>Who talks to the vault.</summary>
public static class VaultCredential
{
    /// <summary>
    /// <c>DefaultAzureCredential</c> with the tenant pinned: environment variables, workload and managed identity, then the tools one has
    /// signed in to. It asks nothing interactively.
    /// </summary>
    /// <param name="tenantId">The tenant of the vault; null: the credential's own.</param>
    /// <param name="cloud">The cloud; the public one unless set.</param>
    public static TokenCredential Create(string? tenantId, AzureCloud? cloud = null)
    {
        var options = new DefaultAzureCredentialOptions { AuthorityHost = (cloud ?? AzureCloud.Public).AuthorityHost };
        if (tenantId is not null)
            options.TenantId = tenantId;
        return new DefaultAzureCredential(options);
    }
}
