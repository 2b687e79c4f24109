namespace GatewayStack.Cli;

/// <summary>What the command's exit code says.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Good = 0;

    /// <summary>There are findings of severity error.</summary>
    public const int Findings = 1;

    /// <summary>The command line, the project or the configuration is wrong.</summary>
    public const int Usage = 2;

    /// <summary>There are changes, where the exit code is asked to say so.</summary>
    public const int Changes = 2;

    /// <summary>The command itself failed, which is a defect.</summary>
    public const int Defect = 3;
}
