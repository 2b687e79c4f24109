namespace Pulumi;

/// <summary>An input whose type argument does not matter.</summary>
internal interface IInput
{
    OutputState State { get; }
}
