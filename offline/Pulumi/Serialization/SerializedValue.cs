namespace Pulumi;

/// <summary>A property as the cloud sees it: null, bool, double, string, list, dictionary, asset or resource.</summary>
internal sealed record SerializedValue(object? Value, OutputFlags Flags);
