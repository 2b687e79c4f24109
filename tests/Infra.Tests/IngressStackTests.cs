using System.Text.Json.Nodes;

namespace GatewayStack.Infra.Tests;

public sealed class IngressStackTests
{
    private const string Cluster = "azure-native_containerservice_v20260301:containerservice:ManagedCluster";
    private const string Gateway = "kubernetes:gateway.networking.k8s.io/v1:Gateway";
    private const string HttpRoute = "kubernetes:gateway.networking.k8s.io/v1:HTTPRoute";
    private const string RoleAssignment = "azure-native:authorization:RoleAssignment";
    private const string SecretProviderClass = "kubernetes:secrets-store.csi.x-k8s.io/v1:SecretProviderClass";

    [Fact]
    public async Task The_cluster_has_both_gateway_flags_and_no_nginx_controller()
    {
        var ingress = (await StackUnderTest.RunAsync(Stacks.Minimal())).Single(Cluster, "cluster")["ingressProfile"]!;

        Assert.Equal("Standard", Text(ingress, "gatewayAPI", "installation"));
        Assert.Equal("Enabled", Text(ingress, "webAppRouting", "gatewayAPIImplementations", "appRoutingIstio", "mode"));
        Assert.Equal("None", Text(ingress, "webAppRouting", "nginx", "defaultIngressControllerType"));
    }

    [Fact]
    public async Task The_cluster_rotates_secrets_every_two_minutes_and_federates_workload_identities()
    {
        var cluster = (await StackUnderTest.RunAsync(Stacks.Minimal())).Single(Cluster, "cluster");
        var addon = cluster["addonProfiles"]!["azureKeyvaultSecretsProvider"]!["config"]!;

        Assert.Equal("true", Text(addon, "enableSecretRotation"));
        Assert.Equal("2m", Text(addon, "rotationPollInterval"));
        Assert.True(cluster["oidcIssuerProfile"]!["enabled"]!.GetValue<bool>());
        Assert.True(cluster["securityProfile"]!["workloadIdentity"]!["enabled"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Pods_take_addresses_of_the_subnet_unless_there_is_an_overlay()
    {
        var flat = (await StackUnderTest.RunAsync(Stacks.Minimal())).Single(Cluster, "cluster")["networkProfile"]!.AsObject();
        var overlay = (await StackUnderTest.RunAsync(Stacks.Minimal()
            .With("gateway-stack:cluster", """{"kubernetesVersion":"1.35","podCidr":"10.244.0.0/16"}"""))).Single(Cluster, "cluster")["networkProfile"]!;

        Assert.DoesNotContain("podCidr", flat.Select(p => p.Key));
        Assert.DoesNotContain("networkPluginMode", flat.Select(p => p.Key));
        Assert.Equal("10.244.0.0/16", Text(overlay, "podCidr"));
        Assert.Equal("overlay", Text(overlay, "networkPluginMode"));
    }

    [Fact]
    public async Task The_cluster_lands_in_the_subscription_and_region_of_everything_else()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.Minimal()
            .With("azure-native:subscriptionId", "00000000-0000-0000-0000-000000000001")
            .With("azure-native:tenantId", "00000000-0000-0000-0000-000000000002"));
        var provider = stack.Single("pulumi:providers:azure-native_containerservice_v20260301", "containerservice");

        Assert.Equal("00000000-0000-0000-0000-000000000001", Text(provider, "subscriptionId"));
        Assert.Equal("00000000-0000-0000-0000-000000000002", Text(provider, "tenantId"));
        Assert.Equal("westeurope", Text(provider, "location"));
        Assert.Contains("containerservice", stack.Request(Cluster).Provider, StringComparison.Ordinal);
        Assert.Equal("westeurope", Text(stack.Single(Cluster, "cluster"), "location"));
    }

    [Fact]
    public async Task The_vault_is_under_role_based_access_control()
    {
        var properties = (await StackUnderTest.RunAsync(Stacks.Minimal())).Single("azure-native:keyvault:Vault", "vault")["properties"]!;

        Assert.True(properties["enableRbacAuthorization"]!.GetValue<bool>());
        Assert.True(properties["enableSoftDelete"]!.GetValue<bool>());
        Assert.Null(properties["enablePurgeProtection"]);
    }

    [Theory]
    [InlineData("secrets-access-secrets", "4633458b-17de-408a-b874-0445c86b69e6", "addon-object", "ServicePrincipal")]
    [InlineData("secrets-access-certificates", "db79e9a7-68ee-4b58-9aeb-b90e7c24fcba", "addon-object", "ServicePrincipal")]
    [InlineData("cluster-subnet", "4d97b98b-1d4f-4787-a291-c67834d212e7", "cluster-principal", "ServicePrincipal")]
    [InlineData("vault-deployer", "a4417e6f-fecd-4de8-b567-7b0420556985", "deployer", null)]
    public async Task Roles_go_to_who_needs_them(string name, string role, string principal, string? type)
    {
        var assignment = (await StackUnderTest.RunAsync(Stacks.Minimal())).Single(RoleAssignment, name);

        Assert.EndsWith($"/roleDefinitions/{role}", Text(assignment, "roleDefinitionId"), StringComparison.Ordinal);
        Assert.Equal(principal, Text(assignment, "principalId"));
        Assert.Equal(type, assignment["principalType"]?.GetValue<string>());
    }

    [Fact]
    public async Task Role_assignments_keep_their_names_from_run_to_run()
    {
        var (one, two) = (await StackUnderTest.RunAsync(Stacks.Minimal()), await StackUnderTest.RunAsync(Stacks.Minimal()));

        var names = one.OfType(RoleAssignment).Select(r => Text(r, "roleAssignmentName")).ToList();
        Assert.Equal(names, two.OfType(RoleAssignment).Select(r => Text(r, "roleAssignmentName")));
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(names, n => Assert.True(Guid.TryParse(n, out _)));
    }

    [Fact]
    public async Task The_secret_holds_key_and_chain_of_one_vault_object()
    {
        var spec = (await StackUnderTest.RunAsync(Stacks.Minimal())).OfType(SecretProviderClass).Single()["spec"]!;

        Assert.Equal("array:\n  - |\n    objectName: web\n    objectType: secret\n    objectAlias: web\n", Text(spec, "parameters", "objects"));
        Assert.Equal("addon-client", Text(spec, "parameters", "userAssignedIdentityID"));
        Assert.Equal(["tls.key <- web", "tls.crt <- web"], Data(spec));
    }

    [Fact]
    public async Task In_pair_mode_key_and_leaf_come_from_two_vault_objects()
    {
        var spec = (await StackUnderTest.RunAsync(Stacks.Minimal().With("gateway-stack:tls", """{"objects":"pair"}""")))
            .OfType(SecretProviderClass).Single()["spec"]!;

        Assert.Equal(
            "array:\n  - |\n    objectName: web\n    objectType: secret\n    objectAlias: web-key\n"
            + "  - |\n    objectName: web\n    objectType: cert\n    objectAlias: web-crt\n", Text(spec, "parameters", "objects"));
        Assert.Equal(["tls.key <- web-key", "tls.crt <- web-crt"], Data(spec));
    }

    [Fact]
    public async Task A_gateway_listens_for_HTTP_and_HTTPS_and_is_waited_for_listener_by_listener()
    {
        var gateway = (await StackUnderTest.RunAsync(Stacks.Minimal())).Single(Gateway, "public");

        Assert.Equal("approuting-istio", Text(gateway, "spec", "gatewayClassName"));
        Assert.Equal(["http 80 HTTP", "https 443 HTTPS"], gateway["spec"]!["listeners"]!.AsArray().Select(l =>
            $"{Text(l!, "name")} {l!["port"]} {Text(l, "protocol")}"));
        Assert.Equal("web", Text(gateway["spec"]!["listeners"]![1]!["tls"]!["certificateRefs"]![0]!, "name"));
        Assert.Equal(
            """["condition=Accepted","condition=Programmed","""
            + """
              "jsonpath={.status.listeners[?(@.name=='http')].conditions[?(@.type=='ResolvedRefs')].status}=True",
              """.Trim()
            + """
              "jsonpath={.status.listeners[?(@.name=='http')].conditions[?(@.type=='Programmed')].status}=True",
              """.Trim()
            + """
              "jsonpath={.status.listeners[?(@.name=='https')].conditions[?(@.type=='ResolvedRefs')].status}=True",
              """.Trim()
            + """
              "jsonpath={.status.listeners[?(@.name=='https')].conditions[?(@.type=='Programmed')].status}=True"]
              """.Trim(),
            Text(gateway["metadata"]!["annotations"]!, "pulumi.com/waitFor"));
    }

    [Fact]
    public async Task Plain_HTTP_is_redirected_by_a_route_on_the_HTTP_listener_alone()
    {
        var redirect = (await StackUnderTest.RunAsync(Stacks.Minimal())).Single(HttpRoute, "public-http-redirect")["spec"]!;

        Assert.Equal("http", Text(redirect["parentRefs"]![0]!, "sectionName"));
        Assert.Equal("https", Text(redirect["rules"]![0]!["filters"]![0]!["requestRedirect"]!, "scheme"));
        Assert.Equal(301, redirect["rules"]![0]!["filters"]![0]!["requestRedirect"]!["statusCode"]!.GetValue<double>());
    }

    [Fact]
    public async Task A_route_attaches_to_the_HTTPS_listener_and_its_host_belongs_to_the_domain()
    {
        var route = (await StackUnderTest.RunAsync(Stacks.Minimal())).Single(HttpRoute, "shop")["spec"]!;

        Assert.Equal("https", Text(route["parentRefs"]![0]!, "sectionName"));
        Assert.Equal("shop.example.com", route["hostnames"]![0]!.GetValue<string>());
        Assert.Equal("shop", Text(route["rules"]![0]!["backendRefs"]![0]!, "name"));
    }

    [Fact]
    public async Task Host_names_point_to_the_gateway_their_route_attaches_to()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.Minimal().With("gateway-stack:dns", """{"zones":[{"name":"example.com","resourceGroup":"rg-dns"}]}"""));
        var record = stack.Single("azure-native:dns:RecordSet", "shop.example.com");

        Assert.Equal("shop", Text(record, "relativeRecordSetName"));
        Assert.Equal("rg-dns", Text(record, "resourceGroupName"));
        Assert.Equal("203.0.113.7", Text(record["aRecords"]![0]!, "ipv4Address"));
    }

    [Fact]
    public async Task Without_zones_there_are_no_records() =>
        Assert.DoesNotContain("azure-native:dns:RecordSet", (await StackUnderTest.RunAsync(Stacks.Minimal())).Types);

    [Fact]
    public async Task Namespaces_are_created_unless_they_exist()
    {
        const string Namespace = "kubernetes:core/v1:Namespace";

        Assert.Contains(Namespace, (await StackUnderTest.RunAsync(Stacks.Minimal())).Types);
        Assert.DoesNotContain(Namespace, (await StackUnderTest.RunAsync(Stacks.Minimal().With("gateway-stack:existingNamespaces", """["apps"]"""))).Types);
    }

    private static string Text(JsonNode node, params string[] path) => path.Aggregate(node, (n, key) => n[key]!).GetValue<string>();

    private static IEnumerable<string> Data(JsonNode spec) =>
        spec["secretObjects"]![0]!["data"]!.AsArray().Select(d => $"{Text(d!, "key")} <- {Text(d!, "objectName")}");
}
