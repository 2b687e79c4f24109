using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Pulumi;

/// <summary>A value that may arrive later, may be unknown in a preview, may be secret, and knows which resources it comes from.</summary>
public sealed class Output<T> : IOutput
{
    // An OutputData<T> that is there, a Task of one, or an IOutputSource<T> that nobody has asked yet.
    private object _source;

    internal Output(OutputData<T> data) => _source = data;

    internal Output(IOutputSource<T> source) => _source = source;

    internal Output(Task<OutputData<T>> task)
    {
        if (task.IsCompletedSuccessfully)
        {
            _source = task.Result;
            return;
        }

        _source = task;
        Engine.Current?.Work.Track(task);
    }

    // Two threads may ask the source at the same time; they get equal answers.
    private object Source => _source is IOutputSource<T> source ? _source = source.ResolveAsync() : _source;

    /// <summary>An output of what a task returns.</summary>
    public static Output<T> Create(Task<T> value) => Create(value, OutputFlags.Plain);

    /// <summary>Waits for what <paramref name="func"/> does with the value.</summary>
    public Output<ValueTuple> Apply(Func<T, Task> func)
        => Apply(value => Output<ValueTuple>.Create(Finish(func(value))));

    /// <summary>A value computed from this one, unless this one is unknown.</summary>
    public Output<TResult> Apply<TResult>(Func<T, TResult> func)
        => Apply(value => new Output<TResult>(new OutputData<TResult>(func(value), OutputFlags.Plain)));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func)
        => Apply(value => Output<TResult>.Create(func(value)));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func)
        => Apply(value => func(value).ToOutput());

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func)
    {
        if (!TryGetData(out var data) || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return new Output<TResult>(ApplyAsync(func));
        if (!data.Flags.IsKnown)
            return new Output<TResult>(OutputData<TResult>.Unknown(data.Flags));

        try
        {
            return Combine(data.Flags, func(data.Value));
        }
#pragma warning disable CA1031 // The exception becomes the output's, and the program's when it ends.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new Output<TResult>(Task.FromException<OutputData<TResult>>(e));
        }
    }

    /// <summary><see cref="Apply{TResult}(Func{T, Output{TResult}})"/> for code that does not know the type.</summary>
    public Output<TResult> UntypedApply<TResult>(Func<object?, Output<TResult>> func) => Apply(value => func(value));

    /// <summary>Not the value: an output may have none yet. Use Apply or Output.Format.</summary>
    public override string ToString()
        => "Calling [ToString] on an [Output<T>] is not supported. Use output.Apply(v => ...) or Output.Format($\"...\"), " +
           "which give an Output<string> that waits for the value.";

    internal static Output<T> Create(Task<T> value, OutputFlags flags)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.IsCompletedSuccessfully)
            return new Output<T>(new OutputData<T>(value.Result, flags));

        Engine.Current?.Work.TrackForeign(value);
        return new Output<T>(CreateAsync(value, flags));
    }

    internal bool TryGetData([NotNullWhen(true)] out OutputData<T>? data)
    {
        data = Source switch
        {
            OutputData<T> there => there,
            Task<OutputData<T>> { IsCompletedSuccessfully: true } task => task.Result,
            _ => null,
        };
        return data is not null;
    }

    internal ValueTask<OutputData<T>> GetDataAsync()
        => Source is OutputData<T> data ? new(data) : new((Task<OutputData<T>>)Source);

    internal async ValueTask<T> GetValueAsync(T whenUnknown)
    {
        var data = await GetDataAsync().ConfigureAwait(false);
        return data.Flags.IsKnown ? data.Value : whenUnknown;
    }

    /// <summary>The same value with other flags.</summary>
    internal Output<T> With(Func<OutputFlags, OutputFlags> change)
    {
        return TryGetData(out var data) ? new Output<T>(data with { Flags = change(data.Flags) }) : new Output<T>(Change());

        async Task<OutputData<T>> Change()
        {
            var late = await GetDataAsync().ConfigureAwait(false);
            return late with { Flags = change(late.Flags) };
        }
    }

    // Most outputs are there: an async method of its own for each type would cost more than the wait.
    ValueTask<OutputData<object?>> IOutput.GetDataAsync() => TryGetData(out var data) ? new(Box(data)) : new(BoxAsync());

    private async Task<OutputData<object?>> BoxAsync() => Box(await GetDataAsync().ConfigureAwait(false));

    private static OutputData<object?> Box(OutputData<T> data) => new(data.Value, data.Flags);

    bool IOutput.TryGetFlags([NotNullWhen(true)] out OutputFlags? flags)
    {
        flags = TryGetData(out var data) ? data.Flags : null;
        return flags is not null;
    }

    ValueTask<OutputFlags> IOutput.GetFlagsAsync() => TryGetData(out var data) ? new(data.Flags) : new(FlagsAsync());

    private async Task<OutputFlags> FlagsAsync() => (await GetDataAsync().ConfigureAwait(false)).Flags;

    private static async Task<OutputData<T>> CreateAsync(Task<T> value, OutputFlags flags)
        => new(await value.ConfigureAwait(false), flags);

    private static async Task<ValueTuple> Finish(Task task)
    {
        await task.ConfigureAwait(false);
        return default;
    }

    private static Output<TResult> Combine<TResult>(OutputFlags outer, Output<TResult>? inner)
    {
        if (inner is null)
            return new Output<TResult>(new OutputData<TResult>(default!, outer));
        return outer == OutputFlags.Plain ? inner : inner.With(outer.And);
    }

    private async Task<OutputData<TResult>> ApplyAsync<TResult>(Func<T, Output<TResult>?> func)
    {
        var source = GetDataAsync();
        if (source.IsCompleted)
            await Task.Yield(); // Out of stack: go on with a fresh one.
        var data = await source.ConfigureAwait(false);
        if (!data.Flags.IsKnown)
            return OutputData<TResult>.Unknown(data.Flags);

        var work = Engine.Current?.Work;
        work?.Enter();
        Output<TResult>? inner;
        try
        {
            inner = func(data.Value);
        }
        finally
        {
            work?.Leave();
        }

        return await Combine(data.Flags, inner).GetDataAsync().ConfigureAwait(false);
    }
}
