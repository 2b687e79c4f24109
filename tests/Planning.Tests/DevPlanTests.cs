using System.Globalization;
using System.Text.Json.Nodes;
using GatewayStack.Planning.Rendering;

namespace GatewayStack.Planning.Tests;

public sealed class DevPlanTests
{
    [Theory]
    [InlineData("azure-native:resources:ResourceGroup", 1)]
    [InlineData("azure-native:network:VirtualNetwork", 1)]
    [InlineData("azure-native:network:Subnet", 1)]
    [InlineData("azure-native:keyvault:Vault", 1)]
    [InlineData("gateway-stack:components:VaultCertificate", 1)]
    [InlineData("azure-native_containerservice_v20260301:containerservice:ManagedCluster", 1)]
    [InlineData("azure-native:authorization:RoleAssignment", 4)]
    [InlineData("pulumi:providers:kubernetes", 1)]
    [InlineData("kubernetes:secrets-store.csi.x-k8s.io/v1:SecretProviderClass", 1)]
    [InlineData("kubernetes:gateway.networking.k8s.io/v1:Gateway", 2)]
    [InlineData("kubernetes:gateway.networking.k8s.io/v1:HTTPRoute", 6)]
    [InlineData("kubernetes:apps/v1:Deployment", 4)]
    [InlineData("azure-native:dns:RecordSet", 4)]
    public async Task The_dev_stack_is_complete(string type, int count) =>
        Assert.Equal(count, (await Plans.DevAsync()).Resources.Count(r => r.Type == type));

    [Fact]
    public async Task The_text_reads_as_reviewed()
    {
        var text = new PlanText(new TextStyle(colour: false), width: null).Write(await Plans.DevAsync());

        Snapshot.Matches("dev.txt", text);
    }

    [Fact]
    public async Task A_narrow_terminal_gets_the_kinds_without_the_packages_and_whole_commands()
    {
        var lines = new PlanText(new TextStyle(colour: false), width: 80).Write(await Plans.DevAsync()).Split('\n');

        Assert.Contains(" + │  └─ Service  demo-echo-v1-service  port 80 → 5678", lines);
        Assert.All(lines.Where(l => l.StartsWith(" + ", StringComparison.Ordinal)), l => Assert.InRange(l.Length, 1, 80));
        Assert.Contains(lines, l => l.EndsWith("'https://echo.example.com/'", StringComparison.Ordinal) && l.Length > 80);
    }

    [Fact]
    public async Task Resources_stand_below_their_components()
    {
        var plan = await Plans.DevAsync();

        Assert.Equal("urn:pulumi:dev::gateway-stack::gateway-stack:components:CertificateVault::vault", plan.Resource("vault", ":Vault").Parent);
        Assert.Equal(
            "urn:pulumi:dev::gateway-stack::gateway-stack:components:CertificateVault$azure-native:keyvault:Vault::vault", plan.Resource("vault", ":Vault").Urn);
        Assert.Null(plan.Resource("resource-group", "ResourceGroup").Parent);
    }

    [Theory]
    [InlineData("vault", ":Vault", "::resource-group")]
    [InlineData("secrets-access-secrets", "RoleAssignment", "ManagedCluster::cluster")]
    [InlineData("tls-demo-gateway-tls-cert", "TlsSecretSync", "SecretsAccess::secrets-access")]
    [InlineData("tls-demo-gateway-tls-cert", "TlsSecretSync", "VaultCertificate::gateway-tls-cert")]
    [InlineData("echo-gateway", ":Gateway", "Deployment::tls-demo-gateway-tls-cert-workload")]
    [InlineData("echo-canary", "HTTPRoute", ":Gateway::echo-gateway")]
    [InlineData("echo.example.com", "RecordSet", ":Gateway::echo-gateway")]
    public async Task What_comes_later_depends_on_what_it_needs(string name, string type, string needs) =>
        Assert.Contains((await Plans.DevAsync()).Resource(name, type).DependsOn, d => d.EndsWith(needs, StringComparison.Ordinal));

    [Theory]
    [InlineData("vault", ":Vault")]
    [InlineData("gateway-tls-cert", "VaultCertificate")]
    [InlineData("network-nodes", "Subnet")]
    public async Task What_can_run_beside_the_cluster_does_not_wait_for_it(string name, string type) =>
        Assert.DoesNotContain((await Plans.DevAsync()).Resource(name, type).DependsOn, d => d.Contains("ManagedCluster", StringComparison.Ordinal));

    [Fact]
    public async Task The_kubeconfig_is_a_secret_everywhere()
    {
        var plan = await Plans.DevAsync();

        Assert.Equal(Marker.Secret, plan.Outputs["kubeconfig"]!.GetValue<string>());
        Assert.Equal(["kubeconfig"], plan.Resource("cluster", "providers:kubernetes").SecretInputs);
        Assert.DoesNotContain("apiVersion: v1\nkind: Config", PlanJson.Write(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulated_values_say_so_wherever_they_flow()
    {
        var plan = await Plans.DevAsync();

        Assert.Equal("<simulated address of echo-gateway>", plan.Outputs["gatewayAddresses"]!["echo-gateway"]!.GetValue<string>());
        Assert.Equal("<simulated address of echo-gateway>",
            plan.Resource("echo.example.com", "RecordSet").Inputs["aRecords"]![0]!["ipv4Address"]!.GetValue<string>());
        Assert.Equal("<simulated vault-deployer.roleAssignmentName>",
            plan.Resource("vault-deployer", "RoleAssignment").Inputs["roleAssignmentName"]!.GetValue<string>());
        var manifest = ManifestWriter.Files(plan).Single(f => f.Path.Contains("secretproviderclass", StringComparison.Ordinal)).Content;
        Assert.Contains("# simulated: spec.parameters.userAssignedIdentityID\n", manifest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_that_follow_from_names_are_not_simulated()
    {
        using var project = Projects.Minimal();
        var file = Path.Combine(project.Folder, "Pulumi.dev.yaml");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace(
            "config:\n", "config:\n  azure-native:subscriptionId: 11111111-1111-1111-1111-111111111111\n", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var plan = await Plans.OfAsync(project.Folder, "dev");

        Assert.Equal("/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-gateway-stack-dev/providers/Microsoft.KeyVault/vaults/kv-test",
            plan.Resource("vault-deployer", "RoleAssignment").Inputs["scope"]!.GetValue<string>());
        Assert.Equal("https://kv-test.vault.azure.net/", plan.Outputs["vaultUri"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_plan_is_the_same_in_every_culture()
    {
        var expected = PlanJson.Write(await Plans.DevAsync());
        var before = CultureInfo.CurrentCulture;
        var elsewhere = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (elsewhere.NumberFormat.NumberDecimalSeparator, elsewhere.NumberFormat.NegativeSign, elsewhere.NumberFormat.NumberGroupSeparator) = (",", "−", ".");
        try
        {
            CultureInfo.CurrentCulture = elsewhere;
            Assert.Equal(expected, PlanJson.Write(await Plans.DevAsync()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task The_JSON_has_the_documented_fields()
    {
        var json = JsonNode.Parse(PlanJson.Write(await Plans.DevAsync()))!.AsObject();

        Assert.Equal(["formatVersion", "stack", "project", "ingress", "resources", "outputs", "fingerprints", "findings", "posture", "suppressed"], json.Select(p => p.Key));
        Assert.Equal(
            ["urn", "type", "name", "parent", "dependsOn", "inputDependencies", "aliases", "provider", "inputs", "secretInputs", "protect", "ignoreChanges", "read", "component"],
            json["resources"]![0]!.AsObject().Select(p => p.Key));
    }
}
