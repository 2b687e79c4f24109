using GatewayStack.Components.GatewayApi;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra.Rules;

/// <summary>What the cluster's Gateway API bundle must have.</summary>
internal static class BundleRules
{
    /// <summary>A problem where the cluster's bundle is older than the one that came with a Kubernetes version.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="kubernetes">The Kubernetes minor version whose bundle brings the feature.</param>
    /// <param name="key">The setting that uses it.</param>
    /// <param name="value">Its value.</param>
    /// <param name="otherwise">What to do without the feature.</param>
    public static IEnumerable<SettingsProblem> Need(StackSettings settings, string kubernetes, string key, string? value, string otherwise = "remove it")
    {
        if (settings.Bundle().IsAtLeastThatOf(kubernetes))
            yield break;
        var needed = GatewayApiBundle.Of(kubernetes)!.Version;
        yield return new(key, $"needs Gateway API {needed}, and {settings.BundleSource()} {settings.Bundle().Version}", value,
            $"{otherwise}, or use {(settings.IsOnAzure() ? $"cluster.kubernetesVersion \"{kubernetes}\"" : $"existingCluster.gatewayApi.version {needed}")}");
    }
}
