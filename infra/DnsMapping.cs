using GatewayStack.Components.Azure;
using GatewayStack.Components.Kubernetes;
using GatewayStack.Infra.Settings;
using Pulumi;

namespace GatewayStack.Infra;

/// <summary>From the settings of DNS to zones, records and the managed external-dns.</summary>
internal static class DnsMapping
{
    /// <summary>The namespace of an external-dns that reads every namespace.</summary>
    private const string ExternalDnsNamespace = "external-dns";

    /// <summary>The namespaces that managed external-dns deployments run in.</summary>
    public static IEnumerable<string> DnsNamespaces(this StackSettings settings) => settings.DnsMode() != DnsMode.Managed ? []
        : settings.Dns.Scope == ManagedDnsScope.Cluster ? [ExternalDnsNamespace]
        : settings.ActiveGateways().Select(g => g.Value.Namespace).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>The zones, with the records that the stack itself keeps.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="azure">What the stack made in Azure; null on an existing cluster.</param>
    /// <param name="hosts">The host names and their addresses.</param>
    public static IReadOnlyList<(ZoneSettings Settings, DnsZone Zone)> CreateZones(
        this StackSettings settings, AzureFoundation? azure, IReadOnlyList<(string Hostname, Output<string> Address)> hosts)
    {
        if (settings.DnsMode() == DnsMode.Manual)
            return [];
        var providers = settings.Dns.Zones.Select(z => z.SubscriptionId).OfType<string>().Distinct(StringComparer.Ordinal)
            .ToDictionary(id => id, SubscriptionProvider.Create);
        return [.. settings.Dns.Zones.Select(zone => (zone, new DnsZone(settings.NameOf(zone), new DnsZoneArgs
        {
            Domain = zone.Name,
            ResourceGroupName = zone.ResourceGroup is { } group ? group : azure!.ResourceGroup.Name,
            Create = zone.IsCreated,
            IsPrivate = zone.Private,
            NetworkId = zone is { Private: true, LinkNetwork: true } ? (Input<string>)azure!.NetworkId! : null,
            Records = [.. hosts.Where(h => settings.Keeps(zone, h.Hostname)).Select(h => new DnsRecord(h.Hostname, h.Address))],
            RecordType = settings.Dns.RecordType.ToRecordType(),
            Ttl = settings.Dns.Ttl,
            Tags = azure?.Tags ?? [],
        }, new ComponentResourceOptions { Provider = zone.SubscriptionId is { } id ? providers[id] : null })))];
    }

    /// <summary>The external-dns deployments of the app routing operator, and the identity that they write to the zones as.</summary>
    public static void CreateManagedDns(
        this StackSettings settings, StackConfig config, AzureFoundation azure, IReadOnlyList<(ZoneSettings Settings, DnsZone Zone)> zones)
    {
        Output<string> IdOf(ZoneSettings zone, DnsZone component) =>
            component.IdIn(zone.SubscriptionId is { } id ? (Input<string>)id : azure.SubscriptionId);

        var namespaces = settings.DnsNamespaces().ToList();
        var identity = new WorkloadIdentity("external-dns", new WorkloadIdentityArgs
        {
            IdentityName = config.NameOf("id-external-dns"),
            ResourceGroupName = azure.ResourceGroup.Name,
            Location = config.Location,
            IssuerUrl = azure.Cluster.OidcIssuerUrl,
            ServiceAccounts = [.. namespaces.Select(n => new ServiceAccountName(n, ManagedDns.AccountName))],
            Roles = [.. zones.Select(z => new RoleGrant(settings.NameOf(z.Settings),
                z.Settings.Private ? AzureRole.PrivateDnsZoneContributor : AzureRole.DnsZoneContributor, IdOf(z.Settings, z.Zone)))],
            Tags = azure.Tags,
        });
        var groups = zones
            .GroupBy(z => (z.Settings.Private, z.Settings.SubscriptionId, z.Settings.ResourceGroup))
            .Select((group, i) => new DnsZoneGroup(
                $"{(group.Key.Private ? "private" : "public")}{(i == 0 ? "" : $"-{i + 1}")}", [.. group.Select(z => (Input<string>)IdOf(z.Settings, z.Zone))]))
            .ToList();
        foreach (var ns in namespaces)
        {
            _ = new ManagedDns(namespaces.Count == 1 ? "external-dns" : $"external-dns-{ns}", new ManagedDnsArgs
            {
                Namespace = ns,
                OwnNamespaceOnly = settings.Dns.Scope == ManagedDnsScope.Namespace,
                IdentityClientId = identity.ClientId,
                TenantId = azure.TenantId,
                Zones = groups,
            }, new ComponentResourceOptions { Provider = azure.Kubernetes });
        }
    }

    /// <summary>Whether a host name's record stands in a zone: in the longest one, of public and private zones each.</summary>
    private static bool Keeps(this StackSettings settings, ZoneSettings zone, string hostname) => settings.DnsMode() == DnsMode.Records
        && zone.Name == DnsZone.LongestSuffix(hostname, settings.Dns.Zones.Where(z => z.Private == zone.Private).Select(z => z.Name));

    /// <summary>Name of the component of a zone: the zone's own, which a private one shares with a public one.</summary>
    private static string NameOf(this StackSettings settings, ZoneSettings zone) =>
        zone.Private && settings.Dns.Zones.Any(z => !z.Private && z.Name == zone.Name) ? $"{zone.Name}-private" : zone.Name;

    private static DnsRecordType ToRecordType(this AddressRecord record) => record switch
    {
        AddressRecord.AAAA => DnsRecordType.AAAA,
        AddressRecord.CNAME => DnsRecordType.CNAME,
        _ => DnsRecordType.A,
    };
}
