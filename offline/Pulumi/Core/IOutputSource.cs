namespace Pulumi;

/// <summary>Where an output that is computed only when somebody asks gets its data.</summary>
internal interface IOutputSource
{
    Task<OutputData> ResolveAsync();
}
