using Pulumi;

namespace GatewayStack.Infra.Configuration;

/// <summary>One thing that is wrong in a stack's configuration.</summary>
/// <param name="Key">Full path of the setting, such as <c>gateway-stack:cluster.nodePool.minCount</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Value">The value seen; null where there is none, or where it is a secret.</param>
/// <param name="Fix">What to write instead.</param>
public sealed record SettingsProblem(string Key, string Message, string? Value, string Fix)
{
    /// <summary>One line: key, message, value, fix.</summary>
    public override string ToString() =>
        Value is null ? $"{Key}: {Message}; {Fix}" : $"{Key}: {Message} (value: {Value}); {Fix}";
}

/// <summary>A stack's configuration cannot be used. Carries every problem found, not only the first.</summary>
public sealed class SettingsException(IReadOnlyList<SettingsProblem> problems)
    : RunException($"{problems.Count} problem{(problems.Count == 1 ? "" : "s")} in the stack's configuration:\n"
                + string.Join('\n', problems.Select(p => "  " + p)))
{
    /// <summary>The problems, in the order of the settings.</summary>
    public IReadOnlyList<SettingsProblem> Problems { get; } = problems;
}
