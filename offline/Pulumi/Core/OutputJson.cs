using System.Text.Json;

namespace Pulumi;

public static partial class Output
{
    /// <summary>The value as JSON. Inputs and outputs inside it stand for their values and pass on their flags.</summary>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Apply(resolved => new Output<string>(new OutputState(SerializeAsync(resolved, options))));
    }

    /// <summary>A value read from JSON; inputs and outputs inside it have the flags of the whole.</summary>
    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return json.Apply(text => new Output<T>(new OutputState(DeserializeAsync<T>(json, text, options))));
    }

    private static async Task<OutputData> SerializeAsync<T>(T value, JsonSerializerOptions? options)
    {
        // An output that is not resolved yet cannot be waited for in a converter: wait here, and write again.
        while (true)
        {
            var nested = new NestedOutputs(OutputFlags.Plain);
            var json = JsonSerializer.Serialize(value, nested.AddTo(options));
            if (nested.Pending is null)
                return nested.Flags.IsKnown ? new(json, nested.Flags) : OutputData.Unknown(nested.Flags);
            await nested.Pending.State.GetDataAsync().ConfigureAwait(false);
        }
    }

    private static async Task<OutputData> DeserializeAsync<T>(Output<string> json, string text, JsonSerializerOptions? options)
    {
        var (_, flags) = await json.State.GetDataAsync().ConfigureAwait(false);
        return new(JsonSerializer.Deserialize<T>(text, new NestedOutputs(flags).AddTo(options))!, flags);
    }
}
