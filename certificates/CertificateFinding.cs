namespace GatewayStack.Certificates;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; nothing to do.</summary>
    Note,

    /// <summary>Works, but some clients or a later day may not agree.</summary>
    Warning,

    /// <summary>The certificate cannot be served.</summary>
    Error,
}

/// <summary>Something about a certificate that its owner should know. Never holds a password or a key.</summary>
public sealed record CertificateFinding
{
    /// <summary>What kind of problem; stable, for programs.</summary>
    public required CertificateProblem Problem { get; init; }

    /// <summary>How much it matters.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>The file, or what was given in place of one, as the user wrote it.</summary>
    public required string Source { get; init; }

    /// <summary>What is wrong, with the value seen; one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it; one sentence.</summary>
    public required string Fix { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Source}: {Message} {Fix}";
}
