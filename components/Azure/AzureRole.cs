using System.Security.Cryptography;
using System.Text;
using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace GatewayStack.Components.Azure;

/// <summary>A built-in role of Azure RBAC.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">The GUID of its definition, the same in every tenant ("Azure built-in roles").</param>
public sealed record AzureRole(string Name, string Id)
{
    /// <summary>Manages certificates of a vault.</summary>
    public static AzureRole KeyVaultCertificatesOfficer { get; } = new("Key Vault Certificates Officer", "a4417e6f-fecd-4de8-b567-7b0420556985");

    /// <summary>Reads certificates (without their keys) of a vault.</summary>
    public static AzureRole KeyVaultCertificateUser { get; } = new("Key Vault Certificate User", "db79e9a7-68ee-4b58-9aeb-b90e7c24fcba");

    /// <summary>Reads secrets of a vault, hence certificates with their keys.</summary>
    public static AzureRole KeyVaultSecretsUser { get; } = new("Key Vault Secrets User", "4633458b-17de-408a-b874-0445c86b69e6");

    /// <summary>Manages the records of a DNS zone.</summary>
    public static AzureRole DnsZoneContributor { get; } = new("DNS Zone Contributor", "befefa01-2a29-4197-83a8-272ff33ce314");

    /// <summary>Manages the records of a private DNS zone.</summary>
    public static AzureRole PrivateDnsZoneContributor { get; } = new("Private DNS Zone Contributor", "b12aa53e-6015-4669-85d0-8515ebb3ae7f");

    /// <summary>Manages networks: load balancers in a subnet, for example.</summary>
    public static AzureRole NetworkContributor { get; } = new("Network Contributor", "4d97b98b-1d4f-4787-a291-c67834d212e7");

    /// <summary>Everything in the clusters of a scope that use Azure RBAC.</summary>
    public static AzureRole ClusterAdmin { get; } = new("Azure Kubernetes Service RBAC Cluster Admin", "b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b");

    /// <summary>Assigns the role on a scope.</summary>
    /// <param name="name">Name of the Pulumi resource.</param>
    /// <param name="scope">Resource id of what the role is for.</param>
    /// <param name="principalId">Object id of who gets it.</param>
    /// <param name="principalType">What the principal is. A type spares the directory look-up that fails for a fresh identity;
    /// null where it is not known (a deployer may be a person or a service principal).</param>
    /// <param name="parent">The component the assignment belongs to.</param>
    /// <remarks>The assignment's name is a GUID derived from scope, principal and role: the same assignment always has the
    /// same name, and another principal gets another one, so that a replacement does not collide with what it replaces.</remarks>
    internal RoleAssignment AssignTo(string name, Input<string> scope, Input<string> principalId, PrincipalType? principalType, Resource parent) =>
        new(name, new RoleAssignmentArgs
        {
            Scope = scope,
            PrincipalId = principalId,
            PrincipalType = principalType is { } type ? type : null!,
            RoleDefinitionId = scope.Apply(s => $"/subscriptions/{s.Split('/')[2]}/providers/Microsoft.Authorization/roleDefinitions/{Id}"),
            RoleAssignmentName = Output.Tuple(scope, principalId).Apply(t => AssignmentName(t.Item1, t.Item2)),
        }, new CustomResourceOptions { Parent = parent });

    private string AssignmentName(string scope, string principalId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{scope}|{principalId}|{Id}"));
        return new Guid(hash.AsSpan(0, 16)).ToString();
    }
}
