using Azure.Core;
using Azure.Core.Pipeline;

namespace GatewayStack.Certificates;

/// <summary>Which vault, as whom, and how patiently.</summary>
public sealed record VaultSettings
{
    /// <summary>The vault's address; see <see cref="AzureCloud.VaultUri"/>.</summary>
    public required Uri Vault { get; init; }

    /// <summary>Who asks; see <see cref="VaultCredential.Create"/>.</summary>
    public required TokenCredential Credential { get; init; }

    /// <summary>The vault's tenant, for messages.</summary>
    public string? TenantId { get; init; }

    /// <summary>The cloud, for messages; the public one unless set.</summary>
    public AzureCloud Cloud { get; init; } = AzureCloud.Public;

    /// <summary>How long to retry in all: 15 minutes, since a role assignment may take ten to reach the vault.</summary>
    public TimeSpan RetryFor { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long to wait while a name is being deleted or changed: 2 minutes; it takes seconds.</summary>
    public TimeSpan ConflictFor { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long one request may take: 30 seconds.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Told before each wait.</summary>
    public Action<VaultWait>? Progress { get; init; }

    /// <summary>The clock that waits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How requests travel, for proxies; the platform's way unless set.</summary>
    public HttpPipelineTransport? Transport { get; init; }

    /// <summary>The vault's name, as the Azure CLI takes it.</summary>
    public string VaultName => Vault.Host.Split('.')[0];
}

/// <summary>Why the importer waits, and for how long.</summary>
/// <param name="Reason">What it waits for.</param>
/// <param name="Delay">How long until the next attempt.</param>
/// <param name="Elapsed">How long it has been trying.</param>
/// <param name="Limit">How long it will try.</param>
public sealed record VaultWait(string Reason, TimeSpan Delay, TimeSpan Elapsed, TimeSpan Limit)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Reason}; next attempt in {Math.Ceiling(Delay.TotalSeconds):0} s ({Elapsed:hh\\:mm\\:ss} of at most {Limit:hh\\:mm\\:ss})");
}
