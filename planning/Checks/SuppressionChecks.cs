using System.Globalization;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Planning.Checks;

/// <summary>Findings that a stack file accepts, and whether it does so properly.</summary>
internal static class SuppressionChecks
{
    private const string Docs = "docs/checks.md, Suppression";

    private static readonly Check WithoutReason = new("GW090", Severity.Error, "Suppression without a reason",
        "Whoever reads the stack file in a year needs to know why a finding was accepted. Without a reason a suppression has no effect.",
        "Write reason: with a sentence.", Docs, static _ => []);

    private static readonly Check Expired = new("GW091", Severity.Warning, "Suppression that has expired",
        "The day in until is over, so the finding counts again.", "Mend what is found, or decide anew and set a later day.", Docs, static _ => []);

    private static readonly Check Unmatched = new("GW092", Severity.Warning, "Suppression of nothing",
        "Nothing is found that the suppression is about: it was mended, or check or resource is misspelt. A suppression that stays behind would hide the next mistake.",
        "Remove it, or correct check and resource.", Docs, static _ => []);

    public static IReadOnlyList<Check> All { get; } = [WithoutReason, Expired, Unmatched];

    /// <summary>Marks what is suppressed, and adds what is wrong with suppressions.</summary>
    public static IEnumerable<Finding> Apply(IReadOnlyList<Finding> findings, CheckContext context)
    {
        List<SuppressSettings> effective = [];
        foreach (var (i, suppression) in (context.Settings?.Suppress ?? []).Numbered())
        {
            var key = $"{SettingsReader.Namespace}:suppress[{i}]";
            if (string.IsNullOrWhiteSpace(suppression.Reason))
                yield return Place(WithoutReason, key, $"{suppression.Check} is suppressed without a reason, so it counts", "write reason: and why");
            else if (suppression.Until is { } until && DateOnly.ParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture) < context.Today)
                yield return Place(Expired, key, $"the suppression of {suppression.Check} ended on {until}, so it counts", "mend what is found, or set a later day");
            else if (findings.Any(f => Covers(suppression, f)))
                effective.Add(suppression);
            else
                yield return Place(Unmatched, key, $"{Subject(suppression)} is not found, so there is nothing to suppress", Advice(suppression));
        }
        foreach (var finding in findings)
            yield return effective.FirstOrDefault(s => Covers(s, finding)) is { } by ? finding with { Suppressed = by.Reason } : finding;

        Finding Place(Check check, string key, string message, string fix)
        {
            var place = context.File!.PlaceOf(key);
            return Checker.At(new(check.Id, check.Severity, $"{place} {key}", message, fix) { Key = key }, place);
        }
    }

    private static bool Covers(SuppressSettings suppression, Finding finding) => finding.Id == suppression.Check
        && (suppression.Resource is not { } resource || finding.Resource is { } urn && (urn == resource || urn.EndsWith("::" + resource, StringComparison.Ordinal))
            || finding.Key == $"{SettingsReader.Namespace}:{resource}");

    private static string Subject(SuppressSettings suppression) => suppression.Resource is { } resource ? $"{suppression.Check} of {resource}" : suppression.Check;

    private static string Advice(SuppressSettings suppression) => CheckRegistry.Find(suppression.Check) is not null || !suppression.Check.StartsWith("GW", StringComparison.Ordinal) ? "remove it"
        : $"there is no such check; {(Suggestion.For(suppression.Check, CheckRegistry.All.Select(c => c.Id)) is { } near ? $"did you mean {near}?" : "gateway explain lists them")}";
}
