using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>An output whose type argument does not matter.</summary>
internal interface IOutput
{
    ValueTask<OutputData<object?>> GetDataAsync();

    /// <summary>The flags, if the output is resolved already.</summary>
    bool TryGetFlags([NotNullWhen(true)] out OutputFlags? flags);

    /// <summary>Completes with the flags when the output is resolved.</summary>
    ValueTask<OutputFlags> GetFlagsAsync();
}
