using GatewayStack.Components.Azure;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace GatewayStack.Components.Kubernetes;

/// <summary>The ServiceAccount in a Gateway's namespace as which the app routing operator reads certificates of a vault.</summary>
/// <remarks>AKS, "Secure ingress traffic with the application routing Gateway API implementation". Without the label the
/// operator gets no token (AADSTS700211), without the annotation it leaves the remaining listeners alone.</remarks>
public sealed class GatewayServiceAccount : ComponentResource
{
    /// <summary>Its name in each namespace.</summary>
    public const string AccountName = "gateway-tls";

    /// <summary>The option of a listener that names the certificate.</summary>
    public const string CertificateOption = "kubernetes.azure.com/tls-cert-keyvault-uri";

    /// <summary>The option of a listener that names the ServiceAccount.</summary>
    public const string AccountOption = "kubernetes.azure.com/tls-cert-service-account";

    /// <summary>Creates the ServiceAccount.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">Namespace and identity.</param>
    /// <param name="options">Options of the component; its provider is the cluster's.</param>
    public GatewayServiceAccount(string name, GatewayServiceAccountArgs args, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:GatewayServiceAccount", name, options)
    {
        var account = new ServiceAccount(name, new ServiceAccountArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = AccountName,
                Namespace = args.Namespace,
                Annotations = { [WorkloadIdentity.ClientIdAnnotation] = args.IdentityClientId },
                Labels = { [WorkloadIdentity.UseLabel] = "true" },
            },
        }, new CustomResourceOptions { Parent = this });
        Account = account.Metadata.Apply(m => m.Name);
        RegisterOutputs();
    }

    /// <summary>The ServiceAccount's name, once it exists.</summary>
    public Output<string> Account { get; }
}

/// <summary>Settings of <see cref="GatewayServiceAccount"/>.</summary>
public sealed class GatewayServiceAccountArgs : ResourceArgs
{
    /// <summary>The Gateway's namespace.</summary>
    public required Input<string> Namespace { get; init; }

    /// <summary>Client id of the identity that may read the vault.</summary>
    public required Input<string> IdentityClientId { get; init; }
}
