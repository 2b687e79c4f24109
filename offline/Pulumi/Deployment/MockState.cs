using System.Collections;

namespace Pulumi;

/// <summary>Reads what mocks return.</summary>
internal static class MockState
{
    /// <summary>The properties of a dictionary, an args object or an [OutputType] object, each with its own flags.</summary>
    public static async ValueTask<Dictionary<string, OutputData>> SerializeAsync(object? state, string label)
        => await new Serializer().SerializePropertiesAsync(label, Properties(state, label)).ConfigureAwait(false);

    private static IEnumerable<KeyValuePair<string, object?>> Properties(object? state, string label) => state switch
    {
        IEnumerable<KeyValuePair<string, object?>> properties => properties,
        InputArgs args => args.GetInputs(),
        IDictionary properties => properties.Cast<DictionaryEntry>().Select(entry => KeyValuePair.Create((string)entry.Key, entry.Value)),
        not null when SerializableType.Of(state.GetType()).Properties is { } properties
            => properties.Select(property => KeyValuePair.Create(property.Name, property.Get(state))),
        _ => throw new InvalidOperationException(
            $"{state?.GetType().FullName ?? "null"} is not a supported argument type: the mock's answer for {label} must be a dictionary with string keys."),
    };
}
