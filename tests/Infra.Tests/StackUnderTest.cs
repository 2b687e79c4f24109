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

    public static async Task<StackUnderTest> RunAsync(JsonObject config, string stack = "test")
    {
        var mocks = new StackUnderTest();
        await ConfigEnvironment.WithAsync(config, () => Deployment.TestWithServiceProviderAsync<IngressStack>(
            mocks, new StackFactory(), new TestOptions { ProjectName = "gateway-stack", StackName = stack, RootDirectory = AppContext.BaseDirectory }));
        return mocks;
    }

    public IEnumerable<JsonNode> OfType(string type) => _resources.Where(r => r.Type == type).Select(Inputs);

    public JsonNode Single(string type, string name) => Inputs(_resources.Single(r => r.Type == type && r.Name == name));

    public MockResourceArgs Request(string type) => _resources.Single(r => r.Type == type);

    public IEnumerable<string> Types => _resources.Select(r => r.Type!);

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        lock (_resources)
            _resources.Add(args);
        var state = args.Inputs.ToBuilder();
        state["name"] = args.Inputs.GetValueOrDefault("resourceGroupName") ?? args.Name!;
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
            case "azure-native:managedidentity:UserAssignedIdentity":
                state["clientId"] = $"{args.Name}-client";
                state["principalId"] = $"{args.Name}-principal";
                break;
            case "kubernetes:gateway.networking.k8s.io/v1:Gateway":
                state["status"] = Map(("addresses", ImmutableArray.Create<object>(Map(("value", "203.0.113.7")))));
                break;
        }
        return Task.FromResult<(string?, object)>(($"/subscriptions/sub/{args.Name}", state.ToImmutable()));
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Token switch
    {
        "azure-native:authorization:getClientConfig" => Map(("clientId", "c"), ("objectId", "deployer"), ("subscriptionId", "sub"), ("tenantId", "tenant")),
        "azure-native_containerservice_v20260301:containerservice:listManagedClusterUserCredentials" =>
            Map(("kubeconfigs", ImmutableArray.Create<object>(Map(("name", "clusterUser"), ("value", Convert.ToBase64String("kind: Config"u8.ToArray())))))),
        _ => args.Args,
    });

    private static ImmutableDictionary<string, object> Map(params (string Key, object Value)[] entries) =>
        entries.ToImmutableDictionary(e => e.Key, e => e.Value);

    private static JsonNode Inputs(MockResourceArgs args) => JsonSerializer.SerializeToNode(args.Inputs)!;
}
