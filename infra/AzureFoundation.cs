using System.Collections.Immutable;
using GatewayStack.Certificates;
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
    private readonly StackConfig _config;
    private readonly StackSettings _settings;
    private readonly CertificateVault _vault;
    private readonly Dictionary<string, Components.Azure.VaultCertificate> _certificates;
    private readonly StackVaults _vaults;
    private readonly List<SecretsAccess> _access = [];
    private readonly WorkloadIdentity? _managedTls;
    private readonly Dictionary<string, GatewayServiceAccount> _accounts = [];
    private readonly Output<GetClientConfigResult> _client;
    private readonly Output<string> _tenantId;

    public AzureFoundation(StackConfig config, StackSettings settings)
    {
        (_config, _settings) = (config, settings);
        _client = GetClientConfig.Invoke();
        _tenantId = _client.Apply(c => c.TenantId);
        Tags = settings.Tags.ToDictionary();

        ResourceGroup = new ResourceGroup("resource-group", new ResourceGroupArgs
        {
            ResourceGroupName = settings.ResourceGroup ?? config.NameOf("rg"),
            Location = config.Location,
            Tags = Tags,
        }, new CustomResourceOptions { Protect = settings.Protection.Protect });
        var azure = new AzureScope(config, ResourceGroup, Tags, _client);
        var network = settings.HasOwnNetwork() ? new ClusterNetwork("network", settings.NetworkArgs(azure)) : null;
        NetworkId = network?.NetworkId;
        _vault = new CertificateVault("vault", settings.VaultArgs(azure, network));
        _vaults = new StackVaults(_vault, _client, config.Cloud);
        _certificates = settings.Certificates.Where(c => c.Acme is null).ToDictionary(c => c.Name, c => c.CreateIn(_vault, _vaults.Of(c), _tenantId, config.Cloud, settings));
        var workspace = settings.CreateWorkspace(azure);
        Cluster = new GatewayCluster("cluster", settings.ClusterArgs(azure, network, workspace));
        if (settings.Tls.Mode == TlsMode.Managed)
            _managedTls = ManagedTlsIdentity();
        else
            _access.AddRange(_vaults.ToGrant(settings).Select(Access));
        List<Resource> monitoring = [.. settings.CreateMonitoring(azure, workspace, _vault, Cluster)];
        if (settings.Protection.Locks)
        {
            List<Resource?> first = [.. monitoring, _vault, Cluster, _managedTls, .. _access];
            _ = new DeleteLocks("locks", [("vault", _vault.VaultId), ("cluster", Cluster.ClusterId)],
                new ComponentResourceOptions { DependsOn = first.OfType<Resource>().ToArray() });
        }
    }

    /// <summary>The resource group.</summary>
    public ResourceGroup ResourceGroup { get; }

    /// <summary>The cluster.</summary>
    public GatewayCluster Cluster { get; }

    /// <summary>Resource id of the cluster's network; null where AKS makes one of its own.</summary>
    public Output<string>? NetworkId { get; }

    /// <summary>The tenant.</summary>
    public Output<string> TenantId => _tenantId;

    /// <summary>The subscription.</summary>
    public Output<string> SubscriptionId => _client.Apply(c => c.SubscriptionId);

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
    public Output<string> TlsSecret(CertificateUse use, Input<string> ns)
    {
        var options = new ComponentResourceOptions { Provider = Kubernetes, DependsOn = { _certificates[use.Certificate] } };
        foreach (var access in _access)
            options.DependsOn.Add(access);
        return new TlsSecretSync($"tls-{use.Namespace}-{use.Certificate}", new TlsSecretSyncArgs
        {
            CertificateName = use.Certificate,
            SecretName = use.SecretName,
            Namespace = ns,
            VaultName = VaultOf(use).Name,
            TenantId = _tenantId,
            IdentityClientId = Cluster.SecretsProviderClientId,
            LeafOnly = _settings.Tls.Objects == SecretObjects.Pair,
            Cloud = _config.Cloud == AzureCloud.Public ? null : _config.Cloud.EnvironmentName,
            PriorityClassName = _settings.Tls.Workload.PriorityClassName,
            Tolerations = _settings.Tls.Workload.Tolerations.Select(CertificateMapping.ToArgs).ToList(),
        }, options).SecretName;
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Input<string>> ManagedTls(CertificateUse use, Input<string> ns)
    {
        if (!_accounts.TryGetValue(use.Namespace, out var account))
        {
            _accounts[use.Namespace] = account = new GatewayServiceAccount($"gateway-tls-{use.Namespace}", new GatewayServiceAccountArgs
            {
                Namespace = ns,
                IdentityClientId = _managedTls!.ClientId,
            }, new ComponentResourceOptions { Provider = Kubernetes });
        }
        var certificate = Output.Tuple(VaultOf(use).Uri, _certificates[use.Certificate].Facts)
            .Apply(t => $"{t.Item1.TrimEnd('/')}/certificates/{use.Certificate}");
        return new Dictionary<string, Input<string>>
        {
            [GatewayServiceAccount.CertificateOption] = certificate,
            [GatewayServiceAccount.AccountOption] = account.Account,
        };
    }

    /// <inheritdoc/>
    public AcmeDns AcmeDns()
    {
        var identity = new WorkloadIdentity("cert-manager-identity", new WorkloadIdentityArgs
        {
            IdentityName = _config.NameOf("id-cert-manager"),
            ResourceGroupName = ResourceGroup.Name,
            Location = _config.Location,
            IssuerUrl = Cluster.OidcIssuerUrl,
            ServiceAccounts = [new(_settings.Tls.CertManager.Namespace, CertManagerRelease.ServiceAccount)],
            Roles = [.. _settings.ProvableZones().Select(z => new RoleGrant(z.Name, AzureRole.DnsZoneContributor, SubscriptionId.Apply(s =>
                $"/subscriptions/{z.SubscriptionId ?? s}/resourceGroups/{z.ResourceGroup}/providers/Microsoft.Network/dnsZones/{z.Name}")))],
            Tags = Tags,
        });
        return new(identity.ClientId, SubscriptionId, _config.Cloud.EnvironmentName);
    }

    private VaultReference VaultOf(CertificateUse use) => _vaults.Of(_settings.Certificates.First(c => c.Name == use.Certificate));

    private SecretsAccess Access(VaultReference vault) => new($"secrets-access{vault.ResourceName}", new SecretsAccessArgs
    {
        VaultId = vault.Id,
        PrincipalId = Cluster.SecretsProviderObjectId,
    });

    private WorkloadIdentity ManagedTlsIdentity() => new("gateway-tls", new WorkloadIdentityArgs
    {
        IdentityName = _config.NameOf("id-gateway-tls"),
        ResourceGroupName = ResourceGroup.Name,
        Location = _config.Location,
        IssuerUrl = Cluster.OidcIssuerUrl,
        ServiceAccounts = [.. _settings.Certificates
            .Where(c => c.Acme is null)
            .SelectMany(_settings.ListenersOf)
            .Select(l => l.Of.Namespace)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(ns => new ServiceAccountName(ns, GatewayServiceAccount.AccountName))],
        Roles = [.. _vaults.ToGrant(_settings).Select(v => new RoleGrant($"vault{v.ResourceName}", AzureRole.KeyVaultSecretsUser, v.Id))],
        Tags = Tags,
    });
}
