namespace GatewayStack.Certificates;

/// <summary>Collects what is found in one source.</summary>
internal sealed class ReadingNotes(string source)
{
    private readonly List<CertificateFinding> _findings = [];

    public IReadOnlyList<CertificateFinding> Findings => _findings;

    public void Error(CertificateProblem problem, string message, string fix) => Add(FindingSeverity.Error, problem, message, fix);

    public void Warning(CertificateProblem problem, string message, string fix) => Add(FindingSeverity.Warning, problem, message, fix);

    public void Note(CertificateProblem problem, string message, string fix) => Add(FindingSeverity.Note, problem, message, fix);

    private void Add(FindingSeverity severity, CertificateProblem problem, string message, string fix) =>
        _findings.Add(new() { Problem = problem, Severity = severity, Source = source, Message = message, Fix = fix });
}
