using Pulumi;

namespace GatewayStack.Components.Azure;

/// <summary>Who may use a cluster's API server, and from where.</summary>
public sealed record ClusterAccess
{
    /// <summary>Sign-in with Microsoft Entra ID; null: everybody with a kubeconfig is an administrator.</summary>
    public EntraAccess? Entra { get; init; }

    /// <summary>Whether the built-in administrator's certificate works. Default true; false needs <see cref="Entra"/>.</summary>
    public bool LocalAccounts { get; init; } = true;

    /// <summary>Whether the API server has an address in the network alone. Its name stays in public DNS, so that peered
    /// networks find it without a private zone. Default false.</summary>
    public bool PrivateCluster { get; init; }

    /// <summary>Addresses and CIDR blocks that may reach a public API server; none: all may.</summary>
    public IReadOnlyList<Input<string>> AuthorizedIPRanges { get; init; } = [];

    /// <summary>Whether <c>az aks command invoke</c> is allowed. Default true.</summary>
    public bool RunCommand { get; init; } = true;
}

/// <summary>Sign-in to a cluster with Microsoft Entra ID.</summary>
public sealed record EntraAccess
{
    /// <summary>The tenant.</summary>
    public required Input<string> TenantId { get; init; }

    /// <summary>Object ids of the groups whose members administer the cluster.</summary>
    public IReadOnlyList<string> AdminGroups { get; init; } = [];

    /// <summary>Whether Azure role assignments decide too. Default true.</summary>
    public bool AzureRbac { get; init; } = true;

    /// <summary>Object id of a deployer to give the role to administer the cluster; null where it has one.</summary>
    public Input<string>? DeployerObjectId { get; init; }

    /// <summary>Resource id of the resource group, the scope of that role. Wider than the cluster, and known before it: the
    /// assignment spreads while the cluster is made.</summary>
    public Input<string>? DeployerScope { get; init; }

    /// <summary>How kubelogin gets a token, its <c>--login</c>. Default azurecli.</summary>
    public string Login { get; init; } = "azurecli";
}

/// <summary>Add-ons that watch and tidy a cluster.</summary>
public sealed record ClusterAddOns
{
    /// <summary>Whether Azure Policy checks what is deployed. Default false.</summary>
    public bool AzurePolicy { get; init; }

    /// <summary>Hours between two runs of the image cleaner, 24 to 2160; null: never.</summary>
    public int? ImageCleanerIntervalHours { get; init; }

    /// <summary>Whether costs are reported by namespace; needs tier Standard or Premium. Default false.</summary>
    public bool CostAnalysis { get; init; }

    /// <summary>Resource id of the Log Analytics workspace of Container Insights; null: off.</summary>
    public Input<string>? ContainerInsightsWorkspaceId { get; init; }

    /// <summary>Resource id of the Log Analytics workspace of Microsoft Defender; null: off.</summary>
    public Input<string>? DefenderWorkspaceId { get; init; }

    /// <summary>Whether metrics are collected in Prometheus' format. Default false.</summary>
    public bool Prometheus { get; init; }
}
