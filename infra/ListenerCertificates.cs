using GatewayStack.Components.Kubernetes;
using GatewayStack.Infra.Settings;
using Pulumi;

namespace GatewayStack.Infra;

/// <summary>Where a listener's certificate is.</summary>
/// <param name="SecretName">Name of the Secret; null where the controller finds the certificate by <paramref name="Options"/>.</param>
/// <param name="Options">Options of the listener.</param>
/// <param name="IsAwaited">Whether the certificate is there before the Gateway has an address.</param>
internal sealed record ListenerCertificate(Input<string>? SecretName, IReadOnlyDictionary<string, Input<string>> Options, bool IsAwaited = true);

/// <summary>Gets the certificate of each HTTPS listener to where its Gateway finds it; also between two ingress systems, so that the
/// next one finds it at once.</summary>
internal sealed class ListenerCertificates
{
    private static readonly Dictionary<string, Input<string>> NoOptions = [];

    private readonly StackSettings _settings;
    private readonly Dictionary<string, AcmeIssuer> _issuers;
    private readonly Dictionary<CertificateUse, ListenerCertificate> _delivered;

    public ListenerCertificates(StackSettings settings, IFoundation foundation, Func<string, Input<string>> namespaceOf)
    {
        _settings = settings;
        _issuers = AcmeIssuers.Create(settings, foundation);
        var uses = settings.HttpsListeners()
            .Where(l => settings.CertificateSettingsOf(l.Of, l.Listener).Acme is null)
            .Select(l => new CertificateUse(l.Of.Namespace, settings.CertificateOf(l.Of, l.Listener)));
        _delivered = uses.Distinct().ToDictionary(use => use, use => settings.Tls.Mode == TlsMode.Managed
            ? new ListenerCertificate(null, foundation.ManagedTls(use, namespaceOf(use.Namespace)))
            : new ListenerCertificate(foundation.TlsSecret(use, namespaceOf(use.Namespace)), NoOptions));
    }

    /// <summary>The ClusterIssuer of a Gateway's certificates; null where they come from a vault.</summary>
    public Input<string>? IssuerOf(GatewaySettings gateway)
    {
        var issuer = gateway.Listeners
            .Where(l => l.Protocol == ListenerProtocol.HTTPS)
            .Select(l => _issuers.GetValueOrDefault(_settings.CertificateOf(gateway, l)))
            .FirstOrDefault(i => i is not null);
        return issuer is null ? null : (Input<string>)issuer.IssuerName;
    }

    /// <summary>The certificate of a listener; null for HTTP.</summary>
    public ListenerCertificate? Of(string gatewayName, GatewaySettings gateway, ListenerSettings listener)
    {
        if (listener.Protocol != ListenerProtocol.HTTPS)
            return null;
        var certificate = _settings.CertificateSettingsOf(gateway, listener);
        // cert-manager keeps a Secret for each Gateway: it does not touch one that belongs to another.
        return certificate.Acme is { } acme
            ? new($"{gatewayName}.{certificate.Name.ToLowerInvariant()}", NoOptions, IsAwaited: acme.Challenge == AcmeChallenge.Dns01)
            : _delivered[new CertificateUse(gateway.Namespace, certificate.Name)];
    }
}
