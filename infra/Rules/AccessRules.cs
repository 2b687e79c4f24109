using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>Who may use the API server: somebody must be able to.</summary>
internal static class AccessRules
{
    public static IEnumerable<SettingsProblem> Check(AccessSettings access, string prefix)
    {
        var key = prefix + "cluster.access";
        if (!access.LocalAccounts && access.EntraId is null)
            yield return new($"{key}.localAccounts", "is off, and nobody else can sign in", "false", "set cluster.access.entraID, or localAccounts to true");
        if (access.EntraId is { } entra)
        {
            if (entra is { AdminGroups: [], AssignDeployerRole: false })
            {
                yield return new($"{key}.entraID", "lets nobody administer the cluster, not even the deployer", null,
                    "name a group in adminGroups, or set assignDeployerRole to true");
            }
            if (entra is { AzureRbac: false, AdminGroups: [] })
            {
                yield return new($"{key}.entraID.azureRBAC", "is off, so that roles of Azure say nothing, and there is no admin group", "false",
                    "name a group in adminGroups, or set azureRBAC to true");
            }
        }
        if (access is { PrivateCluster: true, AuthorizedIPRanges.Count: > 0 })
        {
            yield return new($"{key}.authorizedIPRanges", "has no meaning for a private cluster, and AKS refuses it", string.Join(", ", access.AuthorizedIPRanges),
                "remove authorizedIPRanges, or set privateCluster to false");
        }
    }
}
