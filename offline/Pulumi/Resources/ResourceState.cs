namespace Pulumi;

/// <summary>What the cloud says of a registered resource.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="Id">Its provider ID; empty while unknown.</param>
/// <param name="Properties">Its properties by wire name.</param>
/// <param name="SecretOutputs">Properties the program declared secret.</param>
/// <param name="MissingIsKnown">Whether a property that is not there has its default value, or is unknown as in a preview.</param>
internal sealed record ResourceState(
    string Urn,
    string Id,
    IReadOnlyDictionary<string, OutputData> Properties,
    IReadOnlyList<string> SecretOutputs,
    bool MissingIsKnown);
