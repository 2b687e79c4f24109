using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>Whether the deployer reaches what it deploys to: the API server, and the vault that certificates are imported into.</summary>
internal static class ReachRules
{
    private const string Inside = "run pulumi up in the network or a peered one and say so with network.deployer: inside";

    public static IEnumerable<SettingsProblem> Check(StackSettings settings, AccessSettings access, IReadOnlyDictionary<string, string> config, string prefix)
    {
        var (vault, network) = (settings.Vault!, settings.Network);
        var outside = network.Deployer == DeployerPlace.Outside;
        if (access.PrivateCluster && outside)
        {
            yield return new(prefix + "cluster.access.privateCluster", "keeps the deployer out, which is outside of the network", "true",
                $"{Inside}, or use cluster.access.authorizedIPRanges in its place");
        }
        if (!vault.PublicNetworkAccess)
        {
            var key = prefix + "vault.publicNetworkAccess";
            if (!vault.PrivateEndpoint)
                yield return new(key, "is off, and there is no private endpoint: nobody reaches the vault", "false", "set vault.privateEndpoint to true");
            else if (outside)
                yield return new(key, "keeps the deployer out, which is outside of the network and imports the certificates", "false", $"{Inside}, or use vault.allowedIPRanges in its place");
            if (vault.AllowedIPRanges.Count > 0)
                yield return new(prefix + "vault.allowedIPRanges", "has no meaning while publicNetworkAccess is off", string.Join(", ", vault.AllowedIPRanges), "remove one of the two");
        }
        if (vault.PrivateEndpoint && network.PrivateEndpointSubnet is null)
        {
            yield return new(prefix + "vault.privateEndpoint", "has no subnet to be in", "true",
                "set network.privateEndpointSubnet: { name: snet-private-endpoints, addressPrefix: … }");
        }
        if (vault.PrivateDnsZoneId is { } zone && !vault.PrivateEndpoint)
            yield return new(prefix + "vault.privateDnsZoneId", "is the zone of a private endpoint, and there is none", zone, "set vault.privateEndpoint to true, or remove the zone");
        if (config.TryGetValue("azure-native:subscriptionId", out var subscription) && Guid.TryParse(subscription, out _))
        {
            foreach (var (i, peer) in network.Peerings.Index().Where(p => !p.Item.StartsWith($"/subscriptions/{subscription}/", StringComparison.OrdinalIgnoreCase)))
            {
                yield return new($"{prefix}network.peerings[{i}]", $"is in another subscription than the stack, {subscription}", peer,
                    "peer networks of the same subscription; peer others where both sides are managed");
            }
        }
    }
}
