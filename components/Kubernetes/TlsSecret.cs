using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace GatewayStack.Components.Kubernetes;

/// <summary>A TLS Secret made of a certificate and its key, for a cluster without a vault.</summary>
public sealed class TlsSecret : ComponentResource
{
    /// <summary>Creates the Secret.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">Which certificate, and where to.</param>
    /// <param name="options">Options of the component; its provider is the cluster's.</param>
    public TlsSecret(string name, TlsSecretArgs args, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:TlsSecret", name, options)
    {
        var secret = new Secret(name, new SecretArgs
        {
            Metadata = KubernetesObject.Meta(args.SecretName, args.Namespace),
            Type = "kubernetes.io/tls",
            StringData = { ["tls.crt"] = args.CertificatePem, ["tls.key"] = args.KeyPem },
        }, KubernetesObject.ChildOf(this));

        SecretName = secret.Metadata.Apply(m => m.Name);
        RegisterOutputs();
    }

    /// <summary>Name of the Secret, once it is there.</summary>
    public Output<string> SecretName { get; }
}

/// <summary>Settings of <see cref="TlsSecret"/>.</summary>
public sealed class TlsSecretArgs : ResourceArgs
{
    /// <summary>Name of the Secret.</summary>
    public required Input<string> SecretName { get; init; }

    /// <summary>Namespace of the Secret: the Gateway's.</summary>
    public required Input<string> Namespace { get; init; }

    /// <summary>The certificate and its chain, the certificate first, as PEM.</summary>
    public required Input<string> CertificatePem { get; init; }

    /// <summary>The private key as PEM; a secret.</summary>
    public required Input<string> KeyPem { get; init; }
}
