using System.Collections.Immutable;
using GatewayStack.Components.Azure;
using Pulumi;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;

namespace GatewayStack.Components.Kubernetes;

/// <summary>cert-manager, from its official Helm chart, watching Gateways.</summary>
/// <remarks>A Helm release rather than a rendered chart: it runs the chart's hook that waits until the webhook answers, so that
/// whoever depends on this component can create issuers at once.</remarks>
public sealed class CertManagerRelease : ComponentResource
{
    /// <summary>The service account of cert-manager's controller.</summary>
    public const string ServiceAccount = "cert-manager";

    /// <summary>The annotation of a Gateway that names the ClusterIssuer of its listeners' certificates.</summary>
    public const string ClusterIssuerAnnotation = "cert-manager.io/cluster-issuer";

    private const string Chart = "oci://quay.io/jetstack/charts/cert-manager";

    /// <summary>Installs the chart.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">Version and namespace.</param>
    /// <param name="options">Options of the component; its provider is the cluster's.</param>
    public CertManagerRelease(string name, CertManagerReleaseArgs args, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:CertManagerRelease", name, options)
    {
        _ = new Release(name, new ReleaseArgs
        {
            Name = "cert-manager",
            Chart = Chart,
            Version = args.Version,
            Namespace = args.Namespace,
            CreateNamespace = true,
            Timeout = 600,
            Values = Values(args.UsesWorkloadIdentity),
        }, new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }

    private static InputMap<object> Values(bool usesWorkloadIdentity)
    {
        var values = new InputMap<object>
        {
            // Kept when cert-manager is removed: with the definitions go all issuers and certificates of the cluster.
            ["crds"] = Map(("enabled", true), ("keep", true)),
            ["config"] = Map(
                ("apiVersion", "controller.config.cert-manager.io/v1alpha1"),
                ("kind", "ControllerConfiguration"),
                ("enableGatewayAPI", true)),
        };
        if (usesWorkloadIdentity)
        {
            var label = Map((WorkloadIdentity.UseLabel, "true"));
            values.Add("podLabels", label);
            values.Add("serviceAccount", Map(("labels", label)));
        }
        return values;
    }

    private static ImmutableDictionary<string, object> Map(params ReadOnlySpan<(string Key, object Value)> entries)
    {
        var map = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (key, value) in entries)
            map[key] = value;
        return map.ToImmutable();
    }
}

/// <summary>Settings of <see cref="CertManagerRelease"/>.</summary>
public sealed class CertManagerReleaseArgs : ResourceArgs
{
    /// <summary>Version of the chart, such as <c>v1.21.1</c>.</summary>
    public required Input<string> Version { get; init; }

    /// <summary>Namespace, which is created.</summary>
    public required Input<string> Namespace { get; init; }

    /// <summary>Whether its controller uses a <see cref="WorkloadIdentity"/> of <see cref="CertManagerRelease.ServiceAccount"/>. Default false.</summary>
    public bool UsesWorkloadIdentity { get; init; }
}
