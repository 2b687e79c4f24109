namespace Pulumi;

/// <summary>A group of inputs: the fields and properties marked with [Input].</summary>
public abstract class InputArgs
{
    protected InputArgs()
    {
    }

    /// <summary>The inputs by their wire names. Throws for a required one without a value.</summary>
    internal virtual IEnumerable<KeyValuePair<string, object?>> GetInputs() => InputMembers.Of(GetType()).Read(this);
}
