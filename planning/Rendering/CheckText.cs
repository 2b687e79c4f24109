using System.Text;
using GatewayStack.Planning.Checks;

namespace GatewayStack.Planning.Rendering;

/// <summary>What checks found, for people.</summary>
/// <param name="style">Colours.</param>
public sealed class CheckText(TextStyle style)
{
    /// <summary>The text, ending with a line feed.</summary>
    public string Write(CheckReport report)
    {
        var text = new StringBuilder();
        Section("", report.Findings);
        Section("Posture: works, and could be safer or easier to run", report.Posture);
        Section("Suppressed", report.Suppressed);
        Line($"Checked {report.Subject}: {Count(report.Counting)}{(report.Suppressed.Count == 0 ? "" : $"; {report.Suppressed.Count} suppressed")}."
            + (report.Counting.Any() ? $" More about each: gateway explain {report.Counting.First().Id}" : ""));
        return text.ToString();

        void Section(string title, IReadOnlyList<Finding> findings)
        {
            if (findings.Count > 0 && title.Length > 0)
                Line(style.Bold(title) + "\n");
            foreach (var finding in findings)
            {
                Line($"{Severity(finding)} {style.Bold($"{finding.Id} {CheckRegistry.Of(finding).Title}")}");
                if (finding.Where.Length > 0)
                    Line($"  {style.Dim(finding.Where)}");
                Line($"  {finding.Message}");
                Line(finding.Suppressed is { } reason ? $"  accepted: {reason}\n" : $"  fix: {finding.Fix}\n");
            }
        }

        void Line(string line) => text.Append(line).Append('\n');
    }

    /// <summary>How many there are of each severity.</summary>
    public static string Count(IEnumerable<Finding> findings)
    {
        var counts = findings.CountBy(f => f.Severity).OrderByDescending(c => c.Key).Select(c => $"{c.Value} {Word(c.Key)}{(c.Value == 1 ? "" : "s")}").ToList();
        return counts.Count == 0 ? "nothing found" : string.Join(", ", counts);
    }

    /// <summary>The severity, coloured.</summary>
    public string Severity(Finding finding) => finding.Severity switch
    {
        Planning.Severity.Error => style.Red("error"),
        Planning.Severity.Warning => style.Yellow("warning"),
        _ => style.Green("info"),
    };

    private static string Word(Severity severity) => severity switch
    {
        Planning.Severity.Error => "error",
        Planning.Severity.Warning => "warning",
        _ => "note",
    };
}
