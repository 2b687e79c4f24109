namespace Pulumi;

/// <summary>Makes outputs and combines them.</summary>
public static partial class Output
{
    /// <summary>An output of a value that is known now.</summary>
    public static Output<T> Create<T>(T value) => new(new OutputState(value, OutputFlags.Plain));

    /// <summary>An output of what a task returns.</summary>
    public static Output<T> Create<T>(Task<T> value) => Output<T>.Create(value, OutputFlags.Plain);

    /// <summary>A secret output of a value that is known now.</summary>
    public static Output<T> CreateSecret<T>(T value) => new(new OutputState(value, OutputFlags.Secret));

    /// <summary>A secret output of what a task returns.</summary>
    public static Output<T> CreateSecret<T>(Task<T> value) => Output<T>.Create(value, OutputFlags.Secret);

    /// <summary>The same output, made secret.</summary>
    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value.State.With(flags => flags with { IsSecret = true }));
    }

    /// <summary>The same output, no longer secret.</summary>
    public static Output<T> Unsecret<T>(Output<T> output) => new(output.State.With(flags => flags with { IsSecret = false }));

    /// <summary>Whether the output, once resolved, is secret.</summary>
    public static async Task<bool> IsSecretAsync<T>(Output<T> output)
        => (await output.State.GetDataAsync().ConfigureAwait(false)).Flags.IsSecret;
}
