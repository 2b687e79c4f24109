namespace Pulumi;

/// <summary>What a resource is given: a plain value, or an output of another resource.</summary>
public class Input<T> : IInput
{
    private readonly OutputState? _state;

    private protected Input(OutputState state) => _state = state;

    /// <summary>For inputs that compute their output (<see cref="ComputeOutput"/>).</summary>
    private protected Input()
    {
    }

    public static implicit operator Input<T>(T value) => new(new OutputState(value, OutputFlags.Plain));

    public static implicit operator Input<T>(Output<T> value)
        => new((value ?? throw new ArgumentNullException(nameof(value))).State);

    public static implicit operator Output<T>(Input<T> input) => input._state is { } state ? new(state) : input.ComputeOutput();

    OutputState IInput.State => _state ?? ComputeOutput().State;

    private protected virtual Output<T> ComputeOutput() => throw new InvalidOperationException("An input has a value or computes one.");
}
