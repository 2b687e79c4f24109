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
        }, new CustomResourceOptions { Protect = settings.Protection.Protect });
        var azure = new AzureScope(config, ResourceGroup, Tags, client);
        var network = new ClusterNetwork("network", settings.NetworkArgs(azure));
        _vault = new CertificateVault("vault", settings.VaultArgs(azure, network));
        _certificates = settings.Certificates.ToDictionary(c => c.Name, c => c.CreateIn(_vault, _tenantId, settings));
        var workspace = settings.CreateWorkspace(azure);
        Cluster = new GatewayCluster("cluster", settings.ClusterArgs(azure, network, workspace));
        _access = new SecretsAccess("secrets-access", new SecretsAccessArgs
        {
            VaultId = _vault.VaultId,
            PrincipalId = Cluster.SecretsProviderObjectId,
        });
        List<Resource> monitoring = [.. settings.CreateMonitoring(azure, workspace, _vault, Cluster)];
        if (settings.Protection.Locks)
        {
            _ = new DeleteLocks("locks", [("vault", _vault.VaultId), ("cluster", Cluster.ClusterId)],
                new ComponentResourceOptions { DependsOn = monitoring.Concat([_vault, Cluster, _access]).ToArray() });
        }
    }

    /// <summary>The resource group.</summary>
    public ResourceGroup ResourceGroup { get; }

    /// <summary>The cluster.</summary>
    public GatewayCluster Cluster { get; }

    /// <summary>Address of the vault.</summary>
    public Output<string> VaultUri => _vault.VaultUri;

    /// <summary>Azure's ids of what others refer to.</summary>
    public Output<ImmutableDictionary<string, string>> ResourceIds => StackOutputs.Map([
        ("resourceGroup", ResourceGroup.Id), ("cluster", Cluster.ClusterId), ("vault", _vault.VaultId)]);

    /// <summary>Tags of everything in Azure.</summary>
    public InputMap<string> Tags { get; }

    /// <inheritdoc/>
    public ProviderResource Kubernetes => Cluster.Kubernetes;

    /// <inheritdoc/>
    public IEnumerable<Resource> Before => [];

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
