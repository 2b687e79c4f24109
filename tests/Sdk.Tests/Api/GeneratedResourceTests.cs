using System.Collections.Immutable;
using GatewayStack.Sdk.Tests.Support;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.KeyVault;
using Pulumi.AzureNative.KeyVault.Inputs;
using Pulumi.AzureNative_containerservice_v20260301.ContainerService;
using Pulumi.AzureNative_containerservice_v20260301.ContainerService.Inputs;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace GatewayStack.Sdk.Tests.Api;

/// <summary>The generated classes send what the official ones send.</summary>
public class GeneratedResourceTests
{
    private static readonly VaultPropertiesArgs Properties = new()
    {
        TenantId = "tenant",
        Sku = new SkuArgs { Family = SkuFamily.A, Name = SkuName.Standard },
    };

    [Fact]
    public async Task A_vault_sends_the_defaults_of_the_SDK_and_no_empty_collections()
    {
        var mocks = new RecordingMocks();

        await Run.Update(() => _ = new Vault("vault", new VaultArgs { ResourceGroupName = "rg", Properties = Properties }), mocks);

        var inputs = mocks.InputsOf("vault");
        Assert.Equal("azure-native:keyvault:Vault", mocks.Resources.Single().Type);
        Assert.Equal(["properties", "resourceGroupName"], inputs.Keys.Order(StringComparer.Ordinal));
        var properties = Assert.IsType<ImmutableDictionary<string, object>>(inputs["properties"]);
        Assert.Equal(false, properties["enableRbacAuthorization"]);
        Assert.Equal(true, properties["enableSoftDelete"]);
        Assert.Equal(90d, properties["softDeleteRetentionInDays"]);
        Assert.Equal("standard", Assert.IsType<ImmutableDictionary<string, object>>(properties["sku"])["name"]);
    }

    [Fact]
    public async Task Outputs_of_the_cloud_become_typed_fields()
    {
        var uri = "";
        var sku = Object(("family", "A"), ("name", "standard"));
        var properties = Object(("vaultUri", "https://v.vault.azure.net/"), ("tenantId", "tenant"), ("sku", sku));
        var mocks = new RecordingMocks
        {
            Create = args => Task.FromResult<(string?, object)>(("id", args.Inputs.SetItem("properties", properties))),
        };

        await Run.Update(
            () =>
            {
                var vault = new Vault("vault", new VaultArgs { ResourceGroupName = "rg", Properties = Properties });
                vault.Properties.Apply(known => uri = known.VaultUri!);
            },
            mocks);

        Assert.Equal("https://v.vault.azure.net/", uri);
    }

    [Fact]
    public async Task A_cluster_of_the_local_package_carries_its_token_its_defaults_and_both_gateway_switches()
    {
        var mocks = new RecordingMocks();

        await Run.Update(
            () => _ = new ManagedCluster("aks", new ManagedClusterArgs
            {
                ResourceGroupName = "rg",
                NetworkProfile = new ContainerServiceNetworkProfileArgs { NetworkPlugin = NetworkPlugin.Azure },
                IngressProfile = new ManagedClusterIngressProfileArgs
                {
                    GatewayAPI = new ManagedClusterIngressProfileGatewayConfigurationArgs { Installation = ManagedGatewayType.Standard },
                    WebAppRouting = new ManagedClusterIngressProfileWebAppRoutingArgs
                    {
                        GatewayAPIImplementations = new ManagedClusterWebAppRoutingGatewayAPIImplementationsArgs
                        {
                            AppRoutingIstio = new ManagedClusterAppRoutingIstioArgs { Mode = GatewayAPIIstioEnabled.Enabled },
                        },
                    },
                },
            }),
            mocks);

        Assert.Equal("azure-native_containerservice_v20260301:containerservice:ManagedCluster", mocks.Resources.Single().Type);
        var network = Child(mocks.InputsOf("aks"), "networkProfile");
        Assert.Equal(
            ["dnsServiceIP=10.0.0.10", "networkPlugin=azure", "outboundType=loadBalancer", "podCidr=10.244.0.0/16", "serviceCidr=10.0.0.0/16"],
            network.Select(entry => $"{entry.Key}={entry.Value}").Order(StringComparer.Ordinal));
        var ingress = Child(mocks.InputsOf("aks"), "ingressProfile");
        Assert.Equal("Standard", Child(ingress, "gatewayAPI")["installation"]);
        Assert.Equal("Enabled", Child(Child(Child(ingress, "webAppRouting"), "gatewayAPIImplementations"), "appRoutingIstio")["mode"]);
    }

    [Fact]
    public async Task Functions_are_called_by_their_token_with_their_wire_names()
    {
        var kubeconfig = "";
        var mocks = new RecordingMocks
        {
            Answer = call => Task.FromResult<object>(Object(
                ("kubeconfigs", ImmutableArray.Create<object>(Object(("name", call.Args["resourceName"]), ("value", "a2V5")))))),
        };

        await Run.Update(
            () => _ = ListManagedClusterUserCredentials
                .Invoke(new ListManagedClusterUserCredentialsInvokeArgs { ResourceGroupName = "rg", ResourceName = "aks" })
                .Apply(result => kubeconfig = $"{result.Kubeconfigs.Single().Name}={result.Kubeconfigs.Single().Value}"),
            mocks);

        Assert.Equal("aks=a2V5", kubeconfig);
        Assert.Equal("azure-native_containerservice_v20260301:containerservice:listManagedClusterUserCredentials", mocks.Calls.Single().Token);
    }

    [Fact]
    public async Task The_client_configuration_is_read_without_arguments()
    {
        var tenant = "";
        var mocks = new RecordingMocks { Answer = _ => Task.FromResult<object>(Object(("tenantId", "t"))) };

        await Run.Update(() => _ = GetClientConfig.Invoke().Apply(config => tenant = config.TenantId), mocks);

        Assert.Equal("t", tenant);
        Assert.Equal("azure-native:authorization:getClientConfig", mocks.Calls.Single().Token);
    }

    [Fact]
    public async Task Kubernetes_objects_send_their_apiVersion_and_kind()
    {
        var mocks = new RecordingMocks();

        await Run.Update(() => _ = new Namespace("apps", new NamespaceArgs { Metadata = new ObjectMetaArgs { Name = "apps" } }), mocks);

        Assert.Equal("kubernetes:core/v1:Namespace", mocks.Resources.Single().Type);
        Assert.Equal("v1", mocks.InputsOf("apps")["apiVersion"]);
        Assert.Equal("Namespace", mocks.InputsOf("apps")["kind"]);
    }

    [Fact]
    public async Task The_data_of_a_Secret_is_secret()
    {
        Run.OnlyOffline("the official mocks leave additionalSecretOutputs to the engine");
        bool? isSecret = null;

        await Run.Async(async () =>
        {
            var secret = new Secret("tls", new SecretArgs { StringData = { ["tls.key"] = "key" } });
            isSecret = await Output.IsSecretAsync(secret.StringData);
        });

        Assert.True(isSecret);
    }

    [Fact]
    public async Task Custom_resources_are_typed_by_apiVersion_and_kind_and_patches_end_in_Patch()
    {
        var mocks = new RecordingMocks();

        await Run.Update(
            () =>
            {
                _ = new Pulumi.Kubernetes.ApiExtensions.CustomResource("gateway", new GatewayArgs { Spec = { ["gatewayClassName"] = "istio" } });
                _ = new CustomResourcePatch("patch", new GatewayPatchArgs());
            },
            mocks);

        Assert.Equal(
            ["kubernetes:gateway.networking.k8s.io/v1:Gateway", "kubernetes:gateway.networking.k8s.io/v1:GatewayPatch"],
            mocks.Resources.Select(resource => resource.Type).Order(StringComparer.Ordinal));
        Assert.Equal("istio", Child(mocks.InputsOf("gateway"), "spec")["gatewayClassName"]);
    }

    private static ImmutableDictionary<string, object> Object(params (string Key, object Value)[] fields) =>
        fields.ToImmutableDictionary(field => field.Key, field => field.Value);

    private static ImmutableDictionary<string, object> Child(ImmutableDictionary<string, object> parent, string key) =>
        Assert.IsType<ImmutableDictionary<string, object>>(parent[key]);

    private sealed class GatewayArgs() : CustomResourceArgs("gateway.networking.k8s.io/v1", "Gateway")
    {
        [Input("spec")]
        public InputMap<string> Spec { get; set; } = [];
    }

    private sealed class GatewayPatchArgs() : CustomResourcePatchArgs("gateway.networking.k8s.io/v1", "Gateway");
}
