namespace Pulumi;

/// <summary>An output whose type argument does not matter.</summary>
internal interface IOutput
{
    OutputState State { get; }
}
