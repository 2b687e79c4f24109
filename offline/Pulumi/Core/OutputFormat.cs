using System.Globalization;

namespace Pulumi;

public static partial class Output
{
    /// <summary>An interpolated string in which inputs and outputs stand for their values.</summary>
    public static Output<string> Format(FormattableString formattableString)
    {
        var parts = formattableString.GetArguments();
        var outputs = parts.Select(AsOutput).OfType<OutputState>().ToArray();
        return Join(outputs, () => outputs).Apply(async _ =>
        {
            var values = new object?[parts.Length];
            for (var i = 0; i < parts.Length; i++)
                values[i] = AsOutput(parts[i]) is { } output ? (await output.GetDataAsync().ConfigureAwait(false)).Value : parts[i];
            return string.Format(CultureInfo.InvariantCulture, formattableString.Format, values);
        });
    }

    private static OutputState? AsOutput(object? value) => value is IInput input ? input.State : (value as IOutput)?.State;
}
