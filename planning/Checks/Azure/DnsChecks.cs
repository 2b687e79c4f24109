using System.Text.RegularExpressions;
using GatewayStack.Components.Azure;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks.Azure;

/// <summary>DNS: records that are missing, and what external-dns takes.</summary>
internal static partial class DnsChecks
{
    private const string Docs = "AKS docs, Gateway API DNS with managed external-dns; external-dns#4439, #4929";

    public static IReadOnlyList<Check> All { get; } =
    [
        new("GW206", Severity.Warning, "Host name that is in no zone",
            "Records are made for host names in the zones that the stack, or the ExternalDNS resource, names. Of others there is no record, and clients find nothing.",
            "Add the zone, or make the record where the host name's zone is.", Docs, Outside),
        new("GW207", Severity.Error, "ExternalDNS resource that is refused or starts nothing",
            "It names 1 to 7 zones of one subscription, resource group and type, each once; 1 or 2 of gateway and ingress; and an identity: a ServiceAccount, or the client id of a managed identity.",
            "Correct it.", "AKS app routing operator v0.2.25, CRDs ClusterExternalDNS and ExternalDNS", Form),
        new("GW208", Severity.Error, "Filter that no Gateway or route passes",
            "filters.gatewayLabels and filters.routeAndIngressLabels are one key=value each; external-dns makes records for what carries that label only.", "Label the Gateways and routes, or remove the filter.", Docs, Filters),
        new("GW209", Severity.Warning, "Route that external-dns takes no notice of",
            "external-dns reads HTTPRoutes and GRPCRoutes. For host names of a TLSRoute alone it makes no record.", "Make the record by hand.", Docs, TlsRoutes),
    ];

    private static IEnumerable<KubernetesObject> ExternalDns(CheckContext context) => context.OfKind("ClusterExternalDNS").Concat(context.OfKind("ExternalDNS"));

    private static IEnumerable<string> Zones(KubernetesObject dns) => dns.Body.Get("spec", "dnsZoneResourceIDs").AsTexts().Select(id => id[(id.LastIndexOf('/') + 1)..]);

    private static IEnumerable<Found> Outside(CheckContext context)
    {
        var zones = ExternalDns(context).SelectMany(Zones).Concat(context.Settings?.Dns.Zones.Select(z => z.Name) ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return zones.Count == 0 ? [] :
            from route in context.Topology.World.Routes
            where route.Parents.Any(p => p.Kind != "Service")
            from host in route.Hostnames.Numbered()
            where !zones.Any(zone => DnsZone.Contains(zone, host.Item))
            select Found.In(route.Manifest, $"spec.hostnames[{host.Index}]", $"{host.Item} is in none of the zones {string.Join(", ", zones.Order(StringComparer.Ordinal))}, so no record is made", "add its zone to dns.zones, or make the record there");
    }

    private static IEnumerable<Found> Form(CheckContext context)
    {
        foreach (var dns in ExternalDns(context))
        {
            var spec = dns.Body["spec"];
            var ids = spec.Get("dnsZoneResourceIDs").AsTexts();
            if (ids.Count is 0 or > 7)
                yield return Found.In(dns, "spec.dnsZoneResourceIDs", $"names {ids.Count} zones; 1 to 7 are possible", "use several resources");
            if (ids.Distinct(StringComparer.OrdinalIgnoreCase).Count() < ids.Count)
                yield return Found.In(dns, "spec.dnsZoneResourceIDs", "names a zone twice", "remove one");
            if (ids.Select(id => id.LastIndexOf('/') is > 0 and var slash ? id[..slash] : id).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1)
                yield return Found.In(dns, "spec.dnsZoneResourceIDs", "the zones are of several subscriptions, resource groups or types", "use a resource for each");
            if (spec.Get("resourceTypes").AsTexts() is var types && (types.Count is 0 or > 2 || types.Any(t => t is not ("gateway" or "ingress"))))
                yield return Found.In(dns, "spec.resourceTypes", "must be gateway, ingress or both", "use [gateway]");
            var managed = spec.Get("identity", "type").AsText() == "managedIdentity";
            if (spec.Get("identity", managed ? "clientID" : "serviceAccount") is null)
                yield return Found.In(dns, "spec.identity", managed ? "has no clientID" : "has no serviceAccount", managed ? "add clientID" : "add serviceAccount, or type: managedIdentity with clientID");
        }
    }

    private static IEnumerable<Found> Filters(CheckContext context)
    {
        foreach (var dns in ExternalDns(context))
        {
            foreach (var (filter, objects, what) in ((string, List<KubernetesObject>, string)[])[
                ("gatewayLabels", [.. context.OfKind("Gateway")], "Gateway"), ("routeAndIngressLabels", [.. context.OfKind("HTTPRoute"), .. context.OfKind("GRPCRoute")], "route")])
            {
                if (dns.Body.Get("spec", "filters", filter).AsText() is not { } text)
                    continue;
                if (!Selector().IsMatch(text))
                    yield return Found.In(dns, $"spec.filters.{filter}", $"'{text}' is not one key=value", "write key=value");
                else if (objects.Count > 0 && !objects.Exists(o => text.Split('=') is [var key, var value] && o.Body.Get("metadata", "labels", key).AsText() == value))
                    yield return Found.In(dns, $"spec.filters.{filter}", $"no {what} has the label {text}", $"label the {what}s, or remove the filter");
            }
        }
    }

    private static IEnumerable<Found> TlsRoutes(CheckContext context) =>
        from route in context.Topology.World.Routes
        where route.Kind == "TLSRoute" && ExternalDns(context).Any()
        from host in route.Hostnames.Numbered()
        where !context.Topology.World.Routes.Any(r => r.Kind != "TLSRoute" && r.Hostnames.Contains(host.Item))
        select Found.In(route.Manifest, $"spec.hostnames[{host.Index}]", $"external-dns makes no record for {host.Item}", "make it by hand");

    [GeneratedRegex("^[^=]+=[^=]+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Selector();
}
