using System.Collections.Immutable;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;
using Pulumi;

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

        var azure = settings.IsOnAzure() ? new AzureFoundation(config, settings) : null;
        IFoundation foundation = azure is null ? new ExistingCluster(settings) : azure;
        var ingress = new ClusterIngress(settings, foundation);
        var addresses = ingress.Gateways.ToDictionary(g => g.Key, g => g.Value.Address);
        var hosts = settings.Hosts().Select(h => (h.Hostname, Address: addresses[h.Gateway])).ToList();
        var zones = settings.CreateZones(azure, hosts);
        if (azure is not null && settings.DnsMode() == DnsMode.Managed)
            settings.CreateManagedDns(config, azure, zones);

        ResourceGroupName = Optional(azure?.ResourceGroup.Name);
        ClusterName = Optional(azure?.Cluster.ClusterName);
        KubeConfig = Optional(azure?.Cluster.KubeConfig);
        VaultUri = Optional(azure?.VaultUri);
        ResourceIds = azure?.ResourceIds ?? Output.Create(ImmutableDictionary<string, string>.Empty);
        GatewayAddresses = StackOutputs.Map(addresses.Select(a => (a.Key, a.Value)));
        DnsTable = StackOutputs.Map(hosts);
        DnsLines = StackOutputs.DnsLines(settings, hosts);
        HostsLines = StackOutputs.HostsLines(hosts);
        NameServers = StackOutputs.Map(zones.Where(z => z.Zone.NameServers is not null).Select(z => (z.Settings.Name, z.Zone.NameServers!)));
        Urls = Output.Create(StackOutputs.Urls(settings));
        TestCommands = StackOutputs.TestCommands(settings, addresses);
        Certificates = foundation.CertificateFacts;
    }

    /// <summary>Name of the resource group; null on an existing cluster.</summary>
    [Output("resourceGroup")]
    public Output<string?> ResourceGroupName { get; private set; }

    /// <summary>Name of the cluster; null on an existing one.</summary>
    [Output("cluster")]
    public Output<string?> ClusterName { get; private set; }

    /// <summary>The kubeconfig; a secret; null on an existing cluster.</summary>
    [Output("kubeconfig")]
    public Output<string?> KubeConfig { get; private set; }

    /// <summary>Address of the vault; null on an existing cluster.</summary>
    [Output("vaultUri")]
    public Output<string?> VaultUri { get; private set; }

    /// <summary>Azure's ids of the resource group, the cluster and the vault.</summary>
    [Output("resourceIds")]
    public Output<ImmutableDictionary<string, string>> ResourceIds { get; private set; }

    /// <summary>The address of each Gateway.</summary>
    [Output("gatewayAddresses")]
    public Output<ImmutableDictionary<string, string>> GatewayAddresses { get; private set; }

    /// <summary>The address of each host name.</summary>
    [Output("dnsRecords")]
    public Output<ImmutableDictionary<string, string>> DnsTable { get; private set; }

    /// <summary>The records, as lines of a zone file.</summary>
    [Output("dnsTable")]
    public Output<ImmutableArray<string>> DnsLines { get; private set; }

    /// <summary>Lines for <c>/etc/hosts</c>.</summary>
    [Output("hostsLines")]
    public Output<ImmutableArray<string>> HostsLines { get; private set; }

    /// <summary>The name servers of each zone that the stack creates, for the parent domain to name.</summary>
    [Output("nameServers")]
    public Output<ImmutableDictionary<string, ImmutableArray<string>>> NameServers { get; private set; }

    /// <summary>The URLs of each route.</summary>
    [Output("urls")]
    public Output<ImmutableDictionary<string, ImmutableArray<string>>> Urls { get; private set; }

    /// <summary>Commands that try each route, without DNS.</summary>
    [Output("testCommands")]
    public Output<ImmutableArray<string>> TestCommands { get; private set; }

    /// <summary>What is known of each certificate.</summary>
    [Output("certificates")]
    public Output<ImmutableDictionary<string, ImmutableDictionary<string, string>>> Certificates { get; private set; }

    private static Output<string?> Optional(Output<string>? output) => output?.Apply(value => (string?)value) ?? Output.Create((string?)null);
}
