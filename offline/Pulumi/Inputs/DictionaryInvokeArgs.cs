using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Inputs without a class of their own, by their wire names.</summary>
public sealed class DictionaryInvokeArgs : InvokeArgs
{
    private readonly ImmutableDictionary<string, object?> _dictionary;

    public DictionaryInvokeArgs(ImmutableDictionary<string, object?> dictionary) => _dictionary = dictionary;

    internal override IEnumerable<KeyValuePair<string, object?>> GetInputs() => _dictionary;
}
