using System.Collections.Immutable;
using System.Text;
using GatewayStack.Certificates;
using Pulumi.Testing;

namespace GatewayStack.Planning.Simulation;

/// <summary>Answers a program in the place of Azure and Kubernetes. What follows from names by the cloud's own rules (resource
/// ids, a vault's address) is answered as the cloud would; the rest with stand-ins that say of themselves that they are simulated.</summary>
/// <param name="subscriptionId">The subscription, where the configuration names one.</param>
/// <param name="tenantId">The tenant, where the configuration names one.</param>
/// <param name="azure">The Azure cloud, which decides the address of a vault.</param>
internal sealed class SimulatedCloud(string? subscriptionId, string? tenantId, AzureCloud azure) : IMocks
{
    private readonly string _subscription = subscriptionId ?? Marker.Simulated("subscriptionId");
    private readonly string _tenant = tenantId ?? Marker.Simulated("tenantId");

    /// <inheritdoc/>
    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var name = args.Name ?? "";
        var state = args.Inputs.ToBuilder();
        if (!args.Type!.StartsWith("kubernetes:", StringComparison.Ordinal))
            state["name"] = AzureIds.NameOf(args.Type, args.Inputs) ?? name;
        foreach (var (key, value) in ComputedOutputs.Of(args.Type, name, args.Inputs, _tenant, azure))
            state[key] = value;
        return Task.FromResult<(string?, object)>((IdOf(args, name), state.ToImmutable()));
    }

    /// <inheritdoc/>
    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(Last(args.Token!) switch
    {
        "getClientConfig" => Map.Of(
            ("clientId", Marker.Simulated("deployer.clientId")),
            ("objectId", Marker.Simulated("deployer.objectId")),
            ("subscriptionId", _subscription),
            ("tenantId", _tenant)),
        "listManagedClusterUserCredentials" or "listManagedClusterAdminCredentials" => Map.Of(
            ("kubeconfigs", ImmutableArray.Create<object>(Map.Of(("name", "clusterUser"), ("value", KubeConfig(args)))))),
        _ => args.Args,
    });

    private string IdOf(MockResourceArgs args, string name)
    {
        if (args.Type!.StartsWith("kubernetes:", StringComparison.Ordinal))
            return KubernetesId(args.Inputs) ?? name;
        return AzureIds.Of(args.Type, args.Inputs, _subscription) ?? Marker.Simulated($"{name}.id");
    }

    private static string? KubernetesId(ImmutableDictionary<string, object> inputs) =>
        inputs.GetValueOrDefault("metadata") is ImmutableDictionary<string, object> meta && meta.GetValueOrDefault("name") is string name
            ? meta.GetValueOrDefault("namespace") is string ns ? $"{ns}/{name}" : name
            : null;

    private static string KubeConfig(MockCallArgs args) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"""
            # {Simulated(args, "kubeconfig")}
            apiVersion: v1
            kind: Config
            clusters:
              - name: simulated
                cluster:
                  certificate-authority-data: "{Simulated(args, "certificateAuthority")}"
                  server: "https://{Simulated(args, "fqdn")}:443"

            """.ReplaceLineEndings("\n")));

    private static string Simulated(MockCallArgs args, string what) => Marker.Simulated($"{args.Args.GetValueOrDefault("resourceName")}.{what}");

    private static string Last(string token) => token[(token.LastIndexOf(':') + 1)..];
}

/// <summary>Short for immutable dictionaries.</summary>
internal static class Map
{
    public static ImmutableDictionary<string, object> Of(params ReadOnlySpan<(string Key, object Value)> entries)
    {
        var map = ImmutableDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
            map[key] = value;
        return map.ToImmutable();
    }
}
