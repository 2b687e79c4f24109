#pragma warning disable CA1032, CA1064 // Seen by programs as a RunException.
namespace Pulumi;

/// <summary>A configuration value is not of the type the program asks for.</summary>
internal sealed class ConfigTypeException(string key, string value, string expectedType, Exception? inner)
    : RunException($"Configuration '{key}' value '{value}' is not a valid {expectedType}", inner);
