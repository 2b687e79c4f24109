namespace GatewayStack.Planning.Checks;

/// <summary>What checks found, sorted by what to do about it.</summary>
/// <param name="Subject">What was looked at.</param>
/// <param name="Findings">What is wrong or doubtful, the worst first.</param>
/// <param name="Posture">What works and could be safer or easier to run.</param>
/// <param name="Suppressed">What the stack file accepts.</param>
public sealed record CheckReport(string Subject, IReadOnlyList<Finding> Findings, IReadOnlyList<Finding> Posture, IReadOnlyList<Finding> Suppressed)
{
    /// <summary>A report of findings.</summary>
    public static CheckReport Of(string subject, IReadOnlyList<Finding> findings) => new(
        subject,
        [.. findings.Where(f => f is { Suppressed: null, Group: CheckGroup.Correctness })],
        [.. findings.Where(f => f is { Suppressed: null, Group: CheckGroup.Posture })],
        [.. findings.Where(f => f.Suppressed is not null)]);

    /// <summary>The folder that the findings' files start at; null: the current one.</summary>
    public string? Folder { get; init; }

    /// <summary>Everything that counts.</summary>
    public IEnumerable<Finding> Counting => Findings.Concat(Posture);
}
