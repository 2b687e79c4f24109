namespace GatewayStack.EndToEnd.Tests;

/// <summary>What the planner writes, against a real API server with the CRDs of the configured Kubernetes version.</summary>
public sealed class ManifestTests
{
    [Fact]
    public async Task Every_manifest_is_accepted_by_the_bundle_of_its_Kubernetes_version_and_broken_ones_are_refused()
    {
        Cluster.Require();
        foreach (var (kubernetes, bundle) in ((string, string)[])[("1.33", "v1.2.1"), ("1.34", "v1.3.0"), ("1.35", "v1.4.1"), ("1.36", "v1.5.1")])
            await CheckAsync(kubernetes, bundle);
    }

    private static async Task CheckAsync(string kubernetes, string bundle)
    {
        await Cluster.InstallAsync(bundle);
        using var project = new TemporaryProject().Replace("kubernetesVersion: \"1.35\"", $"kubernetesVersion: \"{kubernetes}\"");
        // What the add-on makes.
        var managed = Path.Combine(project.Folder, "aks-istio-ingress.yaml");
        await File.WriteAllTextAsync(managed, "apiVersion: v1\nkind: Namespace\nmetadata: { name: aks-istio-ingress }\n", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await Cluster.KubectlAsync("apply", "--server-side", "--force-conflicts", "-f", managed)).ExitCode);
        var manifests = await AcceptedAsync(project);
        foreach (var example in (string[])["istio-addon", "istio-ingress-gateway"])
        {
            using var mesh = new TemporaryProject(example).Replace("kubernetesVersion: \"1.35\"", $"kubernetesVersion: \"{kubernetes}\"");
            await AcceptedAsync(mesh);
        }
        using var upstream = new TemporaryProject("upstream-istio").Replace("version: v1.5.1", $"version: {bundle}");
        var rules = await AcceptedAsync(upstream);

        await RefusedAsync("-destinationrule-", "simple: ROUND_ROBIN", "simple: CLOCKWISE", rules);
        await RefusedAsync("-destinationrule-", "interval: \"30s\"", "interval: \"0s\"", rules);
        await RefusedAsync("-gateway-", "gatewayClassName: approuting-istio", "gatewayClassName: \"\"");
        await RefusedAsync("-gateway-", "protocol: HTTPS", "protocol: HTTP");
        await RefusedAsync("-httproute-echo-canary", "weight: 90", "weight: 1000001");
        await RefusedAsync("-httproute-echo-gateway-http-redirect", "statusCode: 301", "statusCode: 418");
        await RefusedAsync("-deployment-", "replicas: 2", "replicas: two");
        await RefusedAsync("-secretproviderclass-", "provider: azure", "provider: [azure]");

        async Task RefusedAsync(string file, string text, string by, IReadOnlyList<string>? among = null)
        {
            var manifest = (among ?? manifests).First(m => Path.GetFileName(m)[3..].StartsWith(file, StringComparison.Ordinal));
            var content = await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken);
            Assert.Contains(text, content, StringComparison.Ordinal);
            var broken = Path.Combine(project.Folder, "broken.yaml");
            await File.WriteAllTextAsync(broken, content.Replace(text, by, StringComparison.Ordinal), TestContext.Current.CancellationToken);
            var run = await Cluster.KubectlAsync("apply", "--server-side", "--force-conflicts", "--dry-run=server", "-f", broken);
            Assert.True(run.ExitCode != 0, $"'{by}' was accepted in {file}");
        }
    }

    /// <summary>Applies all that a project's plan writes, and returns the files.</summary>
    private static async Task<IReadOnlyList<string>> AcceptedAsync(TemporaryProject project)
    {
        var folder = Path.Combine(project.Folder, "out");
        var plan = await project.PlanAsync("--out", folder);
        Assert.True(plan.ExitCode == 0, plan.Error);
        var manifests = Directory.GetFiles(Path.Combine(folder, "kubernetes")).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(manifests);
        foreach (var manifest in manifests)
        {
            // Namespaces must exist for what lives in them to be looked at.
            string[] mode = manifest.Contains("-namespace-", StringComparison.Ordinal) ? [] : ["--dry-run=server"];
            var run = await Cluster.KubectlAsync(["apply", "--server-side", "--force-conflicts", .. mode, "-f", manifest]);
            Assert.True(run.ExitCode == 0, $"{manifest}:\n{await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken)}\n{run.Error}");
        }
        return manifests;
    }
}
