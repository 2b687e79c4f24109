using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>How a provider function that returns an output is called.</summary>
public class InvokeOutputOptions : InvokeOptions
{
    public InvokeOutputOptions()
    {
    }

    /// <summary>Resources that must exist before the call.</summary>
    [field: MaybeNull]
    public InputList<Resource> DependsOn
    {
        get => field ??= [];
        set;
    }
}
