using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GatewayStack.Infra.Settings;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks.Gateways;

/// <summary>The Azure load balancer in front of a Gateway: annotations, health probes and client addresses.</summary>
internal static partial class LoadBalancerChecks
{
    private const string Prefix = "service.beta.kubernetes.io/";
    private const string Internal = Prefix + "azure-load-balancer-internal";
    private const string Docs = "cloud-provider-azure docs, LoadBalancer annotations";

    public static IReadOnlyList<Check> All { get; } =
    [
        new("GW055", Severity.Error, "Health probe that the proxy answers with 404",
            "Azure asks a backend for '/' or for kube-proxy's node port, and Envoy answers 404 where no route serves '/': the load balancer takes every node out and connections time out, while all pods are ready. "
            + "AKS sets the right probe for Gateways of its add-ons. Upstream Istio needs it set, and with externalTrafficPolicy Local the add-ons' own probe must be taken away, on ports 80 and 443.",
            "For upstream Istio set port_80_health-probe_protocol http, _port 15021, _request-path /healthz/ready, and the same for 443; with Local on an add-on, set all three to null for both ports.",
            "istio#46769, istio#56189, AKS#3646, AKS#5667", Probes),
        new("GW056", Severity.Warning, "Address rules that see a node's address",
            "With externalTrafficPolicy Cluster, the default, the proxy sees the address of a node in place of the client's, so rules about client addresses allow or deny the wrong ones.",
            "Set externalTrafficPolicy: Local in the Gateway's customization, or filter with loadBalancerSourceRanges, which Azure applies itself.", "AKS#5667", ClientAddresses),
        new("GW057", Severity.Error, "Load balancer annotations that contradict one another",
            "Azure's controller refuses azure-allowed-ip-ranges or azure-allowed-service-tags beside loadBalancerSourceRanges, an internal subnet or a DNS label on the wrong kind of load balancer, and idle timeouts outside of 4 to 30 minutes. The Service then gets no address.",
            "Keep one of the two.", Docs, Contradictions),
        new("GW058", Severity.Warning, "Load balancer annotation that Azure does not know",
            "A misspelt annotation is ignored silently; the load balancer is made without it.", "Correct the name.", Docs, Unknown),
        new("GW059", Severity.Error, "DNS label that two Gateways want",
            "azure-dns-label-name is the name of a public address in its region, 3 to 63 lower-case letters, digits and '-', and unique there: the second Service gets no address.",
            "Give each a label of its own.", Docs, Labels),
    ];

    private static readonly string[] Known =
    [
        "azure-load-balancer-internal", "azure-load-balancer-internal-subnet", "azure-load-balancer-ipv4", "azure-load-balancer-ipv6", "azure-load-balancer-mode", "azure-pip-name", "azure-pip-name-ipv6",
        "azure-pip-prefix-id", "azure-pip-prefix-id-ipv6", "azure-pip-tags", "azure-pip-ip-tags", "azure-load-balancer-resource-group", "azure-dns-label-name", "azure-allowed-ip-ranges", "azure-allowed-service-tags",
        "azure-load-balancer-health-probe-protocol", "azure-load-balancer-health-probe-interval", "azure-load-balancer-health-probe-num-of-probe", "azure-load-balancer-health-probe-request-path",
        "azure-load-balancer-tcp-idle-timeout", "azure-load-balancer-disable-tcp-reset", "azure-load-balancer-enable-high-availability-ports", "azure-load-balancer-configurations",
        "azure-disable-load-balancer-floating-ip", "azure-shared-securityrule", "azure-additional-public-ips", "azure-deny-all-except-load-balancer-source-ranges",
    ];

    /// <summary>What a Gateway asks of its Service: in spec.infrastructure, and in the ConfigMap it refers to.</summary>
    private static IEnumerable<ServiceRequest> Requests(CheckContext context)
    {
        foreach (var gateway in context.OfKind("Gateway"))
        {
            var infrastructure = gateway.Body.Get("spec", "infrastructure");
            var (about, path, annotations) = (gateway, "spec.infrastructure.annotations", Texts(infrastructure.Get("annotations")));
            JsonNode? service = null;
            if (infrastructure.Get("parametersRef", "name").AsText() is { } name && context.OfKind("ConfigMap").FirstOrDefault(c => c.Namespace == gateway.Namespace && c.Name == name) is { } map
                && map.Body.Get("data", "service").AsText() is { } text)
            {
                service = YamlText.ParseMap(text);
                foreach (var (key, value) in Texts(service.Get("metadata", "annotations")))
                    annotations[key] = value;
                (about, path) = (map, "data.service");
            }
            yield return new(gateway, about, path, annotations, service);
        }
        foreach (var service in context.OfKind("Service").Where(s => s.Body.Get("spec", "type").AsText() == "LoadBalancer"))
            yield return new(service, service, "metadata.annotations", Texts(service.Body.Get("metadata", "annotations")), service.Body);
    }

    private static Dictionary<string, string?> Texts(JsonNode? map) => map.Entries().ToDictionary(e => e.Key, e => e.Value.AsText(), StringComparer.Ordinal);

    private static IEnumerable<Found> Probes(CheckContext context)
    {
        foreach (var request in Requests(context).Where(r => r.Owner.Kind == "Gateway"))
        {
            var ports = CheckContext.Listeners(request.Owner).Select(l => l.Item["port"].AsInt()).OfType<int>().Distinct().ToList();
            if (request.Service.Get("spec", "externalTrafficPolicy").AsText() == "Local")
            {
                var kept = ports.Where(p => !((string[])["port", "protocol", "request-path"]).All(part => request.Annotations.TryGetValue(Probe(p, part), out var value) && value is null)).ToList();
                if (kept.Count > 0 && !kept.TrueForAll(p => IsReadiness(request, p)))
                    yield return Found.In(request.About, request.Path, $"externalTrafficPolicy Local keeps the probe of port {string.Join(" and ", kept)}, which no node answers",
                        $"add port_{kept[0]}_health-probe_port, _protocol and _request-path with the value null to the Service's annotations, for each port");
            }
            else if (context.Settings is { ExistingCluster.Aks: true } && ports.Where(p => !IsReadiness(request, p)).ToList() is { Count: > 0 } bare)
            {
                yield return Found.In(request.About, "spec.infrastructure", $"the load balancer of an AKS cluster asks port {string.Join(" and ", bare)} for '/'",
                    $"set {Probe(bare[0], "port")} to \"15021\", _protocol to http and _request-path to /healthz/ready");
            }
        }
    }

    private static bool IsReadiness(ServiceRequest request, int port) =>
        request.Annotations.GetValueOrDefault(Probe(port, "port")) == "15021" && request.Annotations.GetValueOrDefault(Probe(port, "request-path")) == "/healthz/ready";

    private static string Probe(int port, string part) => $"{Prefix}port_{port.ToString(CultureInfo.InvariantCulture)}_health-probe_{part}";

    private static IEnumerable<Found> ClientAddresses(CheckContext context)
    {
        var keeps = Requests(context).Any(r => r.Service.Get("spec", "externalTrafficPolicy").AsText() == "Local");
        return keeps ? [] :
            from policy in context.OfKind("AuthorizationPolicy")
            from rule in policy.Body.Get("spec", "rules").Items("spec.rules")
            from source in rule.Item["from"].Items($"{rule.Path}.from")
            from field in (string[])["ipBlocks", "notIpBlocks", "remoteIpBlocks", "notRemoteIpBlocks"]
            where source.Item["source"].Get(field) is not null
            select Found.In(policy, $"{source.Path}.source.{field}", $"{field} is compared with a node's address: no Gateway keeps the client's", "set externalTrafficPolicy: Local, or use loadBalancerSourceRanges");
    }

    private static IEnumerable<Found> Contradictions(CheckContext context)
    {
        foreach (var r in Requests(context))
        {
            var isInternal = r.Annotations.GetValueOrDefault(Internal) == "true";
            foreach (var allowed in (string[])["azure-allowed-ip-ranges", "azure-allowed-service-tags"])
            {
                if (r.Annotations.ContainsKey(Prefix + allowed) && r.Service.Get("spec", "loadBalancerSourceRanges").Count() > 0)
                    yield return Found.In(r.About, r.Path, $"{allowed} and loadBalancerSourceRanges exclude one another", "keep one of the two");
            }
            if (r.Annotations.ContainsKey(Internal + "-subnet") && !isInternal)
                yield return Found.In(r.About, r.Path, "azure-load-balancer-internal-subnet is set and the load balancer is public", "add azure-load-balancer-internal: \"true\"");
            if (r.Annotations.ContainsKey(Prefix + "azure-dns-label-name") && isInternal)
                yield return Found.In(r.About, r.Path, "azure-dns-label-name is set, and an internal load balancer has no public name", "remove one of the two");
            if (r.Annotations.GetValueOrDefault(Prefix + "azure-load-balancer-tcp-idle-timeout") is { } idle && (!int.TryParse(idle, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes is < 4 or > 30))
                yield return Found.In(r.About, r.Path, $"an idle timeout of {idle} minutes is not possible", "use \"4\" to \"30\"");
        }
    }

    private static IEnumerable<Found> Unknown(CheckContext context) =>
        from request in Requests(context)
        from key in request.Annotations.Keys
        where key.StartsWith(Prefix + "azure-", StringComparison.Ordinal) && !key.StartsWith(Prefix + "azure-pls-", StringComparison.Ordinal) && !Known.Contains(key[Prefix.Length..])
        select Found.In(request.About, request.Path, $"there is no annotation {key}", Infra.Configuration.Suggestion.For(key[Prefix.Length..], Known) is { } near ? $"did you mean {Prefix}{near}?" : "remove it");

    private static IEnumerable<Found> Labels(CheckContext context)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (var request in Requests(context))
        {
            if (request.Annotations.GetValueOrDefault(Prefix + "azure-dns-label-name") is not { } label)
                continue;
            if (!Label().IsMatch(label))
                yield return Found.In(request.About, request.Path, $"'{label}' is not a DNS label of Azure", "use 3 to 63 lower-case letters, digits and '-', a letter first");
            else if (!seen.Add(label))
                yield return Found.In(request.About, request.Path, $"the DNS label {label} is taken by another Service", "use another one");
        }
    }

    [GeneratedRegex("^" + GatewayLoadBalancerSettings.DnsLabelPattern + @"\z", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    private sealed record ServiceRequest(KubernetesObject Owner, KubernetesObject About, string Path, Dictionary<string, string?> Annotations, JsonNode? Service);
}
