using GatewayStack.Infra.Configuration;
using GatewayStack.Planning.Configuration;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks;

/// <summary>What keeps a stack or a file from being looked at further.</summary>
public static class SettingsChecks
{
    private static readonly Check Unusable = new("GW000", Severity.Error, "Stack or file that cannot be used",
        "A setting breaks a rule (docs/settings.md says which there are), a certificate cannot be served, or a file is not YAML of Kubernetes objects. "
        + "Nothing would be deployed, and of a stack nothing else can be checked before it is mended.",
        "Each finding says what to write instead.", "docs/settings.md, docs/certificates.md", static _ => []);

    internal static IReadOnlyList<Check> All { get; } = [Unusable];

    /// <summary>The problems of a stack file as findings.</summary>
    public static IReadOnlyList<Finding> Of(StackFile file, SettingsException exception) => Checker.Sorted(exception.Problems.Select(problem =>
    {
        var (place, value) = (file.PlaceOf(problem.Key), problem.Value is null ? "" : $" (value: {problem.Value})");
        return Checker.At(new(Unusable.Id, Unusable.Severity, $"{place} {problem.Key}", $"{problem.Message}{value}", problem.Fix) { Key = problem.Key }, place);
    }));

    /// <summary>The problems of files as findings.</summary>
    public static IReadOnlyList<Finding> Of(IEnumerable<ReadProblem> problems) => Checker.Sorted(problems.Select(problem =>
        Checker.At(new(Unusable.Id, Unusable.Severity, problem.Place, problem.Message, "mend it, or leave the file out"), problem.Place)));
}
