using System.Globalization;
using System.Text;
using GatewayStack.Planning.Timing;

namespace GatewayStack.Planning.Rendering;

/// <summary>A plan for people, in the visual language of <c>pulumi preview</c>.</summary>
/// <param name="style">Colours, or none.</param>
/// <param name="width">Columns of the terminal; lines are cut there. Null: they are not.</param>
public sealed class PlanText(TextStyle style, int? width)
{
    private const string Ellipsis = "…";

    /// <summary>Columns from which whole type tokens leave room for the facts.</summary>
    private const int WideEnough = 150;

    /// <summary>What of the resources' inputs is shown.</summary>
    public bool ShowInputs { get; init; }

    /// <summary>The text, ending with a line feed.</summary>
    public string Write(Plan plan)
    {
        var text = new StringBuilder();
        Line(text, $"{style.Bold($"Plan of stack {plan.Stack}")} ({plan.Project}, {plan.Ingress}): nothing is deployed, <simulated …> stands for what Azure would answer");
        Line(text, "");
        foreach (var line in TreeLines(plan))
            Cut(text, line);
        Line(text, "");
        Counts(text, plan);
        Time(text, plan);
        WriteTraffic(text, plan);
        Outputs(text, plan);
        Findings(text, plan);
        return text.ToString();
    }

    /// <summary>The lines of the tree of resources.</summary>
    internal IEnumerable<string> TreeLines(Plan plan)
    {
        var narrow = width < WideEnough;
        var children = plan.Resources.ToLookup(r => r.Parent);
        List<(string Tree, PlannedResource Resource)> rows = [];
        Add(null, "");
        var (types, names) = narrow || rows.Count == 0 ? (0, 0) : (rows.Max(r => r.Tree.Length), rows.Max(r => r.Resource.Name.Length));
        yield return Row(style.Green("+"), "pulumi:pulumi:Stack", $"{plan.Project}-{plan.Stack}", "");
        foreach (var (tree, resource) in rows)
        {
            yield return Row(resource.IsRead ? style.Dim(">") : style.Green("+"), tree, resource.Name, resource.IsRead ? "exists already, is read" : Facts.Of(resource));
            foreach (var input in ShowInputs && resource.Inputs.Count > 0 ? Inputs(resource) : [])
                yield return $"       {style.Dim(input)}";
        }

        string Row(string sign, string tree, string name, string facts) => $" {sign} {tree.PadRight(types)}  {name.PadRight(names)}  {style.Dim(facts)}".TrimEnd();

        void Add(string? parent, string indent)
        {
            var siblings = children[parent].ToList();
            foreach (var (i, resource) in siblings.Index())
            {
                var last = i == siblings.Count - 1;
                rows.Add(($"{indent}{(last ? "└─ " : "├─ ")}{(narrow ? TypeName.Kind(resource.Type) : TypeName.Short(resource.Type))}", resource));
                Add(resource.Urn, indent + (last ? "   " : "│  "));
            }
        }
    }

    private static string[] Inputs(PlannedResource resource) => Json.Write(writer => resource.Inputs.WriteTo(writer), indented: true).Split('\n');

    private void Counts(StringBuilder text, Plan plan)
    {
        var counts = PlanCounts.Of(plan);
        Line(text, style.Bold("Resources:"));
        Line(text, $"    {style.Green($"+ {counts.Created}")} to create, in {counts.Components} components");
        foreach (var (kind, count) in counts.ByProvider)
            Line(text, $"    {count.ToString(CultureInfo.InvariantCulture),5} {kind}");
    }

    private void Time(StringBuilder text, Plan plan)
    {
        var time = DeployTime.Of(plan.Resources);
        Line(text, "");
        Line(text, style.Bold("First deployment, estimated:"));
        Line(text, $"    {DeployTime.Say(time.Total)}, and {DeployTime.Say(time.OneAfterAnother)} one after another, as a script does it");
        Line(text, $"    decided by {string.Join(" → ", time.CriticalPath.Select(p => $"{p.Resource.Name} ({DeployTime.Say(p.Duration)})"))}");
    }

    private void WriteTraffic(StringBuilder text, Plan plan)
    {
        Line(text, "");
        Line(text, style.Bold("Traffic:"));
        foreach (var line in new TrafficText(style).Lines(TrafficReader.Read(plan)))
            Cut(text, $"    {line}");
    }

    private void Outputs(StringBuilder text, Plan plan)
    {
        var outputs = PlanOutputs.Of(plan);
        Section("Outputs:", outputs.Others);
        Section($"{outputs.DnsTitle}:", outputs.DnsLines.Select(l => ("", l)));
        Section("Lines for /etc/hosts:", outputs.HostsLines.Select(l => ("", l)));
        Section("Try it, without DNS:", outputs.Commands.Select(c => ("", c)));

        void Section(string title, IEnumerable<(string Name, string Value)> entries)
        {
            var rows = entries.ToList();
            if (rows.Count == 0)
                return;
            Line(text, "");
            Line(text, style.Bold(title));
            var names = rows.Max(r => r.Name.Length);
            foreach (var (name, value) in rows)
                Line(text, name.Length == 0 ? $"    {value}" : $"    {name.PadRight(names)}  {value}");
        }
    }

    private void Findings(StringBuilder text, Plan plan)
    {
        Line(text, "");
        Line(text, plan.Findings.Count == 0 ? style.Green("No findings.") : style.Bold("Findings:"));
        var check = new CheckText(style);
        foreach (var finding in plan.Findings)
            Line(text, $"    {check.Severity(finding)} {finding.Id} {finding.Where}: {finding.Message}; {finding.Fix}");
        if (plan.Report.Posture.Count > 0)
            Line(text, $"Posture: {CheckText.Count(plan.Report.Posture)}; gateway check shows what could be safer or easier to run.");
    }

    /// <summary>What people copy, such as commands, is never cut.</summary>
    private static void Line(StringBuilder text, string line) => text.Append(line.TrimEnd()).Append('\n');

    private void Cut(StringBuilder text, string line) => Line(text, width is { } w ? style.Cut(line, w, Ellipsis) : line);
}
