using System.Collections.Immutable;
using GatewayStack.Components.Istio;
using GatewayStack.Components.Kubernetes;
using GatewayStack.Infra.Settings;
using Pulumi;
using KubernetesProvider = Pulumi.Kubernetes.Provider;

namespace GatewayStack.Infra;

/// <summary>A cluster that exists already, with the Istio it has or gets. Nothing is made in Azure.</summary>
internal sealed class ExistingCluster : IFoundation
{
    private readonly Dictionary<string, CertificateSettings> _certificates;
    private readonly IstioInstallation? _installation;

    public ExistingCluster(StackSettings settings)
    {
        var existing = settings.ExistingCluster!;
        var provider = new Pulumi.Kubernetes.ProviderArgs { Context = existing.Context };
        if (existing.Kubeconfig is { } path)
            provider.KubeConfig = StackConfig.PathOf(path);
        Kubernetes = new KubernetesProvider("cluster", provider);
        if (existing.GatewayApi.Install || existing.Istio.Install)
        {
            _installation = new IstioInstallation("istio", new IstioInstallationArgs
            {
                GatewayApiVersion = existing.GatewayApi.Install ? existing.GatewayApi.Version : null,
                IstioVersion = existing.Istio.Install ? existing.Istio.Version : null,
                Namespace = existing.Istio.Namespace,
            }, new ComponentResourceOptions { Provider = Kubernetes });
        }
        _certificates = settings.Certificates.ToDictionary(c => c.Name);
    }

    /// <inheritdoc/>
    public ProviderResource Kubernetes { get; }

    /// <inheritdoc/>
    public IEnumerable<Resource> Before => _installation is null ? [] : [_installation];

    /// <inheritdoc/>
    public Output<ImmutableDictionary<string, ImmutableDictionary<string, string>>> CertificateFacts =>
        Output.Create(_certificates.ToImmutableDictionary(c => c.Key, c => c.Value.Facts()));

    /// <inheritdoc/>
    public Output<string> TlsSecret(CertificateUse use, Input<string> ns)
    {
        var certificate = _certificates[use.Certificate];
        if (certificate.ExistingSecret is { } secret)
            return Output.Create(secret);
        var (pem, key) = certificate.ToPem();
        return new TlsSecret($"tls-{use.Namespace}-{use.Certificate}", new TlsSecretArgs
        {
            SecretName = use.SecretName,
            Namespace = ns,
            CertificatePem = pem,
            KeyPem = key,
        }, new ComponentResourceOptions { Provider = Kubernetes }).SecretName;
    }
}
