using System.Diagnostics;

namespace Pulumi;

/// <summary>What a program still has in flight, and what went wrong in it.</summary>
internal sealed class Work
{
    private readonly Lock _gate = new();
    private readonly List<Exception> _errors = [];
    private readonly HashSet<Task> _foreign = [];
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _active = 1; // The program itself, until it is drained.
    private int _running;
    private long _steps;

    /// <summary>Waits for a task of ours before the program can end, and keeps its error.</summary>
    public void Track(Task task)
    {
        if (task.IsCompletedSuccessfully)
            return;
        Interlocked.Increment(ref _active);
        if (task.IsCompleted)
            Complete(task);
        else
            task.ContinueWith(Complete, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Notes that somebody waits for a task that only code outside this SDK completes.</summary>
    public void TrackForeign(Task task)
    {
        if (task.IsCompleted)
            return;
        lock (_gate)
            _foreign.Add(task);
        task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Runs code outside this SDK and waits for its task.</summary>
    public async ValueTask<T> AwaitForeign<T>(Func<Task<T>> start)
    {
        Enter();
        Task<T> task;
        try
        {
            task = start();
        }
        finally
        {
            Leave();
        }

        TrackForeign(task);
        return await task.ConfigureAwait(false);
    }

    /// <summary>Code of the program starts running.</summary>
    public void Enter() => Interlocked.Increment(ref _running);

    /// <summary>Code of the program has run.</summary>
    public void Leave()
    {
        Interlocked.Increment(ref _steps);
        Interlocked.Decrement(ref _running);
    }

    /// <summary>Waits until nothing is in flight, or until nothing in flight can end; false in the latter case.</summary>
    public async Task<bool> DrainAsync()
    {
        if (Interlocked.Decrement(ref _active) == 0)
            return true;

        var stall = new StallTimer();
        while (await Task.WhenAny(_idle.Task, Task.Delay(StallTimer.Tick)).ConfigureAwait(false) != _idle.Task)
        {
            bool stalled;
            lock (_gate)
                stalled = stall.Elapsed(Interlocked.Read(ref _steps), Volatile.Read(ref _running) > 0, _foreign);
            if (stalled && !Debugger.IsAttached)
                return false;
        }

        return true;
    }

    /// <summary>The errors of all tasks, each once.</summary>
    public IReadOnlyList<Exception> Errors
    {
        get
        {
            lock (_gate)
                return [.. _errors.Distinct()];
        }
    }

    private void Complete(Task task)
    {
        Interlocked.Increment(ref _steps);
        if (!task.IsCompletedSuccessfully)
        {
            lock (_gate)
                _errors.AddRange(task.Exception?.InnerExceptions ?? [new TaskCanceledException(task)]);
        }

        if (Interlocked.Decrement(ref _active) == 0)
            _idle.TrySetResult();
    }

    private void Forget(Task task)
    {
        Interlocked.Increment(ref _steps);
        lock (_gate)
            _foreign.Remove(task);
    }
}
