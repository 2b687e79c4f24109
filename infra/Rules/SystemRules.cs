using GatewayStack.Components.GatewayApi;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>What each ingress system cannot do without, and what it has no use for.</summary>
internal static class SystemRules
{
    public static IEnumerable<SettingsProblem> Check(StackSettings settings, string prefix) =>
        settings.IsOnAzure() ? OnAzure(settings, prefix) : OnExistingCluster(settings, prefix);

    private static IEnumerable<SettingsProblem> OnAzure(StackSettings settings, string prefix)
    {
        if (settings.Cluster is null)
            yield return Missing("cluster", "the AKS cluster");
        if (settings.Vault is null)
            yield return Missing("vault", "the Key Vault that holds the certificates");
        if (settings.ExistingCluster is not null)
            yield return Unused("existingCluster", "makes its own cluster");

        SettingsProblem Missing(string key, string what) =>
            new(prefix + key, $"is required for ingress {settings.Ingress.Spelling()} and not set", null, $"set it: {what}");

        SettingsProblem Unused(string key, string why) =>
            new(prefix + key, $"is set, and ingress {settings.Ingress.Spelling()} {why}", null, "remove it, or use ingress upstreamIstio");
    }

    private static IEnumerable<SettingsProblem> OnExistingCluster(StackSettings settings, string prefix)
    {
        if (settings.ExistingCluster is not { } existing)
        {
            yield return new(prefix + "existingCluster", "is required for ingress upstreamIstio and not set", null,
                "set existingCluster.context to the cluster's context in the kubeconfig");
        }
        else if (GatewayApiBundle.OfVersion(existing.GatewayApi.Version) is null)
        {
            yield return new(prefix + "existingCluster.gatewayApi.version", "is older than what the stack writes for", existing.GatewayApi.Version,
                "use v1.2.1 or newer");
        }
        foreach (var (key, unused) in ((string, object?)[])[("cluster", settings.Cluster), ("vault", settings.Vault)])
        {
            if (unused is not null)
                yield return new(prefix + key, "is set, and ingress upstreamIstio makes nothing in Azure", null, "remove it, or use ingress istioAddon");
        }
        if (settings.Dns.Zones.Any(z => z.ResourceGroup is null))
            yield return new(prefix + "dns.zones", "has a zone without a resourceGroup, and ingress upstreamIstio has none to create it in", null, "name the resourceGroup of each zone");
    }
}
