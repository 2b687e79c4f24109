using GatewayStack.Components.Azure;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>DNS zones, who keeps their records, and the host names that need one.</summary>
internal static class DnsRules
{
    /// <summary>The seconds that external-dns gives its records in Azure.</summary>
    private const int ManagedTtl = 300;

    public static IEnumerable<SettingsProblem> Check(StackSettings settings, string prefix) =>
        [.. Zones(settings, prefix + "dns.zones"), .. Mode(settings, prefix + "dns."), .. Hosts(settings, prefix)];

    private static IEnumerable<SettingsProblem> Zones(StackSettings settings, string key)
    {
        HashSet<(string, bool)> names = [];
        foreach (var (i, zone) in settings.Dns.Zones.Index())
        {
            if (!names.Add((zone.Name, zone.Private)))
                yield return new($"{key}[{i}].name", "is listed twice", zone.Name, "remove one");
            if (zone.SubscriptionId is { } subscription && zone.ResourceGroup is null)
                yield return new($"{key}[{i}].subscriptionId", "needs the zone's resourceGroup, which is not set", subscription, "name the resource group in that subscription");
            if (zone is { Create: false, ResourceGroup: null })
                yield return new($"{key}[{i}].create", "is false, and it is not said where the zone exists", "false", "set resourceGroup, or remove create");
            if (zone is { Private: true, LinkNetwork: true } && !settings.IsOnAzure())
                yield return new($"{key}[{i}].linkNetwork", $"has no network to link: ingress {settings.Ingress.Spelling()} is on an existing cluster", "true", "link its network yourself and set false");
        }
    }

    private static IEnumerable<SettingsProblem> Mode(StackSettings settings, string key)
    {
        var dns = settings.Dns;
        if (dns.Mode is { } mode and not DnsMode.Manual && dns.Zones.Count == 0)
            yield return new($"{key}mode", "needs a zone, and there is none", mode.Spelling(), "add one to dns.zones, or use manual");
        if (dns.Mode != DnsMode.Managed)
            yield break;
        if (settings.Ingress is Ingress.UpstreamIstio)
        {
            yield return new($"{key}mode", "needs the app routing operator, which ingress upstreamIstio has not", "managed", "use records or manual");
        }
        else if (settings.Ingress is Ingress.IstioIngressGateway)
        {
            yield return new($"{key}mode", "would publish the name of a Service inside the cluster: it is what a Gateway of ingress istioIngressGateway has as its address",
                "managed", "use records or manual");
        }
        if (dns.RecordType != AddressRecord.A)
            yield return new($"{key}recordType", "is not asked for by mode managed: external-dns takes it from the address", dns.RecordType.Spelling(), "remove it, or use mode records");
        if (dns.Ttl != ManagedTtl)
            yield return new($"{key}ttl", $"is not asked for by mode managed: external-dns gives its records {ManagedTtl} seconds", $"{dns.Ttl}", "remove it, or use mode records");
    }

    private static IEnumerable<SettingsProblem> Hosts(StackSettings settings, string prefix)
    {
        if (settings.DnsMode() == DnsMode.Manual)
            yield break;
        var zones = settings.Dns.Zones.Select(z => z.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, route, _) in zones.Count == 0 ? [] : settings.GatewayRoutes())
        {
            foreach (var (i, hostname) in route.Hostnames.Select(settings.Host).Index())
            {
                var key = $"{prefix}routes.{name}.hostnames[{i}]";
                if (DnsZone.LongestSuffix(hostname, zones) is null && DnsZone.LongestSuffix(hostname, settings.Dns.Elsewhere) is null)
                {
                    yield return new(key, $"belongs to none of dns.zones {string.Join(", ", zones)}, so nothing would keep its record", hostname,
                        "add its zone to dns.zones, or its domain to dns.elsewhere");
                }
                if (settings.Dns.RecordType == AddressRecord.CNAME && zones.Contains(hostname))
                {
                    yield return new(key, "is a zone itself, and the apex of a zone cannot be a CNAME", hostname,
                        $"use a name below it, such as www.{hostname}, or a load balancer with an address and dns.recordType A");
                }
            }
        }
    }
}
