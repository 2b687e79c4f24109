using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace GatewayStack.Components.Kubernetes;

/// <summary>A small HTTP server behind a Service, to try a route with.</summary>
public sealed class DemoWorkload : ComponentResource
{
    /// <summary>Creates Deployment and Service.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">Image, ports and the like.</param>
    /// <param name="options">Options of the component; its provider is the cluster's.</param>
    public DemoWorkload(string name, DemoWorkloadArgs args, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:DemoWorkload", name, options)
    {
        var child = new CustomResourceOptions { Parent = this };
        InputMap<string> labels = new() { ["app.kubernetes.io/name"] = args.ServiceName };
        _ = new Deployment($"{name}-deployment", new DeploymentArgs
        {
            Metadata = KubernetesObject.Meta(args.ServiceName, args.Namespace),
            Spec = new DeploymentSpecArgs
            {
                Replicas = 2,
                Selector = new LabelSelectorArgs { MatchLabels = labels },
                Template = new PodTemplateSpecArgs { Metadata = new ObjectMetaArgs { Labels = labels }, Spec = Pod(args) },
            },
        }, child);
        _ = new Service($"{name}-service", new ServiceArgs
        {
            Metadata = KubernetesObject.Meta(args.ServiceName, args.Namespace),
            Spec = new ServiceSpecArgs
            {
                Selector = labels,
                Ports = { new ServicePortArgs { Name = "http", Port = args.Port, TargetPort = args.ContainerPort } },
            },
        }, child);
        RegisterOutputs();
    }

    private static PodSpecArgs Pod(DemoWorkloadArgs args) => new()
    {
        AutomountServiceAccountToken = false,
        SecurityContext = new PodSecurityContextArgs
        {
            RunAsNonRoot = true,
            RunAsUser = 65534,
            SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
        },
        Containers =
        {
            new ContainerArgs
            {
                Name = "server",
                Image = args.Image,
                Args = args.Arguments,
                Ports = { new ContainerPortArgs { Name = "http", ContainerPortValue = args.ContainerPort } },
                ReadinessProbe = new ProbeArgs { TcpSocket = new TCPSocketActionArgs { Port = args.ContainerPort } },
                LivenessProbe = new ProbeArgs { TcpSocket = new TCPSocketActionArgs { Port = args.ContainerPort } },
                Resources = new ResourceRequirementsArgs
                {
                    Requests = { ["cpu"] = "10m", ["memory"] = "32Mi" },
                    Limits = { ["cpu"] = "200m", ["memory"] = "128Mi" },
                },
                SecurityContext = new SecurityContextArgs
                {
                    AllowPrivilegeEscalation = false,
                    ReadOnlyRootFilesystem = true,
                    Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
                },
            },
        },
    };
}

/// <summary>Settings of <see cref="DemoWorkload"/>.</summary>
public sealed class DemoWorkloadArgs : ResourceArgs
{
    /// <summary>Name of the Service and the Deployment.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Namespace.</summary>
    public required Input<string> Namespace { get; init; }

    /// <summary>Container image, with its version.</summary>
    public required Input<string> Image { get; init; }

    /// <summary>Arguments of the container.</summary>
    public InputList<string> Arguments { get; init; } = [];

    /// <summary>Port of the Service.</summary>
    public required Input<int> Port { get; init; }

    /// <summary>Port that the container listens on.</summary>
    public required Input<int> ContainerPort { get; init; }
}
