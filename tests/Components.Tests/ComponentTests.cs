using System.Collections.Immutable;
using GatewayStack.Components.Azure;
using GatewayStack.Components.GatewayApi;
using GatewayStack.Components.Kubernetes;
using Pulumi;
using Pulumi.Testing;

namespace GatewayStack.Components.Tests;

/// <summary>The components in another program than ours.</summary>
public sealed class ComponentTests
{
    [Theory]
    [InlineData("shop.example.com", "example.com")]
    [InlineData("a.dev.example.com", "dev.example.com")]
    [InlineData("dev.example.com", "dev.example.com")]
    [InlineData("notexample.com", null)]
    public void A_host_name_belongs_to_the_zone_that_is_its_longest_suffix(string hostname, string? zone) =>
        Assert.Equal(zone, DnsZone.LongestSuffix(hostname, ["example.com", "dev.example.com"]));

    [Theory]
    [InlineData("example.com", "@")]
    [InlineData("shop.example.com", "shop")]
    [InlineData("*.dev.example.com", "*.dev")]
    public void Azure_names_a_record_relative_to_its_zone(string hostname, string name) =>
        Assert.Equal(name, DnsZone.RelativeName(hostname, "example.com"));

    [Theory]
    [InlineData("1.33", "v1.2.1")]
    [InlineData("1.34.9", "v1.3.0")]
    [InlineData("1.35", "v1.4.1")]
    [InlineData("1.36.2", "v1.5.1")]
    [InlineData("1.29", null)]
    public void A_Kubernetes_version_comes_with_a_Gateway_API_bundle(string kubernetes, string? bundle) =>
        Assert.Equal(bundle, GatewayApiBundle.Of(kubernetes)?.Version);

    [Fact]
    public async Task A_vault_gives_the_deployer_no_role_where_somebody_else_does()
    {
        var resources = await ResourcesAsync(() => _ = new CertificateVault("vault", new CertificateVaultArgs
        {
            ResourceGroupName = "rg",
            Location = "westeurope",
            VaultName = "kv",
            TenantId = "tenant",
            PurgeProtection = true,
        }));

        Assert.Equal(["azure-native:keyvault:Vault"], resources.Select(r => r.Type));
        Assert.Equal(true, ((ImmutableDictionary<string, object>)resources[0].Inputs["properties"])["enablePurgeProtection"]);
    }

    [Fact]
    public async Task A_gateway_can_keep_serving_plain_HTTP()
    {
        var resources = await ResourcesAsync(() => _ = new IngressGateway("public", new IngressGatewayArgs
        {
            Namespace = "apps",
            GatewayClassName = "approuting-istio",
            Listeners = [new() { Name = "http", Port = 80, Protocol = "HTTP" }],
            RedirectToHttps = false,
        }));

        Assert.Equal(["kubernetes:gateway.networking.k8s.io/v1:Gateway"], resources.Select(r => r.Type));
    }

    [Fact]
    public async Task The_sync_workload_is_restricted_and_mounts_the_new_class_when_it_changes()
    {
        var (leaf, chain) = (await SyncAsync(leafOnly: true), await SyncAsync(leafOnly: false));

        Assert.NotEqual(Annotation(leaf), Annotation(chain));
        var container = Map(List(Map(PodOf(chain)["spec"])["containers"])[0]);
        Assert.Equal(false, Map(container["securityContext"])["allowPrivilegeEscalation"]);
        Assert.Equal(true, Map(container["securityContext"])["readOnlyRootFilesystem"]);
        Assert.Equal(true, Map(Map(PodOf(chain)["spec"])["securityContext"])["runAsNonRoot"]);
        Assert.Equal(false, Map(PodOf(chain)["spec"])["automountServiceAccountToken"]);

        static object Annotation(MockResourceArgs deployment) =>
            Map(Map(PodOf(deployment)["metadata"])["annotations"])["gateway-stack/secret-provider-class"];
    }

    private static async Task<MockResourceArgs> SyncAsync(bool leafOnly) => (await ResourcesAsync(() => _ = new TlsSecretSync("tls", new TlsSecretSyncArgs
    {
        CertificateName = "web",
        SecretName = "web",
        Namespace = "apps",
        VaultName = "kv",
        TenantId = "tenant",
        IdentityClientId = "client",
        LeafOnly = leafOnly,
    }))).Single(r => r.Type == "kubernetes:apps/v1:Deployment");

    private static ImmutableDictionary<string, object> PodOf(MockResourceArgs deployment) => Map(Map(deployment.Inputs["spec"])["template"]);

    private static ImmutableDictionary<string, object> Map(object value) => (ImmutableDictionary<string, object>)value;

    private static ImmutableArray<object> List(object value) => (ImmutableArray<object>)value;

    internal static async Task<IReadOnlyList<MockResourceArgs>> ResourcesAsync(Action program)
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync(mocks, new TestOptions(), program);
        return mocks.Resources;
    }

    private sealed class RecordingMocks : IMocks
    {
        private readonly List<MockResourceArgs> _resources = [];

        public IReadOnlyList<MockResourceArgs> Resources => [.. _resources.Where(r => !r.Type!.StartsWith("gateway-stack:", StringComparison.Ordinal))];

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            lock (_resources)
                _resources.Add(args);
            var name = args.Inputs.GetValueOrDefault("zoneName") ?? args.Inputs.GetValueOrDefault("vaultName") ?? args.Name!;
            return Task.FromResult<(string?, object)>(($"/subscriptions/sub/{args.Name}", args.Inputs.SetItem("name", name)));
        }

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Args);
    }
}
