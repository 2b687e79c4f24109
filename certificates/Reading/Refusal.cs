namespace GatewayStack.Certificates;

/// <summary>Ends the reading of a file with what is wrong; never leaves <see cref="CertificateReader"/>.</summary>
internal sealed class Refusal(CertificateProblem problem, string message, string fix) : Exception(message)
{
    public CertificateProblem Problem { get; } = problem;

    public string Fix { get; } = fix;
}
