namespace GatewayStack.Certificates;

/// <summary>
/// Repeats a step until it succeeds, fails for good, or patience ends. The step looks at the vault first each time, so that repeating it
/// is safe whatever became of the attempt before.
/// </summary>
internal sealed class VaultRetry(string name, VaultSettings settings)
{
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(30);

    private readonly long _start = settings.Time.GetTimestamp();
    private TimeSpan? _conflictSince;

    /// <summary>Runs a step until it returns something; null means that the vault has changed and is worth another look at once.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T?>> step, CancellationToken cancellationToken)
        where T : class
    {
        for (var attempt = 0; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            VaultFailure failure;
            try
            {
                if (await step() is { } result)
                    return result;
                continue;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested && VaultFailure.Of(e, name, settings) is { } understood)
            {
                failure = understood;
            }
            var delay = Backoff(attempt);
            await WaitAsync(failure, failure.RetryAfter > delay ? failure.RetryAfter : delay, cancellationToken);
        }
    }

    /// <summary>Waits, or throws where waiting is in vain or takes too long.</summary>
    public async Task WaitAsync(VaultFailure failure, TimeSpan delay, CancellationToken cancellationToken)
    {
        if (failure.WaitReason is null)
            throw failure.Error;
        var elapsed = settings.Time.GetElapsedTime(_start);
        _conflictSince = failure.IsConflict ? _conflictSince ?? elapsed : null;
        var limit = _conflictSince is { } since && since + settings.ConflictFor < settings.RetryFor ? since + settings.ConflictFor : settings.RetryFor;
        if (elapsed + delay > limit)
            throw failure.Error;
        settings.Progress?.Invoke(new VaultWait(failure.WaitReason, delay, elapsed, limit));
        await Task.Delay(delay, settings.Time, cancellationToken);
    }

    /// <summary>1, 2, 4 … 30 seconds, each up to a quarter shorter, so that stacks deployed together do not ask together.</summary>
    private static TimeSpan Backoff(int attempt)
    {
        var full = Math.Min(Math.Pow(2, Math.Min(attempt, 10)), LongestBackoff.TotalSeconds);
        return TimeSpan.FromSeconds(full * (0.75 + Random.Shared.NextDouble() / 4));
    }
}
