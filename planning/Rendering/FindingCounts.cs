namespace GatewayStack.Planning.Rendering;

/// <summary>How many findings of which severity.</summary>
internal static class FindingCounts
{
    /// <summary>In words, the worst first; empty where there are none.</summary>
    public static string Of(Plan plan) => string.Join(", ", plan.Findings
        .CountBy(f => f.Severity)
        .OrderByDescending(s => s.Key)
        .Select(s => $"{s.Value} {s.Key.ToString().ToLowerInvariant()}{(s.Value == 1 || s.Key == Severity.Info ? "" : "s")}"));
}
