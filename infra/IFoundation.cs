using System.Collections.Immutable;
using Pulumi;

namespace GatewayStack.Infra;

/// <summary>What the ingress stands on: a cluster, and a way to get certificates into it.</summary>
internal interface IFoundation
{
    /// <summary>The provider of everything that lives in the cluster.</summary>
    ProviderResource Kubernetes { get; }

    /// <summary>What must be there before anything of the Gateway API or of Istio.</summary>
    IEnumerable<Resource> Before { get; }

    /// <summary>What is known of each certificate, by name.</summary>
    Output<ImmutableDictionary<string, ImmutableDictionary<string, string>>> CertificateFacts { get; }

    /// <summary>Puts a certificate into a namespace.</summary>
    /// <param name="use">Which certificate, and where.</param>
    /// <param name="ns">The namespace.</param>
    /// <returns>Name of the Secret, once it is there.</returns>
    Output<string> TlsSecret(CertificateUse use, Input<string> ns);

    /// <summary>Lets the app routing operator bring a certificate into a namespace.</summary>
    /// <param name="use">Which certificate, and where.</param>
    /// <param name="ns">The namespace.</param>
    /// <returns>Options of the listeners that serve it.</returns>
    IReadOnlyDictionary<string, Input<string>> ManagedTls(CertificateUse use, Input<string> ns) =>
        throw new NotSupportedException("This cluster has no app routing operator.");

    /// <summary>Lets cert-manager prove domains in the stack's zones; null where the cluster has no identities in Azure.</summary>
    AcmeDns? AcmeDns() => null;
}
