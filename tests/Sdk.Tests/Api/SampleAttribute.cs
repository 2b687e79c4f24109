namespace GatewayStack.Sdk.Tests.Api;

/// <summary>One member of each kind; no official package has it.</summary>
public abstract class SampleAttribute : Attribute, IProgress<string>
{
    public static readonly int? Count = 1;

    protected SampleAttribute(int first, List<int[]>? rest = null) => Name = $"{first}{rest}";

    public required string Name { get; init; }

    protected virtual int Size => Name.Length;

    public static implicit operator string(SampleAttribute value) => value.Name;

    public static void Pick<TKey, TValue>(out TValue found, params KeyValuePair<TKey, TValue>[] from) => found = from[0].Value;

    public void Report(string value) => throw new NotSupportedException(value);

    public override string ToString() => Name;
}
