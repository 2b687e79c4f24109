using GatewayStack.Components.Azure;
using GatewayStack.Planning.Checks.Tls;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks.Azure;

/// <summary>Whether who needs something in Azure may have it.</summary>
internal static class RoleChecks
{
    private const string Roles = "Azure built-in roles; AKV provider docs";

    public static IReadOnlyList<Check> All { get; } =
    [
        new("GW201", Severity.Error, "Role that is missing on the vault",
            "The identity that fetches an object of type secret needs Key Vault Secrets User on the vault, for type cert or key Key Vault Certificate User. Without it pods that mount it hang in ContainerCreating with 403, "
            + "and the listener says InvalidCertificateRef. A vault without RBAC takes no notice of roles.",
            "Assign the role to the identity, on the vault.", Roles, Vault),
        new("GW202", Severity.Error, "Cluster that may not use the network",
            "The cluster's identity needs Network Contributor on the subnet of its nodes, and on subnets and groups that load balancer annotations name. Without it the Gateway gets no address.",
            "Assign Network Contributor to the cluster's identity.", "AKS docs, internal load balancer and static addresses", Network),
        new("GW203", Severity.Error, "Federated credential that no pod matches",
            "Azure compares issuer, subject and audience of a pod's token with the credential, letter by letter: system:serviceaccount:NAMESPACE:NAME and api://AzureADTokenExchange. Otherwise it says AADSTS70021 or AADSTS700211.",
            "Make subject and audience those of the ServiceAccount.", "azure-workload-identity#340, #1200; AKV provider#1284", Federation),
    ];

    private static bool Has(CheckContext context, string scope, string principal, params AzureRole[] roles) => context.OfType("authorization:RoleAssignment").Any(a =>
        a.Inputs["principalId"].AsText() is { } who && who.Contains(principal, StringComparison.Ordinal)
        && a.Inputs["roleDefinitionId"].AsText() is { } role && roles.Any(r => role.EndsWith(r.Id, StringComparison.Ordinal))
        && a.Inputs["scope"].AsText() is { } over && (scope.EndsWith(over, StringComparison.OrdinalIgnoreCase) || scope.StartsWith(over + "/", StringComparison.OrdinalIgnoreCase) || over.EndsWith(scope, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<Found> Vault(CheckContext context)
    {
        if (context.Cluster is null)
            yield break;
        var elsewhere = context.Settings?.Certificates.Where(c => c.Existing is { AssignRoles: false }).Select(c => c.Existing!.Vault).ToHashSet() ?? [];
        foreach (var c in context.ProviderClasses)
        {
            if (c.Parameters["keyvaultName"].AsText() is not { } vault || elsewhere.Contains(vault) || c.Parameters["userAssignedIdentityID"].AsText()?.Contains("azureKeyvaultSecretsProvider", StringComparison.Ordinal) is not true)
                continue;
            foreach (var role in c.Objects.Select(NeededFor).Distinct().Where(r => !Has(context, $"/vaults/{vault}", "azureKeyvaultSecretsProvider", r)))
                yield return Found.In(c.Manifest, "spec.parameters.objects", $"the cluster's secrets provider has not the role {role.Name} on {vault}", $"assign {role.Name} on the vault to addonProfiles.azureKeyvaultSecretsProvider.identity.objectId");
        }
        foreach (var vault in context.OfType("keyvault:Vault").Where(v => !v.IsRead && v.Inputs.Get("properties", "enableRbacAuthorization").IsFalse()))
            yield return Found.In(vault, "properties.enableRbacAuthorization", "the vault takes no notice of role assignments", "set enableRbacAuthorization to true");
    }

    private static AzureRole NeededFor(VaultObject o) => o.Type == "secret" ? AzureRole.KeyVaultSecretsUser : AzureRole.KeyVaultCertificateUser;

    private static IEnumerable<Found> Network(CheckContext context)
    {
        if (context.Cluster is not { } cluster)
            yield break;
        var subnets = cluster.Inputs["agentPoolProfiles"].AsObjects().Select(p => p["vnetSubnetID"].AsText()).OfType<string>().Distinct();
        foreach (var subnet in subnets.Where(s => !Has(context, s, $"{cluster.Name}.identity", AzureRole.NetworkContributor)))
            yield return Found.In(cluster, "agentPoolProfiles[0].vnetSubnetID", $"the cluster's identity may not use the subnet {subnet[(subnet.LastIndexOf('/') + 1)..]}", "assign Network Contributor on the subnet to the cluster's identity");
    }

    private static IEnumerable<Found> Federation(CheckContext context)
    {
        var accounts = context.OfKind("ServiceAccount").Select(a => $"system:serviceaccount:{a.Namespace}:{a.Name}").ToHashSet(StringComparer.Ordinal);
        foreach (var credential in context.OfType("managedidentity:FederatedIdentityCredential"))
        {
            var subject = credential.Inputs["subject"].AsText() ?? "";
            if (accounts.Count > 0 && !accounts.Contains(subject))
                yield return Found.In(credential, "subject", $"no ServiceAccount of the stack is {subject}", $"use {string.Join(" or ", accounts.Order(StringComparer.Ordinal))}");
            if (!credential.Inputs["audiences"].AsTexts().Contains("api://AzureADTokenExchange"))
                yield return Found.In(credential, "audiences", "Kubernetes asks for tokens of the audience api://AzureADTokenExchange", "use [api://AzureADTokenExchange]");
        }
    }
}
