using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GatewayStack.Certificates;

/// <summary>The certificates and keys of a source, as they come out of it.</summary>
internal sealed class Materials(ReadingNotes notes) : IDisposable
{
    private readonly List<X509Facts> _certificates = [];
    private readonly List<AsymmetricAlgorithm> _keys = [];

    public IReadOnlyList<X509Facts> Certificates => _certificates;

    public IReadOnlyList<AsymmetricAlgorithm> Keys => _keys;

    /// <summary>Whether there was a key that could not be used; its finding is noted.</summary>
    public bool HasRefusedKey { get; private set; }

    public void AddCertificate(X509Certificate2 certificate)
    {
        if (_certificates.Count == CertificateLimits.Certificates)
            throw new Refusal(
                CertificateProblem.TooManyCertificates,
                $"it holds more than {CertificateLimits.Certificates} certificates.",
                "Keep the server's certificate and the ones that issued it; a trust store does not belong here.");
        if (!_certificates.Exists(known => known.Certificate.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span)))
            _certificates.Add(new X509Facts(certificate));
    }

    public void AddKey(Func<AsymmetricAlgorithm> read)
    {
        try
        {
            _keys.Add(read());
        }
        catch (Refusal refusal)
        {
            HasRefusedKey = true;
            notes.Error(refusal.Problem, refusal.Message, refusal.Fix);
        }
    }

    public void Dispose()
    {
        foreach (var key in _keys)
            key.Dispose();
        foreach (var certificate in _certificates)
            certificate.Certificate.Dispose();
    }
}
