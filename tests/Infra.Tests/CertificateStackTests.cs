using System.Text.Json.Nodes;

namespace GatewayStack.Infra.Tests;

/// <summary>What a stack asks for, by where its certificates come from.</summary>
public sealed class CertificateStackTests
{
    private const string Gateway = "kubernetes:gateway.networking.k8s.io/v1:Gateway";
    private const string Issuer = "kubernetes:cert-manager.io/v1:ClusterIssuer";
    private const string Release = "kubernetes:helm.sh/v3:Release";
    private const string RoleAssignment = "azure-native:authorization:RoleAssignment";
    private const string SecretProviderClass = "kubernetes:secrets-store.csi.x-k8s.io/v1:SecretProviderClass";
    private const string Credential = "azure-native:managedidentity:FederatedIdentityCredential";

    [Fact]
    public async Task An_acme_certificate_needs_cert_manager_that_watches_gateways_and_neither_vault_object_nor_sync()
    {
        var stack = await StackUnderTest.RunAsync(Acme("dns01"));
        var release = stack.OfType(Release).Single();

        Assert.Equal("oci://quay.io/jetstack/charts/cert-manager", Text(release, "chart"));
        Assert.Equal("v1.21.1", Text(release, "version"));
        Assert.True(release["values"]!["crds"]!["enabled"]!.GetValue<bool>());
        Assert.True(release["values"]!["config"]!["enableGatewayAPI"]!.GetValue<bool>());
        Assert.Equal("true", Text(release, "values", "podLabels", "azure.workload.identity/use"));
        Assert.Empty(stack.OfType(SecretProviderClass));
        Assert.DoesNotContain("gateway-stack:components:VaultCertificate", stack.Types);
    }

    [Fact]
    public async Task Over_DNS_an_issuer_writes_into_each_zone_as_a_workload_identity_with_the_role_on_it()
    {
        var stack = await StackUnderTest.RunAsync(Acme("dns01"));
        var acme = stack.Single(Issuer, "acme-web")["spec"]!["acme"]!;
        var solver = acme["solvers"]!.AsArray().Single()!;

        Assert.Equal("https://acme-v02.api.letsencrypt.org/directory", Text(acme, "server"));
        Assert.Equal("example.com", solver["selector"]!["dnsZones"]!.AsArray().Single()!.GetValue<string>());
        var azure = solver["dns01"]!["azureDNS"]!;
        Assert.Equal("rg-dns", Text(azure, "resourceGroupName"));
        Assert.Equal("sub", Text(azure, "subscriptionID"));
        Assert.Equal("AzurePublicCloud", Text(azure, "environment"));
        Assert.Equal("cert-manager-identity-client", Text(azure, "managedIdentity", "clientID"));

        var credential = stack.OfType(Credential).Single();
        Assert.Equal("system:serviceaccount:cert-manager:cert-manager", Text(credential, "subject"));
        Assert.Equal("https://issuer.example/", Text(credential, "issuer"));
        Assert.Equal("api://AzureADTokenExchange", credential["audiences"]!.AsArray().Single()!.GetValue<string>());
        var role = stack.Single(RoleAssignment, "cert-manager-identity-example.com");
        Assert.EndsWith("/befefa01-2a29-4197-83a8-272ff33ce314", Text(role, "roleDefinitionId"), StringComparison.Ordinal);
        Assert.Equal("/subscriptions/sub/resourceGroups/rg-dns/providers/Microsoft.Network/dnsZones/example.com", Text(role, "scope"));
        Assert.Equal("cert-manager-identity-principal", Text(role, "principalId"));
    }

    [Fact]
    public async Task Listeners_of_an_annotated_gateway_get_their_certificate_from_the_issuer()
    {
        var gateway = (await StackUnderTest.RunAsync(Acme("dns01"))).Single(Gateway, "public");

        Assert.Equal("acme-web", Text(gateway, "metadata", "annotations", "cert-manager.io/cluster-issuer"));
        var tls = gateway["spec"]!["listeners"]![1]!["tls"]!;
        Assert.Equal("Terminate", Text(tls, "mode"));
        Assert.Equal("public.web", tls["certificateRefs"]!.AsArray().Single()!["name"]!.GetValue<string>());
        Assert.Contains("@.name=='https'", Text(gateway, "metadata", "annotations", "pulumi.com/waitFor"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_HTTP_the_gateway_gets_its_address_before_its_certificate()
    {
        var stack = await StackUnderTest.RunAsync(Acme("http01", hostname: "shop"));
        var waits = Text(stack.Single(Gateway, "public"), "metadata", "annotations", "pulumi.com/waitFor");

        Assert.Contains("@.name=='http'", waits, StringComparison.Ordinal);
        Assert.DoesNotContain("@.name=='https'", waits, StringComparison.Ordinal);
        Assert.NotNull(stack.Single(Issuer, "acme-web")["spec"]!["acme"]!["solvers"]![0]!["http01"]!["gatewayHTTPRoute"]);
        Assert.Empty(stack.OfType(Credential));
    }

    [Fact]
    public async Task Staging_certificates_come_from_the_staging_server_and_are_not_trusted_when_trying_out()
    {
        var stack = await StackUnderTest.RunAsync(Acme("dns01", server: "staging"));

        Assert.Equal("https://acme-staging-v02.api.letsencrypt.org/directory", Text(stack.Single(Issuer, "acme-web"), "spec", "acme", "server"));
    }

    [Fact]
    public async Task A_certificate_in_another_vault_is_read_there_and_the_cluster_may_read_it()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.Minimal().With("gateway-stack:certificates",
            """[{"name":"web","existing":{"vault":"kv-shared","resourceGroup":"rg-shared","subscription":"00000000-0000-0000-0000-000000000009"}}]"""));

        Assert.Equal("kv-shared", Text(stack.OfType(SecretProviderClass).Single(), "spec", "parameters", "keyvaultName"));
        Assert.Equal(
            "/subscriptions/00000000-0000-0000-0000-000000000009/resourceGroups/rg-shared/providers/Microsoft.KeyVault/vaults/kv-shared",
            Text(stack.Single(RoleAssignment, "secrets-access-kv-shared-secrets"), "scope"));
        Assert.Equal("addon-object", Text(stack.Single(RoleAssignment, "secrets-access-kv-shared-secrets"), "principalId"));
    }

    [Fact]
    public async Task Roles_on_a_vault_of_somebody_else_can_be_left_to_them()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.Minimal().With("gateway-stack:certificates",
            """[{"name":"web","existing":{"vault":"kv-shared","assignRoles":false}}]"""));

        Assert.Equal("kv-shared", Text(stack.OfType(SecretProviderClass).Single(), "spec", "parameters", "keyvaultName"));
        Assert.DoesNotContain(stack.OfType(RoleAssignment), r => Text(r, "scope").Contains("kv-shared", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Managed_the_operator_finds_certificate_and_service_account_in_the_listener()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.Minimal().With("gateway-stack:tls", """{"mode":"managed"}"""));
        var tls = stack.Single(Gateway, "public")["spec"]!["listeners"]![1]!["tls"]!;

        Assert.Equal("https://kv-test.vault.azure.net/certificates/web", Text(tls, "options", "kubernetes.azure.com/tls-cert-keyvault-uri"));
        Assert.Equal("gateway-tls", Text(tls, "options", "kubernetes.azure.com/tls-cert-service-account"));
        Assert.Null(tls["certificateRefs"]);
        Assert.Empty(stack.OfType(SecretProviderClass));
    }

    [Fact]
    public async Task Managed_the_service_account_is_labelled_federated_and_may_read_the_vault()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.Minimal().With("gateway-stack:tls", """{"mode":"managed"}"""));
        var account = stack.Single("kubernetes:core/v1:ServiceAccount", "gateway-tls-apps");

        Assert.Equal("true", Text(account, "metadata", "labels", "azure.workload.identity/use"));
        Assert.Equal("gateway-tls-client", Text(account, "metadata", "annotations", "azure.workload.identity/client-id"));
        Assert.Equal("system:serviceaccount:apps:gateway-tls", Text(stack.OfType(Credential).Single(), "subject"));
        Assert.EndsWith("/4633458b-17de-408a-b874-0445c86b69e6", Text(stack.Single(RoleAssignment, "gateway-tls-vault"), "roleDefinitionId"), StringComparison.Ordinal);
        Assert.True(stack.Single("azure-native_containerservice_v20260301:containerservice:ManagedCluster", "cluster")
            ["ingressProfile"]!["webAppRouting"]!["enabled"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_sync_workload_runs_where_the_settings_say()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.Minimal().With("gateway-stack:tls",
            """{"workload":{"priorityClassName":"high","tolerations":[{"key":"CriticalAddonsOnly","operator":"Exists"},{"key":"pool","value":"edge","effect":"NoSchedule"}]}}"""));
        var pod = stack.OfType("kubernetes:apps/v1:Deployment").Single()["spec"]!["template"]!["spec"]!;

        Assert.Equal("high", Text(pod, "priorityClassName"));
        Assert.Equal(
            ["CriticalAddonsOnly Exists  ", "pool Equal edge NoSchedule"],
            pod["tolerations"]!.AsArray().Select(t => $"{t!["key"]} {t["operator"]} {t["value"]} {t["effect"]}"));
    }

    [Fact]
    public async Task In_another_cloud_the_secrets_provider_asks_there()
    {
        var spec = (await StackUnderTest.RunAsync(Stacks.Minimal().With("azure-native:environment", "usgovernment"))).OfType(SecretProviderClass).Single();

        Assert.Equal("AzureUSGovernmentCloud", Text(spec, "spec", "parameters", "cloudName"));
    }

    [Fact]
    public async Task A_listener_takes_the_first_certificate_that_covers_what_it_serves()
    {
        var stack = await StackUnderTest.RunAsync(Stacks.Minimal()
            .With("gateway-stack:certificates", """[{"name":"api","selfSigned":{"hostnames":["api"]}},{"name":"all","selfSigned":{}},{"name":"too","selfSigned":{}}]"""));

        Assert.Equal("all", Text(stack.Single(Gateway, "public")["spec"]!["listeners"]![1]!["tls"]!["certificateRefs"]![0]!, "name"));
    }

    private static JsonObject Acme(string challenge, string hostname = "*", string server = "production") => Stacks.Minimal()
        .With("gateway-stack:certificates", $$$"""[{"name":"web","acme":{"email":"ops@example.com","challenge":"{{{challenge}}}","server":"{{{server}}}"}}]""")
        .With("gateway-stack:dns", """{"zones":[{"name":"example.com","resourceGroup":"rg-dns"}]}""")
        .With("gateway-stack:gateways",
            $$$"""{"public":{"namespace":"apps","listeners":[{"name":"http","port":80,"protocol":"HTTP"},{"name":"https","port":443,"protocol":"HTTPS","hostname":"{{{hostname}}}"}]}}""");

    private static string Text(JsonNode node, params string[] path) => path.Aggregate(node, (n, key) => n[key]!).GetValue<string>();
}
