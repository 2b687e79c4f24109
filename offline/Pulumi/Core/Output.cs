namespace Pulumi;

/// <summary>A value that may arrive later, may be unknown in a preview, may be secret, and knows which resources it comes from.</summary>
public sealed class Output<T> : IOutput
{
    internal Output(OutputState state) => State = state;

    internal OutputState State { get; }

    OutputState IOutput.State => State;

    /// <summary>An output of what a task returns.</summary>
    public static Output<T> Create(Task<T> value) => Create(value, OutputFlags.Plain);

    /// <summary>Waits for what <paramref name="func"/> does with the value.</summary>
    public Output<ValueTuple> Apply(Func<T, Task> func)
        => Apply(value => Output<ValueTuple>.Create(Finish(func(value))));

    /// <summary>A value computed from this one, unless this one is unknown.</summary>
    public Output<TResult> Apply<TResult>(Func<T, TResult> func)
        => new(State.Apply(data => new OutputState(func(data.As<T>()), OutputFlags.Plain)));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func)
        => new(State.Apply(data => Output<TResult>.Create(func(data.As<T>())).State));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func)
        => new(State.Apply(data => func(data.As<T>()).ToOutput().State));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func)
        => new(State.Apply(data => func(data.As<T>())?.State));

    /// <summary><see cref="Apply{TResult}(Func{T, Output{TResult}})"/> for code that does not know the type.</summary>
    public Output<TResult> UntypedApply<TResult>(Func<object?, Output<TResult>> func)
        => new(State.Apply(data => func(data.As<T>())?.State));

    /// <summary>Not the value: an output may have none yet. Use Apply or Output.Format.</summary>
    public override string ToString()
        => "Calling [ToString] on an [Output<T>] is not supported. Use output.Apply(v => ...) or Output.Format($\"...\"), " +
           "which give an Output<string> that waits for the value.";

    internal static Output<T> Create(Task<T> value, OutputFlags flags)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.IsCompletedSuccessfully)
            return new Output<T>(new OutputState(value.Result, flags));

        Engine.Current?.Work.TrackForeign(value);
        return new Output<T>(new OutputState(CreateAsync(value, flags)));
    }

    internal async ValueTask<T> GetValueAsync(T whenUnknown)
    {
        var data = await State.GetDataAsync().ConfigureAwait(false);
        return data.Flags.IsKnown ? data.As<T>() : whenUnknown;
    }

    private static async Task<OutputData> CreateAsync(Task<T> value, OutputFlags flags)
        => new(await value.ConfigureAwait(false), flags);

    private static async Task<ValueTuple> Finish(Task task)
    {
        await task.ConfigureAwait(false);
        return default;
    }
}
