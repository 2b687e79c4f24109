using System.Security.Cryptography;
using System.Text;
using GatewayStack.Components.SecretsStore;
using Pulumi;
using Pulumi.Kubernetes.Policy.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Policy.V1;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace GatewayStack.Components.Kubernetes;

/// <summary>Keeps a Key Vault certificate in the cluster as a TLS Secret.</summary>
/// <remarks>The Secrets Store CSI driver writes the Secret only while a pod in the same namespace mounts the
/// SecretProviderClass, hence a small workload that does nothing else. Its pods start once the volume is mounted, so
/// whoever depends on this component finds the Secret there.</remarks>
public sealed class TlsSecretSync : ComponentResource
{
    private const string Image = "mcr.microsoft.com/oss/kubernetes/pause:3.9";

    /// <summary>Creates the SecretProviderClass and the workload that mounts it.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">Which certificate, and where to.</param>
    /// <param name="options">Options of the component; its provider is the cluster's.</param>
    public TlsSecretSync(string name, TlsSecretSyncArgs args, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:TlsSecretSync", name, options)
    {
        var objects = KeyVaultObjects.Of(args.CertificateName, args.LeafOnly);
        var child = new CustomResourceOptions { Parent = this };
        var providerClass = new SecretProviderClass($"{name}-class", new SecretProviderClassArgs
        {
            Metadata = KubernetesObject.Meta(args.SecretName, args.Namespace),
            Spec = new SecretProviderClassSpecArgs
            {
                Provider = "azure",
                Parameters = Parameters(args, objects.Text),
                SecretObjects =
                {
                    new SecretObjectArgs
                    {
                        SecretName = args.SecretName,
                        Type = "kubernetes.io/tls",
                        Data =
                        {
                            new SecretObjectDataArgs { ObjectName = objects.KeyAlias, Key = "tls.key" },
                            new SecretObjectDataArgs { ObjectName = objects.CertificateAlias, Key = "tls.crt" },
                        },
                    },
                },
            },
        }, child);

        var workload = $"{args.SecretName}-sync";
        InputMap<string> labels = new() { ["app.kubernetes.io/name"] = workload };
        var deployment = new Deployment($"{name}-workload", new DeploymentArgs
        {
            Metadata = KubernetesObject.Meta(workload, args.Namespace),
            Spec = new DeploymentSpecArgs
            {
                Replicas = 2,
                Selector = new LabelSelectorArgs { MatchLabels = labels },
                Template = new PodTemplateSpecArgs
                {
                    Metadata = new ObjectMetaArgs
                    {
                        Labels = labels,
                        // A mounted class is not read again when it changes: new pods mount the new one.
                        Annotations = { ["gateway-stack/secret-provider-class"] = Mounted(args, objects.Text) },
                    },
                    Spec = Pod(providerClass, args, labels),
                },
            },
        }, child);
        _ = new PodDisruptionBudget($"{name}-budget", new PodDisruptionBudgetArgs
        {
            Metadata = KubernetesObject.Meta(workload, args.Namespace),
            Spec = new PodDisruptionBudgetSpecArgs { MinAvailable = 1, Selector = new LabelSelectorArgs { MatchLabels = labels } },
        }, child);

        SecretName = Output.Tuple(deployment.Id, Output.Create(args.SecretName)).Apply(t => t.Item2);
        RegisterOutputs();
    }

    /// <summary>Name of the Secret, once a pod keeps it in the cluster.</summary>
    public Output<string> SecretName { get; }

    private static PodSpecArgs Pod(SecretProviderClass providerClass, TlsSecretSyncArgs args, InputMap<string> labels) => new()
    {
        PriorityClassName = args.PriorityClassName!,
        Tolerations = args.Tolerations,
        AutomountServiceAccountToken = false,
        SecurityContext = new PodSecurityContextArgs
        {
            RunAsNonRoot = true,
            RunAsUser = 65535,
            RunAsGroup = 65535,
            SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
        },
        TopologySpreadConstraints =
        {
            new TopologySpreadConstraintArgs
            {
                MaxSkew = 1,
                TopologyKey = "kubernetes.io/hostname",
                WhenUnsatisfiable = "ScheduleAnyway",
                LabelSelector = new LabelSelectorArgs { MatchLabels = labels },
            },
        },
        Containers =
        {
            new ContainerArgs
            {
                Name = "hold",
                Image = Image,
                Resources = new ResourceRequirementsArgs
                {
                    Requests = { ["cpu"] = "1m", ["memory"] = "8Mi" },
                    Limits = { ["cpu"] = "10m", ["memory"] = "16Mi" },
                },
                SecurityContext = new SecurityContextArgs
                {
                    AllowPrivilegeEscalation = false,
                    ReadOnlyRootFilesystem = true,
                    Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
                },
                VolumeMounts = { new VolumeMountArgs { Name = "certificate", MountPath = "/certificate", ReadOnly = true } },
            },
        },
        Volumes =
        {
            new VolumeArgs
            {
                Name = "certificate",
                Csi = new CSIVolumeSourceArgs
                {
                    Driver = "secrets-store.csi.k8s.io",
                    ReadOnly = true,
                    VolumeAttributes = { ["secretProviderClass"] = providerClass.Metadata.Apply(m => m.Name) },
                },
            },
        },
    };

    private static InputMap<string> Parameters(TlsSecretSyncArgs args, string objects)
    {
        var parameters = new InputMap<string>
        {
            ["keyvaultName"] = args.VaultName,
            ["tenantId"] = args.TenantId,
            ["useVMManagedIdentity"] = "true",
            ["userAssignedIdentityID"] = args.IdentityClientId,
            ["objects"] = objects,
        };
        if (args.Cloud is { } cloud)
            parameters.Add("cloudName", cloud);
        return parameters;
    }

    /// <summary>What the class says, in short: whatever of it changes, changes this.</summary>
    private static Output<string> Mounted(TlsSecretSyncArgs args, string objects) =>
        Output.Format($"{args.VaultName} {args.TenantId} {args.IdentityClientId} {Digest(objects + args.Cloud)}");

    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}

/// <summary>Settings of <see cref="TlsSecretSync"/>.</summary>
public sealed class TlsSecretSyncArgs : ResourceArgs
{
    /// <summary>Name of the certificate in the vault.</summary>
    public required string CertificateName { get; init; }

    /// <summary>Name of the Secret, and of the SecretProviderClass.</summary>
    public required string SecretName { get; init; }

    /// <summary>Namespace of the Secret: the Gateway's.</summary>
    public required Input<string> Namespace { get; init; }

    /// <summary>Name of the vault.</summary>
    public required Input<string> VaultName { get; init; }

    /// <summary>The vault's tenant.</summary>
    public required Input<string> TenantId { get; init; }

    /// <summary>Client id of the secrets provider's identity.</summary>
    public required Input<string> IdentityClientId { get; init; }

    /// <summary>Whether the Secret holds the certificate without its intermediates. Default false: the chain is served.</summary>
    public bool LeafOnly { get; init; }

    /// <summary>The vault's cloud as Azure's SDK for Go calls it, such as <c>AzureUSGovernmentCloud</c>; null for the public one.</summary>
    public string? Cloud { get; init; }

    /// <summary>Priority class of the workload; null: the cluster's default.</summary>
    public string? PriorityClassName { get; init; }

    /// <summary>The taints that the workload tolerates.</summary>
    public InputList<TolerationArgs> Tolerations { get; init; } = [];
}
