using System.Text;
using GatewayStack.Planning.Diffing;
using GatewayStack.Planning.Diffing.Consequences;

namespace GatewayStack.Planning.Rendering;

/// <summary>A comparison of plans for people, in the visual language of <c>pulumi preview</c>.</summary>
/// <param name="style">Colours, or none.</param>
public sealed class DiffText(TextStyle style)
{
    /// <summary>The text, ending with a line feed.</summary>
    /// <param name="diff">The changes.</param>
    /// <param name="consequences">What they mean.</param>
    /// <param name="since">What the new plan is compared with.</param>
    public string Write(PlanDiff diff, DiffConsequences consequences, string since)
    {
        var text = new StringBuilder();
        Line($"{style.Bold($"Changes of stack {diff.New.Stack}")} since {since}: {DiffWords.Summary(diff)}");
        if (diff.Changes.Count > 0)
            Line("");
        foreach (var change in diff.Counted)
            Resource(change);
        Section("Outputs:", diff.Outputs.Where(o => IsShown(o.Path)).Select(o => Coloured(DiffWords.Property(o))));
        Section("Refused:", consequences.Refused.Select(r => style.Red($"{DiffWords.Name(r.Resource)} is protected and would be {(r.Kind == ChangeKind.Delete ? "deleted" : "replaced")}: take protect away in a deployment of its own first")));
        Section("Replaced:", consequences.Replacements.Select(r => DiffWords.Replacement(r.Change, r.Followers)));
        Section("Renamed without an alias:", consequences.Collisions.Select(c => style.Red(DiffWords.Collision(c.Deleted, c.Created))));
        Section("Requests that are answered differently:", consequences.Traffic.Requests.SelectMany(Request));
        Section("Host names:", consequences.Traffic.Appearing.Select(h => $"{style.Green("+")} {h.Url}  {style.Dim(h.Listener)}")
            .Concat(consequences.Traffic.Vanishing.Select(h => $"{style.Red("-")} {h.Url}  {style.Dim(h.Listener)}")));
        Section("DNS records:", consequences.Records.Select(DiffWords.Record));
        Section("Certificates:", consequences.Certificates.SelectMany(c => (string[])[style.Bold(string.Join(", ", c.Urls)), $"    {c.Before}", $"  → {c.After}"]));
        Section("Hidden settings:", diff.Hidden.Select(DiffWords.Hidden));
        Section("Findings:", consequences.NewFindings.Select(f => $"{style.Red("new")}   {DiffWords.Finding(f)}").Concat(consequences.FixedFindings.Select(f => $"{style.Green("fixed")} {DiffWords.Finding(f)}")));
        if (diff.Changes.Count > 0)
            Section("Time:", [DiffWords.Time(consequences.Time)]);
        Section("Not compared:", DiffWords.NotCompared(diff, consequences).Select(style.Dim));
        return text.ToString();

        void Resource(ResourceChange change)
        {
            Line($" {Paint(change.Kind, DiffWords.Sign(change.Kind).PadRight(2))} {DiffWords.Name(change.Resource)}{(DiffWords.About(change) is { Length: > 0 } about ? $"  {style.Dim(about)}" : "")}");
            foreach (var property in change.Properties)
                Line($"        {Coloured(DiffWords.Property(property))}");
        }

        void Section(string title, IEnumerable<string> lines)
        {
            var all = lines.ToList();
            if (all.Count == 0)
                return;
            Line("");
            Line(style.Bold(title));
            foreach (var line in all)
                Line($"    {line}");
        }

        void Line(string line) => text.Append(line.TrimEnd()).Append('\n');
    }

    /// <summary>Whether an output says something of its own: what is made of the others only follows.</summary>
    internal static bool IsShown(string path) => path.Split('.', '[')[0] is not ("dnsRecords" or "dnsTable" or "hostsLines" or "testCommands");

    private IEnumerable<string> Request(RequestChange change)
    {
        var (before, after) = DiffWords.Answers(change);
        return [style.Bold(change.Request), $"    {before}", $"  → {after}"];
    }

    private string Coloured((string Sign, string Text) property) => property.Sign switch
    {
        "+" => style.Green("+"),
        "-" => style.Red("-"),
        _ => style.Yellow("~"),
    } + " " + property.Text;

    private string Paint(ChangeKind kind, string sign) => kind switch
    {
        ChangeKind.Create => style.Green(sign),
        ChangeKind.Update => style.Yellow(sign),
        ChangeKind.Replace => style.Magenta(sign),
        ChangeKind.Delete => style.Red(sign),
        _ => sign,
    };
}
