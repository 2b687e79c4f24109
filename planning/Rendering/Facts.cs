using System.Text.Json;
using System.Text.Json.Nodes;

namespace GatewayStack.Planning.Rendering;

/// <summary>The two or three facts of a resource that a reader looks for.</summary>
internal static class Facts
{
    /// <summary>Names of the roles that the stack assigns, by the GUID of their definition.</summary>
    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        ["00482a5a-887f-4fb3-b363-3b7fe8e74483"] = "Key Vault Administrator",
        ["a4417e6f-fecd-4de8-b567-7b0420556985"] = "Key Vault Certificates Officer",
        ["db79e9a7-68ee-4b58-9aeb-b90e7c24fcba"] = "Key Vault Certificate User",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["befefa01-2a29-4197-83a8-272ff33ce314"] = "DNS Zone Contributor",
        ["b12aa53e-6015-4669-85d0-8515ebb3ae7f"] = "Private DNS Zone Contributor",
        ["4d97b98b-1d4f-4787-a291-c67834d212e7"] = "Network Contributor",
        ["b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b"] = "Azure Kubernetes Service RBAC Cluster Admin",
        ["f1a07417-d97a-45cb-824c-7a7467783830"] = "Managed Identity Operator",
    };

    /// <summary>The facts, in one line.</summary>
    public static string Of(PlannedResource resource)
    {
        var inputs = resource.Inputs;
        return resource.Type[(resource.Type.IndexOf(':', StringComparison.Ordinal) + 1)..] switch
        {
            "components:VaultCertificate" => Join(Text(inputs, "certificateName"),
                Source(Text(inputs, "source")), Text(inputs, "vaultUri")),
            "resources:ResourceGroup" => Join(Text(inputs, "resourceGroupName"), Text(inputs, "location")),
            "network:VirtualNetwork" => Join(Text(inputs, "virtualNetworkName"), Text(inputs, "addressSpace", "addressPrefixes", 0)),
            "network:Subnet" => Join(Text(inputs, "subnetName"), Text(inputs, "addressPrefix")),
            "network:VirtualNetworkPeering" => Join($"{Text(inputs, "virtualNetworkName")} → {Name(Text(inputs, "remoteVirtualNetwork", "id"))}"),
            "network:NetworkSecurityGroup" => Join(Text(inputs, "networkSecurityGroupName"),
                $"{string.Join(", ", Items(inputs["securityRules"]).Select(r => Text(r, "sourceAddressPrefix")))} → {string.Join(", ", Items(inputs["securityRules"]?[0]?["destinationPortRanges"]))}"),
            "network:NatGateway" => Join(Text(inputs, "natGatewayName"), $"{Items(inputs["publicIpAddresses"]).Count()} × public address"),
            "network:PublicIPAddress" => Join(Text(inputs, "publicIpAddressName"), Zones(inputs["zones"])),
            "network:PrivateEndpoint" => Join(Text(inputs, "privateEndpointName"), Name(Text(inputs, "subnet", "id"))),
            "privatedns:PrivateZone" => Text(inputs, "privateZoneName"),
            "privatedns:VirtualNetworkLink" => Name(Text(inputs, "virtualNetwork", "id")),
            "operationalinsights:Workspace" => Join(Text(inputs, "workspaceName"), $"{Text(inputs, "retentionInDays")} days"),
            "monitor:AzureMonitorWorkspace" => Text(inputs, "azureMonitorWorkspaceName"),
            "monitor:DataCollectionRule" => Join(Text(inputs, "dataCollectionRuleName"), Text(inputs, "dataFlows", 0, "streams", 0)),
            "monitor:DataCollectionEndpoint" => Text(inputs, "dataCollectionEndpointName"),
            "monitor:DataCollectionRuleAssociation" => Text(inputs, "associationName"),
            "monitor:DiagnosticSetting" => string.Join(", ", Items(inputs["logs"]).Select(l => Text(l, "category"))),
            "authorization:ManagementLockByScope" => $"{Text(inputs, "level")} {Name(Text(inputs, "scope"))}",
            "keyvault:Vault" => Join(Text(inputs, "vaultName"), "RBAC", $"recoverable for {Text(inputs, "properties", "softDeleteRetentionInDays")} days",
                Text(inputs, "properties", "enablePurgeProtection") == "true" ? "purge protection" : null, Reach(inputs["properties"])),
            "containerservice:ManagedCluster" => Join(Text(inputs, "resourceName"), $"Kubernetes {Text(inputs, "kubernetesVersion")}", Text(inputs, "sku", "tier"), Text(inputs, "sku", "name") == "Automatic" ? "AKS Automatic" : null,
                Nodes(inputs["agentPoolProfiles"]?[0]), Text(inputs, "apiServerAccessProfile", "enablePrivateCluster") == "true" ? "private" : null,
                inputs["aadProfile"] is null ? null : "Entra ID", $"Gateway API {Text(inputs, "ingressProfile", "gatewayAPI", "installation")}", IngressSystem(inputs)),
            "containerservice:AgentPool" => Join(Text(inputs, "agentPoolName"), Nodes(inputs), Zones(inputs["availabilityZones"])),
            "containerservice:MaintenanceConfiguration" => Join(Text(inputs, "maintenanceWindow", "schedule", "weekly", "dayOfWeek"),
                Text(inputs, "maintenanceWindow", "startTime"), $"{Text(inputs, "maintenanceWindow", "durationHours")} h"),
            "authorization:RoleAssignment" => $"{Role(Text(inputs, "roleDefinitionId"))} → {Text(inputs, "principalId")}",
            "managedidentity:UserAssignedIdentity" => Text(inputs, "resourceName"),
            "managedidentity:FederatedIdentityCredential" => Text(inputs, "subject"),
            "helm.sh/v3:Release" => Join($"{Text(inputs, "chart")} {Text(inputs, "version")}", $"namespace {Text(inputs, "namespace")}"),
            "cert-manager.io/v1:ClusterIssuer" => Join(Text(inputs, "spec", "acme", "server"), string.Join(", ", Items(inputs["spec"]?["acme"]?["solvers"]).Select(Solver))),
            "core/v1:ServiceAccount" => $"{Text(inputs, "metadata", "namespace")}/{Text(inputs, "metadata", "name")}",
            "dns:Zone" => Text(inputs, "zoneName"),
            "dns:RecordSet" => Record(inputs, "zoneName"),
            "privatedns:PrivateRecordSet" => Record(inputs, "privateZoneName"),
            "approuting.kubernetes.azure.com/v1alpha1:ClusterExternalDNS" or "approuting.kubernetes.azure.com/v1alpha1:ExternalDNS" =>
                string.Join(", ", Items(inputs["spec"]?["dnsZoneResourceIDs"]).Select(z => Text(z).Split('/')[^1])),
            "gateway.networking.k8s.io/v1:Gateway" => Join(Text(inputs, "spec", "gatewayClassName"), Text(inputs, "metadata", "labels", "istio.io/rev"),
                Text(inputs, "spec", "addresses", 0, "value") is { Length: > 0 } service ? $"programs {service}" : null, Listeners(inputs)),
            "gateway.networking.k8s.io/v1:HTTPRoute" or "gateway.networking.k8s.io/v1:GRPCRoute" or "gateway.networking.k8s.io/v1:TLSRoute" => Route(inputs),
            "gateway.networking.k8s.io/v1:ListenerSet" => Join($"for {Text(inputs, "spec", "parentRef", "name")}", Listeners(inputs)),
            "gateway.networking.k8s.io/v1:BackendTLSPolicy" => Join($"TLS to {Text(inputs, "spec", "targetRefs", 0, "name")}", Text(inputs, "spec", "validation", "hostname")),
            "gateway.networking.k8s.io/v1beta1:ReferenceGrant" => $"{Text(inputs, "spec", "from", 0, "kind")} of {Text(inputs, "spec", "from", 0, "namespace")} → "
                + string.Join(", ", Items(inputs["spec"]?["to"]).Select(t => Text(t, "name"))),
            "secrets-store.csi.x-k8s.io/v1:SecretProviderClass" => Join($"vault {Text(inputs, "spec", "parameters", "keyvaultName")}",
                $"Secret {Text(inputs, "spec", "secretObjects", 0, "secretName")}"),
            "apps/v1:Deployment" => Join($"{Text(inputs, "spec", "replicas")} × {Text(inputs, "spec", "template", "spec", "containers", 0, "image")}"),
            "core/v1:ConfigMap" or "core/v1:ConfigMapPatch" => Join(Text(inputs, "metadata", "name"), string.Join(", ", (inputs["data"] as JsonObject)?.Select(d => d.Key) ?? [])),
            "core/v1:ServicePatch" => Join(Text(inputs, "metadata", "name"), Text(inputs, "spec", "externalTrafficPolicy")),
            "core/v1:Service" => Join($"port {Text(inputs, "spec", "ports", 0, "port")} → {Text(inputs, "spec", "ports", 0, "targetPort")}"),
            "core/v1:Namespace" => Join(Text(inputs, "metadata", "name"), Labels(inputs)),
            "networking.istio.io/v1:DestinationRule" => Join([Text(inputs, "spec", "host"), .. Policy(inputs)]),
            "yaml/v2:ConfigFile" => Text(inputs, "file"),
            "helm.sh/v4:Chart" => Join($"{Text(inputs, "chart")} {Text(inputs, "version")}", Text(inputs, "repositoryOpts", "repo")),
            "policy/v1:PodDisruptionBudget" => $"at least {Text(inputs, "spec", "minAvailable")} available",
            _ => "",
        };
    }

    private static string Record(JsonNode inputs, string zone)
    {
        var target = Text(inputs, "aRecords", 0, "ipv4Address") + Text(inputs, "aaaaRecords", 0, "ipv6Address") + Text(inputs, "cnameRecord", "cname");
        return $"{Text(inputs, "relativeRecordSetName")}.{Text(inputs, zone)} {Text(inputs, "recordType")} → {target}";
    }

    private static string Source(string source) => source switch
    {
        "selfSigned" => "created by the vault, self-signed",
        "existing" => "there already",
        "pem" => "imported from PEM files",
        _ => "imported from a PFX",
    };

    private static string Solver(JsonNode solver) => solver["dns01"] is { } dns ? $"DNS-01 in {Text(dns, "azureDNS", "hostedZoneName")}" : "HTTP-01";

    private static string Nodes(JsonNode? pool) =>
        pool?["minCount"] is null ? $"{Text(pool, "count")} × {Text(pool, "vmSize")}" : $"{Text(pool, "minCount")}–{Text(pool, "maxCount")} × {Text(pool, "vmSize")}";

    private static string? Zones(JsonNode? zones) => Items(zones).Any() ? $"zones {string.Join(", ", Items(zones))}" : null;

    /// <summary>Who reaches a vault, where not everybody does.</summary>
    private static string? Reach(JsonNode? vault) => Text(vault, "publicNetworkAccess") == "Disabled"
        ? "private"
        : Text(vault, "networkAcls", "defaultAction") == "Deny" ? $"for {string.Join(", ", Items(vault?["networkAcls"]?["ipRules"]).Select(r => Text(r, "value")))}" : null;

    /// <summary>The last part of a resource id.</summary>
    private static string Name(string id) => id[(id.LastIndexOf('/') + 1)..];

    private static string IngressSystem(JsonObject cluster)
    {
        var mode = Text(cluster, "ingressProfile", "webAppRouting", "gatewayAPIImplementations", "appRoutingIstio", "mode");
        var nginx = Text(cluster, "ingressProfile", "webAppRouting", "nginx", "defaultIngressControllerType");
        return Join(
            mode == "Enabled" ? $"app routing Istio {mode}" : null,
            cluster["serviceMeshProfile"]?["istio"] is { } istio ? Mesh(istio) : null,
            mode != "Enabled" && Text(cluster, "serviceMeshProfile", "mode") != "Istio" ? "no ingress system" : null,
            nginx is "" or "None" ? null : $"managed NGINX {nginx}");
    }

    /// <summary>During a canary upgrade it matters who takes a Gateway that names no revision: the newer one.</summary>
    private static string Mesh(JsonNode istio)
    {
        var revisions = Items(istio["revisions"]).Select(r => r.ToString()).OrderBy(r => r.Length).ThenBy(r => r, StringComparer.Ordinal).ToList();
        var gateways = string.Join(" and ", Items(istio["components"]?["ingressGateways"]).Select(g => Text(g, "mode").ToLowerInvariant()));
        return Join(
            $"Istio add-on {string.Join(" and ", revisions)}",
            revisions.Count > 1 ? $"Gateways without revision go to {revisions[^1]}" : null,
            gateways.Length == 0 ? null : $"ingress gateway {gateways}");
    }

    private static IEnumerable<string> Policy(JsonObject inputs)
    {
        var policy = inputs["spec"]?["trafficPolicy"];
        yield return Text(policy, "loadBalancer", "simple");
        if (policy?["connectionPool"] is not null)
            yield return "connection pool";
        if (policy?["outlierDetection"] is not null)
            yield return "outlier detection";
        if (Text(policy, "tls", "mode") is { Length: > 0 } mode)
            yield return $"TLS {mode}";
    }

    private static string Labels(JsonObject inputs) => string.Join(", ", (inputs["metadata"]?["labels"] as JsonObject)?.Select(l => $"{l.Key}={l.Value}") ?? []);

    private static string Role(string id) => Roles.GetValueOrDefault(id[(id.LastIndexOf('/') + 1)..], id);

    private static string Listeners(JsonNode inputs) => string.Join(", ", Items(inputs["spec"]?["listeners"]).Select(l =>
        $"{Text(l, "protocol")} {Text(l, "port")}{(l["hostname"] is { } host ? $" {host}" : "")}"));

    private static string Route(JsonNode inputs)
    {
        var spec = inputs["spec"];
        var hosts = string.Join(", ", Items(spec?["hostnames"]));
        var parent = $"{Text(spec, "parentRefs", 0, "name")}{(Text(spec, "parentRefs", 0, "sectionName") is { Length: > 0 } s ? $"/{s}" : "")}";
        if (Text(spec, "parentRefs", 0, "kind") == "Service")
            (parent, hosts) = ($"Service {parent}", "inside the mesh");
        return $"{parent} {(hosts.Length == 0 ? "every host" : hosts)} → {string.Join("; ", Items(spec?["rules"]).Select(Rule))}";
    }

    private static string Rule(JsonNode rule)
    {
        var conditions = string.Join(" or ", Items(rule["matches"]).Select(Match));
        var redirect = Items(rule["filters"]).FirstOrDefault(f => f["requestRedirect"] is not null)?["requestRedirect"];
        var target = redirect is not null
            ? $"{Text(redirect, "statusCode")} {Text(redirect, "scheme")}"
            : string.Join(" + ", Items(rule["backendRefs"]).Select(b => $"{Text(b, "name")}:{Text(b, "port")}{(b["weight"] is { } w ? $" ({w})" : "")}"));
        return conditions.Length == 0 ? target : $"{conditions}: {target}";
    }

    private static string Match(JsonNode match) => string.Join(" ", new[]
    {
        match["method"] is JsonObject grpc ? $"{Text(grpc, "service")}/{(grpc["method"] is { } rpc ? rpc : "*")}" : match["method"]?.ToString() ?? "",
        match["path"] is { } path ? Text(path, "value") + (Text(path, "type") == "PathPrefix" ? "*" : "") : "",
        string.Join(" ", Items(match["headers"]).Select(h => $"{Text(h, "name")}={Text(h, "value")}")),
        string.Join(" ", Items(match["queryParams"]).Select(q => $"?{Text(q, "name")}={Text(q, "value")}")),
    }.Where(t => t.Length > 0));

    private static IEnumerable<JsonNode> Items(JsonNode? node) => (node as JsonArray)?.OfType<JsonNode>() ?? [];

    private static string Join(params IEnumerable<string?> facts) => string.Join(", ", facts.Where(f => !string.IsNullOrEmpty(f)));

    private static string Text(JsonNode? node, params ReadOnlySpan<object> path)
    {
        foreach (var step in path)
        {
            node = step is int index
                ? node is JsonArray list && list.Count > index ? list[index] : null
                : node is JsonObject map && map.TryGetPropertyValue((string)step, out var child) ? child : null;
        }
        return node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : node?.ToJsonString() ?? "";
    }
}
