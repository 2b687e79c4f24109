namespace GatewayStack.Certificates;

/// <summary>What a source holds and what is wrong with it.</summary>
public sealed class CertificateReading : IDisposable
{
    internal CertificateReading(string source, CertificateBundle? bundle, IReadOnlyList<CertificateFinding> findings)
    {
        Source = source;
        Bundle = bundle;
        Findings = findings;
    }

    /// <summary>The file, or what was given in place of one.</summary>
    public string Source { get; }

    /// <summary>The certificate, also where it is not fit to be served; null if there is none or it cannot be read.</summary>
    public CertificateBundle? Bundle { get; }

    /// <summary>What is wrong with the file, whatever the certificate is for. <see cref="Check"/> adds the rest.</summary>
    public IReadOnlyList<CertificateFinding> Findings { get; }

    /// <summary><see cref="Findings"/> and what is wrong with the certificate for its purpose, all at once.</summary>
    public IReadOnlyList<CertificateFinding> Check(CertificateRequirements requirements)
    {
        ArgumentNullException.ThrowIfNull(requirements);
        return Bundle is null ? Findings : [.. Findings, .. CertificateChecks.Run(Bundle, Source, requirements)];
    }

    /// <inheritdoc/>
    public void Dispose() => Bundle?.Dispose();
}
