namespace GatewayStack.Certificates;

/// <summary>What a certificate is for.</summary>
public sealed record CertificateRequirements
{
    /// <summary>The hosts it has to cover: those of listeners and routes, wildcards included. Empty: any.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>From how long before its end a certificate counts as expiring; 30 days unless set.</summary>
    public TimeSpan ExpiringWithin { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
