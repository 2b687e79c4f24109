using System.Collections.Immutable;
using GatewayStack.Components.Azure;
using GatewayStack.Infra.Configuration;
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

        var azure = new AzureFoundation(config, settings);
        var ingress = new ClusterIngress(settings, azure);
        var records = settings.Hosts()
            .Select(h => new DnsRecord(h.Hostname, ingress.Gateways[h.Gateway].Address))
            .ToList();
        if (settings.Dns.Zones.Count > 0)
        {
            _ = new DnsRecords("dns", new DnsRecordsArgs
            {
                ResourceGroupName = azure.ResourceGroup.Name,
                Zones = [.. settings.Dns.Zones.Select(z => new DnsZone(z.Name, z.ResourceGroup))],
                Records = records,
                Ttl = settings.Dns.Ttl,
                Tags = azure.Tags,
            });
        }

        ResourceGroupName = azure.ResourceGroup.Name;
        ClusterName = azure.Cluster.ClusterName;
        KubeConfig = azure.Cluster.KubeConfig;
        VaultUri = azure.VaultUri;
        GatewayAddresses = StackOutputs.Map(ingress.Gateways.Select(g => (g.Key, g.Value.Address)));
        DnsTable = StackOutputs.Map(records.Select(r => (r.Hostname, r.Address.ToOutput())));
        Urls = Output.Create(StackOutputs.Urls(settings));
        TestCommands = StackOutputs.TestCommands(settings, ingress.Gateways.ToDictionary(g => g.Key, g => g.Value.Address));
        Certificates = azure.CertificateFacts;
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
