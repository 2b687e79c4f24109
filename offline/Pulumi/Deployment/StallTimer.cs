namespace Pulumi;

/// <summary>
/// Tells a program that waits for something from one that waits for itself. Nothing moved for a while, and no code runs: if all
/// that is in flight waits for outputs, nothing ever will. If it waits for a TaskCompletionSource, its owner had better be quick;
/// any other task may be slow, but not forever.
/// </summary>
internal sealed class StallTimer
{
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan OwnWork = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Promises = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan OtherWork = TimeSpan.FromMinutes(1);

    private long _steps = -1;
    private TimeSpan _quiet;

    public bool Elapsed(long steps, bool isRunning, HashSet<Task> foreign)
    {
        _quiet = steps == _steps && !isRunning ? _quiet + Tick : TimeSpan.Zero;
        _steps = steps;
        return _quiet >= (foreign.Count == 0 ? OwnWork : foreign.All(IsPromise) ? Promises : OtherWork);
    }

    // The task of a TaskCompletionSource is a bare Task; those of async methods, timers and I/O are of types of their own.
    private static bool IsPromise(Task task)
        => task.Status == TaskStatus.WaitingForActivation
            && (task.GetType() == typeof(Task) || task.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Task<>));
}
