namespace Pulumi;

/// <summary>The inputs of a provider function.</summary>
public abstract class InvokeArgs : InputArgs
{
    /// <summary>No inputs.</summary>
    public static readonly InvokeArgs Empty = new None();

    protected InvokeArgs()
    {
    }

    private sealed class None : InvokeArgs;
}
