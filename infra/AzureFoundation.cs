using System.Collections.Immutable;
using GatewayStack.Components.Azure;
using GatewayStack.Components.Kubernetes;
using GatewayStack.Infra.Settings;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Resources;

namespace GatewayStack.Infra;

/// <summary>What the ingress stands on in Azure: resource group, network, vault with its certificates, cluster. In the order in
/// which things depend on one another.</summary>
internal sealed class AzureFoundation : IFoundation
{
    private readonly StackSettings _settings;
    private readonly CertificateVault _vault;
    private readonly Dictionary<string, VaultCertificate> _certificates;
    private readonly SecretsAccess _access;
    private readonly Output<string> _tenantId;

    public AzureFoundation(StackConfig config, StackSettings settings)
    {
        _settings = settings;
        var client = GetClientConfig.Invoke();
        _tenantId = client.Apply(c => c.TenantId);
        Tags = settings.Tags.ToDictionary();

        ResourceGroup = new ResourceGroup("resource-group", new ResourceGroupArgs
        {
            ResourceGroupName = settings.ResourceGroup ?? config.NameOf("rg"),
            Location = config.Location,
            Tags = Tags,
        });
        var network = new ClusterNetwork("network", new ClusterNetworkArgs
        {
            ResourceGroupName = ResourceGroup.Name,
            Location = config.Location,
            NetworkName = settings.Network.Name ?? config.NameOf("vnet"),
            AddressSpace = settings.Network.AddressSpace,
            SubnetName = settings.Network.Subnet.Name,
            SubnetPrefix = settings.Network.Subnet.AddressPrefix,
            Tags = Tags,
        });
        _vault = new CertificateVault("vault", new CertificateVaultArgs
        {
            ResourceGroupName = ResourceGroup.Name,
            Location = config.Location,
            VaultName = settings.Vault.Name,
            TenantId = _tenantId,
            DeployerObjectId = settings.Vault.AssignDeployerRole ? (Input<string>)client.Apply(c => c.ObjectId) : null,
            SoftDeleteRetentionInDays = settings.Vault.SoftDeleteRetentionInDays,
            PurgeProtection = settings.Vault.PurgeProtection,
            Tags = Tags,
        });
        _certificates = settings.Certificates.ToDictionary(c => c.Name, c => c.CreateIn(_vault, _tenantId, settings));
        Cluster = new GatewayCluster("cluster", settings.ClusterArgs(config, ResourceGroup.Name, network.SubnetId, Tags));
        _access = new SecretsAccess("secrets-access", new SecretsAccessArgs
        {
            VaultId = _vault.VaultId,
            PrincipalId = Cluster.SecretsProviderObjectId,
        });
    }

    /// <summary>The resource group.</summary>
    public ResourceGroup ResourceGroup { get; }

    /// <summary>The cluster.</summary>
    public GatewayCluster Cluster { get; }

    /// <summary>Address of the vault.</summary>
    public Output<string> VaultUri => _vault.VaultUri;

    /// <summary>Tags of everything in Azure.</summary>
    public InputMap<string> Tags { get; }

    /// <inheritdoc/>
    public ProviderResource Kubernetes => Cluster.Kubernetes;

    /// <inheritdoc/>
    public Output<ImmutableDictionary<string, ImmutableDictionary<string, string>>> CertificateFacts =>
        StackOutputs.Map(_certificates.Select(c => (c.Key, c.Value.Facts)));

    /// <inheritdoc/>
    public Output<string> TlsSecret(CertificateUse use, Input<string> ns) => new TlsSecretSync(
        $"tls-{use.Namespace}-{use.Certificate}",
        new TlsSecretSyncArgs
        {
            CertificateName = use.Certificate,
            SecretName = use.SecretName,
            Namespace = ns,
            VaultName = _vault.VaultName,
            TenantId = _tenantId,
            IdentityClientId = Cluster.SecretsProviderClientId,
            LeafOnly = _settings.Tls.Objects == SecretObjects.Pair,
        },
        new ComponentResourceOptions { Provider = Kubernetes, DependsOn = { _access, _certificates[use.Certificate] } }).SecretName;
}
