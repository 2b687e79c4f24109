namespace Pulumi;

/// <summary>A resolved output. The value means something only where the flags say it is known.</summary>
internal sealed record OutputData<T>(T Value, OutputFlags Flags)
{
    public static OutputData<T> Unknown(OutputFlags flags) => new(default!, flags with { IsKnown = false });
}
