using System.Text;
using GatewayStack.Planning.Diffing;
using GatewayStack.Planning.Diffing.Consequences;

namespace GatewayStack.Planning.Rendering;

/// <summary>A comparison of plans as Markdown, for a comment on a pull request: what matters first, details folded, and never longer
/// than a comment may be.</summary>
public static class DiffMarkdown
{
    /// <summary>The text is shorter than this. GitHub takes 65,536 characters.</summary>
    public const int Limit = 60_000;

    /// <summary>Characters of one text at most.</summary>
    private const int LongestText = 600;

    /// <summary>Properties of one resource at most.</summary>
    private const int MostProperties = 40;

    /// <summary>Room for one list of consequences, so that none pushes out the others.</summary>
    private const int Room = 5_000;

    /// <summary>The text, ending with a line feed.</summary>
    /// <param name="diff">The changes.</param>
    /// <param name="consequences">What they mean.</param>
    /// <param name="since">What the new plan is compared with.</param>
    public static string Write(PlanDiff diff, DiffConsequences consequences, string since)
    {
        var text = new StringBuilder();
        Paragraph($"### Stack {Code(diff.New.Stack)} since {Code(since)}: {DiffWords.Summary(diff)}");
        if (DiffWords.Headlines(diff, consequences).ToList() is { Count: > 0 } headlines)
            Paragraph($"**{string.Join(", ", headlines)}**");
        List("Refused by Pulumi", consequences.Refused.Select(r => $"{Name(r.Resource)} is protected and would be {(r.Kind == ChangeKind.Delete ? "deleted" : "replaced")}: take `protect` away in a deployment of its own first"));
        List("Replaced", consequences.Replacements.Select(r => Code(DiffWords.Replacement(r.Change, r.Followers))));
        List("Renamed without an alias", consequences.Collisions.Select(c => Code(DiffWords.Collision(c.Deleted, c.Created))));
        List("Requests that are answered differently", consequences.Traffic.Requests.Select(Request));
        List("Host names", consequences.Traffic.Appearing.Select(h => $"{Code(h.Url)} appears, at {Code(h.Listener)}")
            .Concat(consequences.Traffic.Vanishing.Select(h => $"{Code(h.Url)} vanishes, from {Code(h.Listener)}")));
        List("DNS records", consequences.Records.Select(r => Code(DiffWords.Record(r))));
        List("Certificates", consequences.Certificates.Select(c => $"{Code(string.Join(", ", c.Urls))}: {Code(c.Before)} → {Code(c.After)}"));
        List("Hidden settings", diff.Hidden.Select(h => Code(DiffWords.Hidden(h))));
        List("Findings", consequences.NewFindings.Select(f => $"new: {Code(DiffWords.Finding(f))}").Concat(consequences.FixedFindings.Select(f => $"fixed: {Code(DiffWords.Finding(f))}")));
        if (diff.Changes.Count > 0)
            Paragraph($"Time: {Code(DiffWords.Time(consequences.Time))}");
        foreach (var line in DiffWords.NotCompared(diff, consequences).Take(10))
            Paragraph($"<sub>Not compared: {Code(line)}</sub>");
        Details("Outputs", [.. diff.Outputs.Where(o => DiffText.IsShown(o.Path)).Select(o => Line(DiffWords.Property(o)))], "outputs", Room);
        Details("Resources", [.. diff.Counted.Select(Resource)], "resources", Limit - text.Length - 500);
        return text.ToString().TrimEnd('\n') + "\n";

        void Paragraph(string paragraph) => text.Append(paragraph).Append("\n\n");

        void List(string title, IEnumerable<string> items)
        {
            var all = items.ToList();
            if (all.Count == 0)
                return;
            text.Append("**").Append(title).Append("**\n\n");
            foreach (var item in Fitting(all, Room, title.ToLowerInvariant()))
                text.Append("- ").Append(item).Append('\n');
            text.Append('\n');
        }

        // A code block with colours by the sign at the start of each line.
        void Details(string title, List<string> blocks, string what, int room)
        {
            if (blocks.Count == 0)
                return;
            var content = string.Join('\n', Fitting(blocks, room, what));
            var fence = new string('`', Math.Max(3, LongestRun(content) + 1));
            text.Append($"<details><summary>{title}: {DiffWords.Number(blocks.Count)}</summary>\n\n{fence}diff\n{content}\n{fence}\n\n</details>\n\n");
        }
    }

    private static IEnumerable<string> Fitting(List<string> items, int room, string what)
    {
        foreach (var (i, item) in items.Index())
        {
            room -= item.Length + 3;
            if (room < 0)
            {
                yield return $"… {DiffWords.Number(i)} of {DiffWords.Number(items.Count)} {what} are shown; gateway diff shows all";
                yield break;
            }
            yield return item;
        }
    }

    private static string Request(RequestChange change)
    {
        var (before, after) = DiffWords.Answers(change);
        return $"{Code(change.Request)}: {Code(before)} → {Code(after)}";
    }

    private static string Resource(ResourceChange change)
    {
        var sign = change.Kind is ChangeKind.Create or ChangeKind.Delete ? DiffWords.Sign(change.Kind) : $"! {DiffWords.Sign(change.Kind)}";
        var about = DiffWords.About(change);
        List<string> lines = [$"{sign} {DiffWords.Name(change.Resource)}{(about.Length > 0 ? $"  {DiffWords.Short(about, LongestText)}" : "")}"];
        lines.AddRange(change.Properties.Take(MostProperties).Select(p => Line(DiffWords.Property(p))));
        if (change.Properties.Count > MostProperties)
            lines.Add($"      … {MostProperties} of {DiffWords.Number(change.Properties.Count)} properties are shown");
        return string.Join('\n', lines);
    }

    private static string Line((string Sign, string Text) property) => $"{(property.Sign == "~" ? "!" : property.Sign)}     {property.Text.ReplaceLineEndings(" ")}";

    private static string Name(PlannedResource resource) => Code(DiffWords.Name(resource));

    /// <summary>Text that is shown as it is: nothing in it is Markdown, HTML or somebody's name.</summary>
    private static string Code(string text)
    {
        var plain = DiffWords.Short(text.ReplaceLineEndings(" "), LongestText);
        var fence = new string('`', LongestRun(plain) + 1);
        return fence.Length == 1 && plain.Length > 0 ? $"`{plain}`" : $"{fence} {plain} {fence}";
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
            longest = Math.Max(longest, run = c == '`' ? run + 1 : 0);
        return longest;
    }
}
