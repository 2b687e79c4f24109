using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>Who may use the API server, and from where.</summary>
public sealed record AccessSettings
{
    /// <summary>Sign-in with Microsoft Entra ID; without it, everybody with a kubeconfig is an administrator.</summary>
    [Description("sign-in with Microsoft Entra ID; cannot be turned off again")]
    [SettingName("entraID")]
    public EntraSettings? EntraId { get; init; }

    /// <summary>Whether the certificate of the built-in administrator works.</summary>
    [Description("whether the built-in administrator's certificate works; false needs entraID")]
    public bool LocalAccounts { get; init; } = true;

    /// <summary>Whether the API server has an address in the network alone.</summary>
    [Description("whether the API server has an address in the network alone; set at creation only; needs network.deployer: inside")]
    public bool PrivateCluster { get; init; }

    /// <summary>From where the API server may be reached.</summary>
    [Description("addresses the API server may be reached from: the deployer's and the administrators'; without one, from everywhere")]
    [SettingName("authorizedIPRanges")]
    [Pattern(Names.IPRangePattern, "an address or CIDR block such as 203.0.113.0/24")]
    public IReadOnlyList<string> AuthorizedIPRanges { get; init; } = [];

    /// <summary>Whether <c>az aks command invoke</c> is allowed.</summary>
    [Description("whether az aks command invoke, which passes by the network's limits, is allowed")]
    public bool RunCommand { get; init; } = true;
}

/// <summary>Sign-in with Microsoft Entra ID.</summary>
public sealed record EntraSettings
{
    /// <summary>Object ids of the groups whose members administer the cluster.</summary>
    [Description("object ids of the groups whose members administer the cluster")]
    [Pattern(Names.GuidPattern, "the object id of a group, a GUID")]
    public IReadOnlyList<string> AdminGroups { get; init; } = [];

    /// <summary>Whether Azure role assignments decide what people may do in the cluster.</summary>
    [Description("whether Azure role assignments decide who may do what in the cluster, beside Kubernetes RBAC")]
    [SettingName("azureRBAC")]
    public bool AzureRbac { get; init; } = true;

    /// <summary>Whether the deployer is given the role to administer the cluster.</summary>
    [Description("whether the deployer is given the role Azure Kubernetes Service RBAC Cluster Admin on the resource group; false where one of adminGroups has it as a member")]
    public bool AssignDeployerRole { get; init; } = true;

    /// <summary>How kubelogin gets a token.</summary>
    [Description("how kubelogin gets a token for pulumi and kubectl; the variable AAD_LOGIN_METHOD overrides it, in CI for example")]
    public KubeloginMethod Login { get; init; } = KubeloginMethod.AzureCli;
}

/// <summary>How kubelogin gets a token.</summary>
public enum KubeloginMethod
{
    /// <summary>From the Azure CLI's login; also after a login by federated credential in CI.</summary>
    [Spelled("azurecli")]
    AzureCli,

    /// <summary>By a federated credential: AZURE_CLIENT_ID, AZURE_TENANT_ID, AZURE_FEDERATED_TOKEN_FILE.</summary>
    [Spelled("workloadidentity")]
    WorkloadIdentity,

    /// <summary>By the managed identity of the machine.</summary>
    [Spelled("msi")]
    ManagedIdentity,

    /// <summary>By a service connection of Azure Pipelines.</summary>
    [Spelled("azurepipelines")]
    AzurePipelines,

    /// <summary>By a code that a person types into a browser.</summary>
    [Spelled("devicecode")]
    DeviceCode,
}
