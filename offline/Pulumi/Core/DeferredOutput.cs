namespace Pulumi;

/// <summary>An output that can be handed out before what it stands for exists.</summary>
public sealed class DeferredOutput<T>
{
    private readonly TaskCompletionSource<Output<T>> _resolved = new();

    /// <summary>Creates an output that waits for <see cref="Resolve"/>.</summary>
    public DeferredOutput() => Output = new Output<T>(new OutputState(FollowAsync()));

    /// <summary>Resolves when the output given to <see cref="Resolve"/> does.</summary>
    public Output<T> Output { get; }

    /// <summary>Says what the output stands for; can be said once.</summary>
    public void Resolve(Output<T> output)
    {
        if (!_resolved.TrySetResult(output))
            throw new InvalidOperationException("DeferredOutput can only be resolved once.");
    }

    private async Task<OutputData> FollowAsync()
        => await (await _resolved.Task.ConfigureAwait(false)).State.GetDataAsync().ConfigureAwait(false);
}
