using System.Text.Json.Nodes;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Tests;

/// <summary>Configurations to start a test from.</summary>
internal static class Stacks
{
    /// <summary>One Gateway, one route, a self-signed certificate.</summary>
    public static JsonObject Minimal() => Config(
        ("azure-native:location", "westeurope"),
        ("gateway-stack:domain", "example.com"),
        ("gateway-stack:vault", """{"name":"kv-test"}"""),
        ("gateway-stack:cluster", """{"kubernetesVersion":"1.35"}"""),
        ("gateway-stack:certificates", """[{"name":"web","selfSigned":{}}]"""),
        ("gateway-stack:gateways", """{"public":{"namespace":"apps"}}"""),
        ("gateway-stack:routes", """{"shop":{"gateway":"public","hostnames":["shop"],"backendRefs":["shop:80"]}}"""));

    /// <summary>The same on the Istio add-on.</summary>
    public static JsonObject IstioAddon(string revisions = """["asm-1-28"]""", string sidecars = "{}") => Minimal()
        .With("gateway-stack:ingress", "istioAddon")
        .With("gateway-stack:mesh", $$"""{"revisions":{{revisions}},"sidecars":{{sidecars}}}""");

    /// <summary>The same on the add-on's managed ingress gateway, with the route in a namespace of its own.</summary>
    public static JsonObject IstioIngressGateway() => IstioAddon()
        .With("gateway-stack:ingress", "istioIngressGateway")
        .With("gateway-stack:gateways", """
            {"public":{"namespace":"aks-istio-ingress","listeners":[{"name":"http","port":80,"protocol":"HTTP"},{"name":"https","port":443,"protocol":"HTTPS","allowedRoutes":"All"}]}}
            """)
        .With("gateway-stack:routes", """{"shop":{"gateway":"public","namespace":"apps","hostnames":["shop"],"backendRefs":["shop:80"]}}""");

    /// <summary>Plain HTTP on upstream Istio.</summary>
    public static JsonObject UpstreamIstio(string cluster = """{"context":"kind-istio"}""") => Config(
        ("gateway-stack:ingress", "upstreamIstio"),
        ("gateway-stack:domain", "example.com"),
        ("gateway-stack:existingCluster", cluster),
        ("gateway-stack:gateways", """{"public":{"namespace":"apps","listeners":[{"name":"http","port":80,"protocol":"HTTP"}]}}"""),
        ("gateway-stack:routes", """{"shop":{"gateway":"public","hostnames":["shop"],"backendRefs":["shop:80"]}}"""));

    public static JsonObject With(this JsonObject config, string key, string value)
    {
        config[key] = value;
        return config;
    }

    public static JsonObject Without(this JsonObject config, string key)
    {
        config.Remove(key);
        return config;
    }

    public static IReadOnlyDictionary<string, string> Values(this JsonObject config) =>
        config.ToDictionary(c => c.Key, c => c.Value!.GetValue<string>());

    /// <summary>Everything that is wrong with a configuration.</summary>
    public static IEnumerable<string> Problems(JsonObject config)
    {
        try
        {
            SettingsReader.Read(config.Values());
            return [];
        }
        catch (SettingsException e)
        {
            return e.Problems.Select(p => p.ToString());
        }
    }

    private static JsonObject Config(params (string Key, string Value)[] entries)
    {
        var json = new JsonObject();
        foreach (var (key, value) in entries)
            json[key] = value;
        return json;
    }
}
