using System.Collections.Immutable;
using GatewayStack.Certificates;

namespace GatewayStack.Planning.Simulation;

/// <summary>What the cloud adds to a resource's inputs, for the types whose additions a program uses.</summary>
internal static class ComputedOutputs
{
    public static IEnumerable<(string Key, object Value)> Of(string type, string name, ImmutableDictionary<string, object> inputs, string tenant, AzureCloud azure)
    {
        string Simulated(string path) => Marker.Simulated($"{name}.{path}");
        switch (type[(type.IndexOf(':', StringComparison.Ordinal) + 1)..])
        {
            case "containerservice:ManagedCluster":
                yield return ("fqdn", Simulated("fqdn"));
                yield return ("identity", Map.Of(("principalId", Simulated("identity.principalId")), ("tenantId", tenant), ("type", "SystemAssigned")));
                yield return ("oidcIssuerProfile", Map.Of(("enabled", true), ("issuerURL", Simulated("oidcIssuerProfile.issuerURL"))));
                yield return ("identityProfile", Map.Of(("kubeletidentity", Identity("identityProfile.kubeletidentity"))));
                if (inputs.GetValueOrDefault("addonProfiles") is ImmutableDictionary<string, object> addons)
                {
                    yield return ("addonProfiles", addons.ToImmutableDictionary(a => a.Key, a =>
                        (object)((ImmutableDictionary<string, object>)a.Value).SetItem("identity", Identity($"addonProfiles.{a.Key}.identity"))));
                }
                break;
            case "keyvault:Vault" when inputs.GetValueOrDefault("properties") is ImmutableDictionary<string, object> properties:
                yield return ("properties", properties.SetItem("vaultUri", azure.VaultUri((string)(inputs.GetValueOrDefault("vaultName") ?? name)).ToString()));
                break;
            case "managedidentity:UserAssignedIdentity":
                yield return ("clientId", Simulated("clientId"));
                yield return ("principalId", Simulated("principalId"));
                yield return ("tenantId", tenant);
                break;
            case "network:PublicIPAddress":
                yield return ("ipAddress", Simulated("ipAddress"));
                break;
            case "dns:Zone":
                yield return ("nameServers", ImmutableArray.Create<object>(Simulated("nameServers")));
                break;
            case "core/v1:Service" when inputs.IsEmpty:
                yield return ("status", Map.Of(("loadBalancer", Map.Of(("ingress", ImmutableArray.Create<object>(
                    Map.Of(("ip", Marker.Simulated($"address of {name}")))))))));
                break;
            case "gateway.networking.k8s.io/v1:Gateway":
                yield return ("status", Map.Of(("addresses", ImmutableArray.Create<object>(
                    Map.Of(("type", "IPAddress"), ("value", Marker.Simulated($"address of {name}")))))));
                break;
        }

        object Identity(string path) => Map.Of(
            ("clientId", Simulated($"{path}.clientId")), ("objectId", Simulated($"{path}.objectId")), ("resourceId", Simulated($"{path}.resourceId")));
    }
}
