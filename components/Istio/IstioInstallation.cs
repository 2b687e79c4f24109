using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V4;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V4;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using Pulumi.Kubernetes.Yaml.V2;

namespace GatewayStack.Components.Istio;

/// <summary>Istio and the Gateway API's definitions, in a cluster that has neither or one of them.</summary>
/// <remarks>The definitions come from the Gateway API's release, Istio from its official charts <c>base</c> and <c>istiod</c>.</remarks>
public sealed class IstioInstallation : ComponentResource
{
    private const string Charts = "https://istio-release.storage.googleapis.com/charts";

    /// <summary>Installs what is asked for.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">Which versions.</param>
    /// <param name="options">Options of the component; its provider is the cluster's.</param>
    public IstioInstallation(string name, IstioInstallationArgs args, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:IstioInstallation", name, options)
    {
        List<Resource> before = [];
        if (args.GatewayApiVersion is { } bundle)
        {
            before.Add(new ConfigFile($"{name}-gateway-api", new ConfigFileArgs
            {
                File = $"https://github.com/kubernetes-sigs/gateway-api/releases/download/{bundle}/standard-install.yaml",
            }, new ComponentResourceOptions { Parent = this }));
        }
        if (args.IstioVersion is { } version)
        {
            var ns = new Namespace($"{name}-namespace", new NamespaceArgs
            {
                Metadata = new ObjectMetaArgs { Name = args.Namespace },
            }, new CustomResourceOptions { Parent = this });
            var definitions = Chart("base", version, ns, []);
            // istiod looks for the Gateway API's definitions when it starts.
            _ = Chart("istiod", version, ns, [.. before, definitions]);
        }
        RegisterOutputs();

        Chart Chart(string chart, string version, Namespace ns, IEnumerable<Resource> after) => new($"{name}-{chart}", new ChartArgs
        {
            Name = chart == "base" ? "istio-base" : chart,
            Chart = chart,
            Version = version,
            Namespace = ns.Metadata.Apply(m => m.Name),
            RepositoryOpts = new RepositoryOptsArgs { Repo = Charts },
        }, new ComponentResourceOptions { Parent = this, DependsOn = after.ToList() });
    }
}

/// <summary>Settings of <see cref="IstioInstallation"/>.</summary>
public sealed class IstioInstallationArgs : ResourceArgs
{
    /// <summary>Version of the Gateway API bundle (standard channel), such as <c>v1.5.1</c>; null: not installed.</summary>
    public string? GatewayApiVersion { get; init; }

    /// <summary>Version of Istio, such as <c>1.30.3</c>; null: not installed.</summary>
    public string? IstioVersion { get; init; }

    /// <summary>Namespace of the control plane. Default istio-system.</summary>
    public Input<string> Namespace { get; init; } = "istio-system";
}
