using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;
using Pulumi;
using Pulumi.AzureNative_containerservice_v20260301.ContainerService;

namespace GatewayStack.Infra;

/// <summary>Refuses to go from one ingress system to one that excludes it in a single update.</summary>
/// <remarks>AKS runs either the app routing add-on's Istio or the Istio add-on. Which of them the deployed cluster runs is asked of
/// Azure, in previews and updates; a plan without credentials does not know.</remarks>
internal static class SystemSwitch
{
    private const string Enabled = "Enabled";
    private const string Istio = "Istio";

    /// <summary>The name of the cluster, once it is known that the update may go on.</summary>
    /// <exception cref="RunException">The deployed cluster runs a system that excludes the one of the settings.</exception>
    public static Output<string> Checked(Ingress wanted, string cluster, string resourceGroup, ProviderResource provider) =>
        Output.Create(DeployedAsync(cluster, resourceGroup, provider)).Apply(deployed =>
            Obstacle(wanted, deployed?.AppRouting, deployed?.Mesh) is { } obstacle ? throw new RunException($"Cluster {cluster} {obstacle}") : cluster);

    /// <summary>Why the update may not go on; null: it may.</summary>
    /// <param name="wanted">The system of the settings.</param>
    /// <param name="appRouting">Mode of the app routing add-on's Istio in the deployed cluster.</param>
    /// <param name="mesh">Mode of its service mesh.</param>
    internal static string? Obstacle(Ingress wanted, string? appRouting, string? mesh) => wanted switch
    {
        Ingress.AppRouting when mesh == Istio => Message("the Istio add-on", "istioAddon", wanted,
            "; then delete what it leaves behind: kubectl get crd -o name | grep 'istio.io$' | xargs kubectl delete, and kubectl delete gatewayclass istio"),
        Ingress.IstioAddon or Ingress.IstioIngressGateway when appRouting == Enabled => Message("the app routing add-on's Istio", "appRouting", wanted, ""),
        _ => null,
    };

    private static string Message(string running, string from, Ingress wanted, string between) =>
        $"runs {running}, which excludes ingress {wanted.Spelling()}. Go from {from} to {wanted.Spelling()} in two steps: "
        + $"(1) set ingress: none and run pulumi up{between}; (2) set ingress: {wanted.Spelling()} and run pulumi up.";

    private static async Task<(string? AppRouting, string? Mesh)?> DeployedAsync(string cluster, string resourceGroup, ProviderResource provider)
    {
        try
        {
            var found = await GetManagedCluster.InvokeAsync(
                new GetManagedClusterArgs { ResourceGroupName = resourceGroup, ResourceName = cluster }, new InvokeOptions { Provider = provider }).ConfigureAwait(false);
            return (found.IngressProfile?.WebAppRouting?.GatewayAPIImplementations?.AppRoutingIstio?.Mode, found.ServiceMeshProfile?.Mode);
        }
        catch (Exception e) when (e.Message.Contains("NotFound", StringComparison.Ordinal))
        {
            // The first update: there is no cluster yet.
            return null;
        }
    }
}
