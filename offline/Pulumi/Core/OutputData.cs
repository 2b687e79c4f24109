namespace Pulumi;

/// <summary>A resolved output or property. The value means something only where the flags say it is known.</summary>
internal sealed record OutputData(object? Value, OutputFlags Flags)
{
    public static OutputData Unknown(OutputFlags flags) => new(null, flags with { IsKnown = false });

    /// <summary>The value as its type; null stands for the default of value types too.</summary>
    public T As<T>() => Value is null ? default! : (T)Value;
}
