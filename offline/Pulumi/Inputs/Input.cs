namespace Pulumi;

/// <summary>What a resource is given: a plain value, or an output of another resource.</summary>
public class Input<T> : IInput
{
    private readonly Output<T>? _output;

    private Input(Output<T> output) => _output = output;

    /// <summary>For inputs that compute their output (<see cref="ComputeOutput"/>).</summary>
    private protected Input()
    {
    }

    public static implicit operator Input<T>(T value) => new(Output.Create(value));

    public static implicit operator Input<T>(Output<T> value)
        => new(value ?? throw new ArgumentNullException(nameof(value)));

    public static implicit operator Output<T>(Input<T> input) => input._output ?? input.ComputeOutput();

    IOutput IInput.ToOutput() => _output ?? ComputeOutput();

    private protected virtual Output<T> ComputeOutput() => throw new InvalidOperationException("An input has a value or computes one.");
}
