using System.Collections.Immutable;
using GatewayStack.Components.Azure;
using GatewayStack.Components.GatewayApi;
using GatewayStack.Components.Kubernetes;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Resources;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace GatewayStack.Infra;

/// <summary>The stack: from its settings to HTTPS on AKS. Reads from top to bottom in the order in which things depend on one another.</summary>
public class IngressStack : Stack
{
    /// <summary>Declares everything the settings of this stack ask for.</summary>
    /// <param name="options">Options of the stack, such as transformations.</param>
    /// <exception cref="SettingsException">Something is wrong with the settings.</exception>
    public IngressStack(StackOptions? options = null) : base(options)
    {
        var config = StackConfig.Read();
        var settings = SettingsReader.Read(config.Values, Deployment.Instance.RootDirectory);
        var client = GetClientConfig.Invoke();
        InputMap<string> tags = settings.Tags.ToDictionary();

        var group = new ResourceGroup("resource-group", new ResourceGroupArgs
        {
            ResourceGroupName = settings.ResourceGroup ?? config.NameOf("rg"),
            Location = config.Location,
            Tags = tags,
        });
        var network = new ClusterNetwork("network", new ClusterNetworkArgs
        {
            ResourceGroupName = group.Name,
            Location = config.Location,
            NetworkName = settings.Network.Name ?? config.NameOf("vnet"),
            AddressSpace = settings.Network.AddressSpace,
            SubnetName = settings.Network.Subnet.Name,
            SubnetPrefix = settings.Network.Subnet.AddressPrefix,
            Tags = tags,
        });
        var vault = new CertificateVault("vault", new CertificateVaultArgs
        {
            ResourceGroupName = group.Name,
            Location = config.Location,
            VaultName = settings.Vault.Name,
            TenantId = client.Apply(c => c.TenantId),
            DeployerObjectId = settings.Vault.AssignDeployerRole ? (Input<string>)client.Apply(c => c.ObjectId) : null,
            SoftDeleteRetentionInDays = settings.Vault.SoftDeleteRetentionInDays,
            PurgeProtection = settings.Vault.PurgeProtection,
            Tags = tags,
        });
        var certificates = settings.Certificates.ToDictionary(c => c.Name, c => c.CreateIn(vault, client.Apply(x => x.TenantId), settings));
        var cluster = new GatewayCluster("cluster", settings.ClusterArgs(config, group.Name, network.SubnetId, tags));
        var access = new SecretsAccess("secrets-access", new SecretsAccessArgs
        {
            VaultId = vault.VaultId,
            PrincipalId = cluster.SecretsProviderObjectId,
        });

        var inCluster = new CustomResourceOptions { Provider = cluster.Kubernetes };
        var namespaces = settings.NewNamespaces().ToDictionary(n => n, n => new Namespace(
            $"namespace-{n}", new NamespaceArgs { Metadata = new ObjectMetaArgs { Name = n } }, inCluster));
        Input<string> Namespace(string name) => namespaces.TryGetValue(name, out var created) ? created.Metadata.Apply(m => m.Name) : name;

        foreach (var (ns, applications) in settings.Demo)
        {
            foreach (var workload in applications.SelectMany(DemoWorkloads.Of))
                _ = new DemoWorkload($"{ns}-{workload.ServiceName}", workload.In(Namespace(ns)), new ComponentResourceOptions { Provider = cluster.Kubernetes });
        }

        var syncs = settings.CertificateUses().ToDictionary(use => use, use => new TlsSecretSync($"tls-{use.Namespace}-{use.Certificate}", new TlsSecretSyncArgs
        {
            CertificateName = use.Certificate,
            SecretName = use.SecretName,
            Namespace = Namespace(use.Namespace),
            VaultName = vault.VaultName,
            TenantId = client.Apply(c => c.TenantId),
            IdentityClientId = cluster.SecretsProviderClientId,
            LeafOnly = settings.Tls.Objects == SecretObjects.Pair,
        }, new ComponentResourceOptions { Provider = cluster.Kubernetes, DependsOn = { access, certificates[use.Certificate] } }));

        var gateways = settings.Gateways.ToDictionary(g => g.Key, g => new IngressGateway(g.Key, new IngressGatewayArgs
        {
            Namespace = Namespace(g.Value.Namespace),
            GatewayClassName = settings.GatewayClassName(),
            Listeners = [.. g.Value.Listeners.Select(l => settings.ToListener(g.Value, l, syncs))],
            RedirectToHttps = g.Value.RedirectToHttps,
            Timeout = settings.Wait.Gateway.ToTimeSpan(),
        }, new ComponentResourceOptions { Provider = cluster.Kubernetes }));

        foreach (var (name, route) in settings.Routes)
        {
            _ = new HttpRoute(name, new HttpRouteArgs
            {
                Metadata = new ObjectMetaArgs { Name = name, Namespace = Namespace(settings.NamespaceOf(route)) },
                Spec = settings.ToSpec(route),
            }, CustomResourceOptions.Merge(inCluster, new CustomResourceOptions { DependsOn = { gateways[route.Gateway].Gateway } }));
        }

        var records = settings.Hosts()
            .Select(h => new DnsRecord(h.Hostname, gateways[h.Gateway].Address))
            .ToList();
        if (settings.Dns.Zones.Count > 0)
        {
            _ = new DnsRecords("dns", new DnsRecordsArgs
            {
                ResourceGroupName = group.Name,
                Zones = [.. settings.Dns.Zones.Select(z => new DnsZone(z.Name, z.ResourceGroup))],
                Records = records,
                Ttl = settings.Dns.Ttl,
                Tags = tags,
            });
        }

        ResourceGroupName = group.Name;
        ClusterName = cluster.ClusterName;
        KubeConfig = cluster.KubeConfig;
        VaultUri = vault.VaultUri;
        GatewayAddresses = StackOutputs.Map(gateways.Select(g => (g.Key, g.Value.Address)));
        DnsTable = StackOutputs.Map(records.Select(r => (r.Hostname, r.Address.ToOutput())));
        Urls = Output.Create(StackOutputs.Urls(settings));
        TestCommands = StackOutputs.TestCommands(settings, gateways.ToDictionary(g => g.Key, g => g.Value.Address));
        Certificates = StackOutputs.Map(certificates.Select(c => (c.Key, c.Value.Facts)));
    }

    /// <summary>Name of the resource group.</summary>
    [Output("resourceGroup")]
    public Output<string> ResourceGroupName { get; private set; }

    /// <summary>Name of the cluster.</summary>
    [Output("cluster")]
    public Output<string> ClusterName { get; private set; }

    /// <summary>The kubeconfig; a secret.</summary>
    [Output("kubeconfig")]
    public Output<string> KubeConfig { get; private set; }

    /// <summary>Address of the vault.</summary>
    [Output("vaultUri")]
    public Output<string> VaultUri { get; private set; }

    /// <summary>The address of each Gateway.</summary>
    [Output("gatewayAddresses")]
    public Output<ImmutableDictionary<string, string>> GatewayAddresses { get; private set; }

    /// <summary>The address of each host name.</summary>
    [Output("dnsRecords")]
    public Output<ImmutableDictionary<string, string>> DnsTable { get; private set; }

    /// <summary>The URLs of each route.</summary>
    [Output("urls")]
    public Output<ImmutableDictionary<string, ImmutableArray<string>>> Urls { get; private set; }

    /// <summary>Commands that try each route, without DNS.</summary>
    [Output("testCommands")]
    public Output<ImmutableArray<string>> TestCommands { get; private set; }

    /// <summary>What is known of each certificate.</summary>
    [Output("certificates")]
    public Output<ImmutableDictionary<string, ImmutableDictionary<string, string>>> Certificates { get; private set; }
}
