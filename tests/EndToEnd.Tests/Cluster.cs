namespace GatewayStack.EndToEnd.Tests;

/// <summary>A real API server, given by <c>GATEWAY_TEST_KUBECONFIG</c>, and the CRDs to install, given by <c>GATEWAY_TEST_CRDS</c>.</summary>
internal static class Cluster
{
    private static readonly string? KubeConfig = Environment.GetEnvironmentVariable("GATEWAY_TEST_KUBECONFIG");
    private static readonly string? Definitions = Environment.GetEnvironmentVariable("GATEWAY_TEST_CRDS");

    /// <summary>Skips the test where there is none.</summary>
    public static void Require()
    {
        if (KubeConfig is null || Definitions is null)
        {
            Assert.Skip("needs an API server and CRDs: set GATEWAY_TEST_KUBECONFIG to the kubeconfig of a cluster for tests, and GATEWAY_TEST_CRDS "
                + "to a folder with gateway-api/VERSION/*.yaml, secrets-store-csi-driver/VERSION/*.yaml and istio/VERSION/*.yaml; kubectl must be on the PATH");
        }
    }

    /// <summary>Installs the CRDs of a Gateway API bundle over those of the bundle before, as an upgrade of AKS does, and those
    /// of the Secrets Store CSI driver and of Istio.</summary>
    public static async Task InstallAsync(string bundle)
    {
        await ApplyAsync(Path.Combine(Definitions!, "gateway-api", bundle));
        foreach (var project in (string[])["secrets-store-csi-driver", "istio"])
            await ApplyAsync(Directory.GetDirectories(Path.Combine(Definitions!, project)).Single());
        var wait = await KubectlAsync("wait", "--for=condition=Established", "customresourcedefinitions", "--all", "--timeout=60s");
        Assert.True(wait.ExitCode == 0, wait.Error);

        static async Task ApplyAsync(string folder)
        {
            var run = await KubectlAsync(["apply", "--server-side", "--force-conflicts",
                .. Directory.GetFiles(folder, "*.yaml").Where(f => !f.Contains("_vap_", StringComparison.Ordinal)).SelectMany(f => (string[])["-f", f])]);
            Assert.True(run.ExitCode == 0, run.Error);
        }
    }

    public static Task<Run> KubectlAsync(params IEnumerable<string> arguments) =>
        Run.ProcessAsync("kubectl", arguments, environment: new Dictionary<string, string?> { ["KUBECONFIG"] = KubeConfig });
}
