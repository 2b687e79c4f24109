using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Pulumi;

/// <summary>What an output does, whatever its type.</summary>
/// <remarks>One class for all types: of a generic one, every type of value would have its own, to be compiled at every start.</remarks>
internal sealed class OutputState
{
    // An OutputData that is there, a Task of one, or an IOutputSource that nobody has asked yet.
    private object _source;

    public OutputState(object? value, OutputFlags flags) => _source = new OutputData(value, flags);

    public OutputState(OutputData data) => _source = data;

    public OutputState(IOutputSource source) => _source = source;

    public OutputState(Task<OutputData> task)
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
    private object Source => _source is IOutputSource source ? _source = source.ResolveAsync() : _source;

    /// <summary>The data, if they are there already.</summary>
    public bool TryGetData([NotNullWhen(true)] out OutputData? data)
    {
        data = Source switch
        {
            OutputData there => there,
            Task<OutputData> { IsCompletedSuccessfully: true } task => task.Result,
            _ => null,
        };
        return data is not null;
    }

    /// <summary>Completes with the data when the output is resolved.</summary>
    public ValueTask<OutputData> GetDataAsync() => Source is OutputData data ? new(data) : new((Task<OutputData>)Source);

    /// <summary>The same value with other flags.</summary>
    public OutputState With(Func<OutputFlags, OutputFlags> change)
    {
        return TryGetData(out var data) ? new OutputState(data.Value, change(data.Flags)) : new OutputState(Change());

        async Task<OutputData> Change()
        {
            var late = await GetDataAsync().ConfigureAwait(false);
            return late with { Flags = change(late.Flags) };
        }
    }

    /// <summary>What the function makes of the value, unless this is unknown.</summary>
    public OutputState Apply(Func<OutputData, OutputState?> func)
    {
        if (!TryGetData(out var data) || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return new OutputState(ApplyAsync(func));
        if (!data.Flags.IsKnown)
            return new OutputState(OutputData.Unknown(data.Flags));

        try
        {
            return Combine(data.Flags, func(data));
        }
#pragma warning disable CA1031 // The exception becomes the output's, and the program's when it ends.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new OutputState(Task.FromException<OutputData>(e));
        }
    }

    private async Task<OutputData> ApplyAsync(Func<OutputData, OutputState?> func)
    {
        var source = GetDataAsync();
        if (source.IsCompleted)
            await Task.Yield(); // Out of stack: go on with a fresh one.
        var data = await source.ConfigureAwait(false);
        if (!data.Flags.IsKnown)
            return OutputData.Unknown(data.Flags);

        var work = Engine.Current?.Work;
        work?.Enter();
        OutputState? inner;
        try
        {
            inner = func(data);
        }
        finally
        {
            work?.Leave();
        }

        return await Combine(data.Flags, inner).GetDataAsync().ConfigureAwait(false);
    }

    private static OutputState Combine(OutputFlags outer, OutputState? inner)
    {
        if (inner is null)
            return new OutputState(null, outer);
        return outer == OutputFlags.Plain ? inner : inner.With(outer.And);
    }
}
