namespace GatewayStack.Cli;

/// <summary>The command line asks for something that does not go; the message says what, and the fix.</summary>
internal sealed class UsageException(string message) : Exception(message);
