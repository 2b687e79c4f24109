using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Testing;

namespace GatewayStack.Infra.Tests;

/// <summary>The real program under mocks: what it asks the engine for.</summary>
internal sealed class StackUnderTest : IMocks
{
    private readonly List<MockResourceArgs> _resources = [];
    private readonly List<MockCallArgs> _calls = [];

    /// <summary>What a Gateway's controller reports as its address.</summary>
    public string GatewayAddress { get; init; } = "203.0.113.7";

    /// <summary>What Azure answers about the cluster that is deployed; empty: there is none.</summary>
    public ImmutableDictionary<string, object> Deployed { get; init; } = ImmutableDictionary<string, object>.Empty;

    /// <summary>The stack itself, with its outputs.</summary>
    public IngressStack Stack { get; private set; } = null!;

    public static Task<StackUnderTest> RunAsync(JsonObject config, string stack = "test") => RunAsync(config, new StackUnderTest(), stack);

    public static async Task<StackUnderTest> RunAsync(JsonObject config, StackUnderTest mocks, string stack = "test")
    {
        await ConfigEnvironment.WithAsync(config, async () =>
        {
            var resources = await Deployment.TestWithServiceProviderAsync<IngressStack>(
                mocks, new StackFactory(), new TestOptions { ProjectName = "gateway-stack", StackName = stack, RootDirectory = AppContext.BaseDirectory });
            mocks.Stack = resources.OfType<IngressStack>().Single();
        });
        return mocks;
    }

    public IEnumerable<JsonNode> OfType(string type) => _resources.Where(r => r.Type == type).Select(Inputs);

    public JsonNode Single(string type, string name) => Inputs(_resources.Single(r => r.Type == type && r.Name == name));

    public MockResourceArgs Request(string type) => _resources.Single(r => r.Type == type);

    public JsonNode Call(string function) => JsonSerializer.SerializeToNode(_calls.Single(c => c.Token!.EndsWith($":{function}", StringComparison.Ordinal)).Args)!;

    public IEnumerable<string> Types => _resources.Select(r => r.Type!);

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        lock (_resources)
            _resources.Add(args);
        var state = args.Inputs.ToBuilder();
        state["name"] = args.Inputs.GetValueOrDefault("zoneName") ?? args.Inputs.GetValueOrDefault("privateZoneName")
            ?? args.Inputs.GetValueOrDefault("resourceGroupName") ?? args.Name!;
        switch (args.Type)
        {
            case "azure-native:keyvault:Vault":
                state["name"] = args.Inputs["vaultName"];
                state["properties"] = ((ImmutableDictionary<string, object>)args.Inputs["properties"]).Add("vaultUri", $"https://{args.Inputs["vaultName"]}.vault.azure.net/");
                break;
            case "azure-native_containerservice_v20260301:containerservice:ManagedCluster":
                state["identity"] = Map(("principalId", "cluster-principal"), ("tenantId", "t"), ("type", "SystemAssigned"));
                state["oidcIssuerProfile"] = Map(("enabled", true), ("issuerURL", "https://issuer.example/"));
                state["addonProfiles"] = Map(("azureKeyvaultSecretsProvider", Map(("enabled", true),
                    ("identity", Map(("clientId", "addon-client"), ("objectId", "addon-object"))))));
                break;
            case "azure-native:dns:Zone":
                state["nameServers"] = ImmutableArray.Create<object>("ns1.example");
                break;
            case "azure-native:network:PublicIPAddress":
                state["ipAddress"] = "198.51.100.1";
                break;
            case "azure-native:managedidentity:UserAssignedIdentity":
                state["clientId"] = $"{args.Name}-client";
                state["principalId"] = $"{args.Name}-principal";
                break;
            case "kubernetes:gateway.networking.k8s.io/v1:Gateway":
                state["status"] = Map(("addresses", ImmutableArray.Create<object>(Map(("value", GatewayAddress)))));
                break;
        }
        if (args.Type == "kubernetes:core/v1:Service" && args.Inputs.IsEmpty)
            state["status"] = Map(("loadBalancer", Map(("ingress", ImmutableArray.Create<object>(Map(("ip", "203.0.113.8")))))));
        return Task.FromResult<(string?, object)>(($"/subscriptions/sub/{args.Name}", state.ToImmutable()));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        lock (_calls)
            _calls.Add(args);
        return Task.FromResult<object>(Answer(args));
    }

    private ImmutableDictionary<string, object> Answer(MockCallArgs args) => args.Token switch
    {
        "azure-native_containerservice_v20260301:containerservice:getManagedCluster" => Deployed,
        "azure-native:authorization:getClientConfig" => Map(("clientId", "c"), ("objectId", "deployer"), ("subscriptionId", "sub"), ("tenantId", "tenant")),
        "azure-native_containerservice_v20260301:containerservice:listManagedClusterUserCredentials" =>
            Map(("kubeconfigs", ImmutableArray.Create<object>(Map(("name", "clusterUser"), ("value", Convert.ToBase64String(KubeConfig.ToArray())))))),
        _ => args.Args,
    };

    private static ReadOnlySpan<byte> KubeConfig => """
        apiVersion: v1
        kind: Config
        clusters:
        - cluster:
            certificate-authority-data: Q0E=
            server: https://api.example:443
          name: c
        """u8;

    private static ImmutableDictionary<string, object> Map(params (string Key, object Value)[] entries) =>
        entries.ToImmutableDictionary(e => e.Key, e => e.Value);

    private static JsonNode Inputs(MockResourceArgs args) => JsonSerializer.SerializeToNode(args.Inputs)!;
}
