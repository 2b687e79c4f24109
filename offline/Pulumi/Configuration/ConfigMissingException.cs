#pragma warning disable CA1032, CA1064 // Seen by programs as a RunException.
namespace Pulumi;

/// <summary>A required configuration value is not set.</summary>
internal sealed class ConfigMissingException(string key)
    : RunException($"Missing Required configuration variable '{key}'\n\tplease set a value using the command `pulumi config set {key} <value>`");
