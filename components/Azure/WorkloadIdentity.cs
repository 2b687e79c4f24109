using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.ManagedIdentity;

namespace GatewayStack.Components.Azure;

/// <summary>An identity that pods of a cluster take without a password, and what it may do in Azure.</summary>
/// <remarks>Microsoft Entra Workload ID: Azure trusts the tokens that the cluster's issuer signs for the service accounts named here.
/// Pods use it with the label <see cref="UseLabel"/> and a ServiceAccount with the annotation <see cref="ClientIdAnnotation"/>.</remarks>
public sealed class WorkloadIdentity : ComponentResource
{
    /// <summary>The label, with the value <c>true</c>, of pods and service accounts that use a workload identity.</summary>
    public const string UseLabel = "azure.workload.identity/use";

    /// <summary>The annotation of a ServiceAccount that holds the identity's client id.</summary>
    public const string ClientIdAnnotation = "azure.workload.identity/client-id";

    /// <summary>Creates the identity, its federated credentials and its roles.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">Who takes it, and what it may do.</param>
    /// <param name="options">Options of the component.</param>
    public WorkloadIdentity(string name, WorkloadIdentityArgs args, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:WorkloadIdentity", name, options)
    {
        var identity = new UserAssignedIdentity(name, new UserAssignedIdentityArgs
        {
            ResourceName = args.IdentityName,
            ResourceGroupName = args.ResourceGroupName,
            Location = args.Location,
            Tags = args.Tags,
        }, new CustomResourceOptions { Parent = this });

        var ready = new List<Output<string>>();
        FederatedIdentityCredential? before = null;
        foreach (var account in args.ServiceAccounts)
        {
            before = new FederatedIdentityCredential($"{name}-{account.Namespace}-{account.Name}", new FederatedIdentityCredentialArgs
            {
                FederatedIdentityCredentialResourceName = $"{account.Namespace}-{account.Name}",
                ResourceName = identity.Name,
                ResourceGroupName = args.ResourceGroupName,
                Issuer = args.IssuerUrl,
                Subject = $"system:serviceaccount:{account.Namespace}:{account.Name}",
                Audiences = { "api://AzureADTokenExchange" },
            }, new CustomResourceOptions
            {
                Parent = this,
                // Azure refuses to write two credentials of an identity at the same time.
                DependsOn = before is null ? [] : new InputList<Resource> { before },
            });
            ready.Add(before.Id);
        }
        ready.AddRange(args.Roles.Select(grant =>
            grant.Role.AssignTo($"{name}-{grant.Name}", grant.Scope, identity.PrincipalId, PrincipalType.ServicePrincipal, this).Id));

        ClientId = Output.Tuple(identity.ClientId, Output.All(ready)).Apply(t => t.Item1);
        RegisterOutputs();
    }

    /// <summary>Client id of the identity, once it can be used.</summary>
    public Output<string> ClientId { get; }
}

/// <summary>Settings of <see cref="WorkloadIdentity"/>.</summary>
public sealed class WorkloadIdentityArgs : ResourceArgs
{
    /// <summary>Name of the identity.</summary>
    public required Input<string> IdentityName { get; init; }

    /// <summary>Resource group.</summary>
    public required Input<string> ResourceGroupName { get; init; }

    /// <summary>Azure region.</summary>
    public required Input<string> Location { get; init; }

    /// <summary>Address of the cluster's OIDC issuer.</summary>
    public required Input<string> IssuerUrl { get; init; }

    /// <summary>The service accounts that take the identity; at most 20, by Azure's limit.</summary>
    public required IReadOnlyList<ServiceAccountName> ServiceAccounts { get; init; }

    /// <summary>What the identity may do.</summary>
    public IReadOnlyList<RoleGrant> Roles { get; init; } = [];

    /// <summary>Tags.</summary>
    public InputMap<string> Tags { get; init; } = [];
}

/// <summary>A service account of the cluster.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
public sealed record ServiceAccountName(string Namespace, string Name);

/// <summary>A role on something.</summary>
/// <param name="Name">What tells it from the identity's other roles, for the name of the Pulumi resource.</param>
/// <param name="Role">The role.</param>
/// <param name="Scope">Resource id of what it is for.</param>
public sealed record RoleGrant(string Name, AzureRole Role, Input<string> Scope);
