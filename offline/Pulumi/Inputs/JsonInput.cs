using System.Text;

namespace Pulumi;

/// <summary>An input the provider wants as a string of JSON.</summary>
internal static class JsonInput
{
    public static Output<string> Wrap(object input)
    {
        return new Output<string>(new OutputState(SerializeAsync()));

        async Task<OutputData> SerializeAsync()
        {
            var (value, flags) = await new Serializer().SerializeAsync("json", input).ConfigureAwait(false);
            return flags.IsKnown
                ? new OutputData(Encoding.UTF8.GetString(JsonValues.Bytes(value)), flags)
                : OutputData.Unknown(flags);
        }
    }
}
