using GatewayStack.Planning.Timing;
using static GatewayStack.Planning.Rendering.Markdown.MarkdownText;

namespace GatewayStack.Planning.Rendering.Markdown;

/// <summary>A plan as a comment on a pull request: what matters first, the rest folded, never too long to be posted.</summary>
public static class MarkdownReport
{
    /// <summary>The most characters of a comment; GitHub takes 65,536.</summary>
    public const int Limit = 60_000;

    /// <summary>The text, ending with a line feed.</summary>
    public static string Write(Plan plan)
    {
        var text = new MarkdownText(Limit);
        var (traffic, time, outputs) = (TrafficReader.Read(plan), DeployTime.Of(plan.Resources), PlanOutputs.Of(plan));
        text.Line($"## Plan of stack {Plain(plan.Stack)}");
        text.Line();
        Summary(text, plan, traffic, time);
        Findings(text, plan);
        Traffic(text, traffic);
        Folded(text, outputs.DnsTitle, "records", outputs.DnsLines, 0.3);
        Folded(text, "Commands that try the routes, without DNS", "commands", outputs.Commands, 0.4);
        Folded(text, $"All {PlanCounts.Of(plan).Created} resources", "lines", new PlanText(new TextStyle(colour: false), width: null).TreeLines(plan), 1);
        return text.ToString();
    }

    private static void Summary(MarkdownText text, Plan plan, Traffic traffic, DeployTime time)
    {
        var counts = PlanCounts.Of(plan);
        var hosts = traffic.Hosts.Where(h => h.Entrance.Kind == "Gateway").Select(h => h.Name).Distinct(StringComparer.Ordinal).ToList();
        text.Line($"**{counts.Created} resources** to create ({string.Join(", ", counts.ByProvider.Select(p => $"{p.Count} {p.Provider.Split(" (")[0]}"))}) "
            + $"with {Plain(plan.Ingress)}, serving **{hosts.Count} host name{(hosts.Count == 1 ? "" : "s")}**. "
            + $"First deployment ≈ **{DeployTime.Say(time.Total)}**. "
            + (plan.Findings.Count == 0 ? "**No findings.**" : $"**Findings: {FindingCounts.Of(plan)}.**"));
        text.Line();
        text.Line($"Nothing is deployed: {Code(Marker.Simulated("…"))} stands for what Azure or the cluster would answer, {Code(Marker.Secret)} for a secret.");
    }

    private static void Findings(MarkdownText text, Plan plan)
    {
        if (plan.Findings.Count == 0)
            return;
        text.Line();
        text.Line("### Findings");
        text.Line();
        text.Lines([.. plan.Findings.OrderByDescending(f => f.Severity).Select(f =>
            $"- **{f.Severity.ToString().ToLowerInvariant()}** {Plain(f.Id)} {Code(f.Where)}: {Plain(f.Message)}. **Fix:** {Plain(f.Fix)}")], "findings", 0.4, "- … and {0}");
    }

    private static void Traffic(MarkdownText text, Traffic traffic)
    {
        text.Line();
        text.Line("### Traffic");
        text.Line();
        if (traffic.Hosts.Count == 0)
        {
            text.Line("No host name is served.");
            return;
        }
        text.Line("| Host name | Listener | Match, in order | Goes to | Route |");
        text.Line("|---|---|---|---|---|");
        text.Lines([.. from table in traffic.Tables
            let listener = table.Listener
            let hosts = string.Join("<br>", table.Hosts.Take(10).Select(h => Plain(h.Name)).Concat(table.Hosts.Count > 10 ? [$"… and {table.Hosts.Count - 10} more"] : []))
            from match in listener.Matches
            let name = listener.Name.Length == 0 ? "inside the mesh" : $"{listener.Port} {listener.Owner.Target.Name}/{listener.Name}"
            let target = $"{Plain(match.Target)}{string.Concat(match.Changes.Select(c => $"<br>{Plain(c)}"))}{string.Concat(match.Backends.Select(b => b.Problem).OfType<string>().Select(p => $"<br>**{Plain(p)}**"))}"
            let never = match.ShadowedBy is { } earlier ? $"<br>**never reached:** {Plain(TrafficMatch.SourceOf(earlier))} takes its requests" : ""
            select $"| {hosts} | {Plain(name)} | {Code(match.Label)}{never} | {target} | {Plain(match.Source)} |"],
            "matches", 0.5, "| … and {0} | | | | |");
        if (traffic.Refused.Count == 0)
            return;
        text.Line();
        text.Lines([.. traffic.Refused.Select(r => $"- **Not attached:** {Plain($"{r.Route} at {r.Parent}: {r.Conditions.First(c => !c.Status).Message}")}")], "routes", 0.3, "- … and {0}");
    }

    /// <summary>Lines that unfold, as they are: a fence that is longer than any in them keeps them text.</summary>
    private static void Folded(MarkdownText text, string title, string things, IEnumerable<string> content, double share)
    {
        var lines = content.Select(line => OneLine(line, 1000)).ToList();
        if (lines.Count == 0)
            return;
        var fence = new string('`', Math.Max(3, 1 + lines.Max(LongestRun)));
        text.Line();
        text.Line($"<details><summary>{title}</summary>");
        text.Line();
        text.Line($"{fence}text");
        text.Lines(lines, things, share, "… and {0}: gateway plan shows them");
        text.Line(fence);
        text.Line();
        text.Line("</details>");

        static int LongestRun(string line)
        {
            var (longest, run) = (0, 0);
            foreach (var character in line)
                longest = Math.Max(longest, run = character == '`' ? run + 1 : 0);
            return longest;
        }
    }
}
