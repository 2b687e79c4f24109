using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
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
        Tree(text, plan);
        Line(text, "");
        Counts(text, plan);
        Time(text, plan);
        Outputs(text, plan);
        Findings(text, plan);
        return text.ToString();
    }

    private void Tree(StringBuilder text, Plan plan)
    {
        var narrow = width < WideEnough;
        var children = plan.Resources.ToLookup(r => r.Parent);
        List<(string Tree, PlannedResource? Resource)> rows = [];
        Add(null, "");
        var (types, names) = narrow ? (0, 0) : (rows.Max(r => r.Tree.Length), rows.Max(r => r.Resource!.Name.Length));
        Row(style.Green("+"), "pulumi:pulumi:Stack", $"{plan.Project}-{plan.Stack}", "");
        foreach (var (tree, resource) in rows)
        {
            Row(resource!.IsRead ? style.Dim(">") : style.Green("+"), tree, resource.Name, resource.IsRead ? "exists already, is read" : Facts.Of(resource));
            if (ShowInputs && resource.Inputs.Count > 0)
                Inputs(text, resource);
        }

        void Row(string sign, string tree, string name, string facts) =>
            Cut(text, $" {sign} {tree.PadRight(types)}  {name.PadRight(names)}  {style.Dim(facts)}");

        void Add(string? parent, string indent)
        {
            var siblings = children[parent].ToList();
            foreach (var (i, resource) in siblings.Index())
            {
                var last = i == siblings.Count - 1;
                rows.Add(($"{indent}{(last ? "└─ " : "├─ ")}{(narrow ? Kind(resource.Type) : Short(resource.Type))}", resource));
                Add(resource.Urn, indent + (last ? "   " : "│  "));
            }
        }
    }

    private void Inputs(StringBuilder text, PlannedResource resource)
    {
        foreach (var line in Json.Write(writer => resource.Inputs.WriteTo(writer), indented: true).Split('\n'))
            Cut(text, $"       {style.Dim(line)}");
    }

    private void Counts(StringBuilder text, Plan plan)
    {
        var components = plan.Resources.Count(r => r.IsComponent);
        var created = plan.Resources.Where(r => !r.IsComponent && !r.IsRead).ToList();
        Line(text, style.Bold("Resources:"));
        Line(text, $"    {style.Green($"+ {created.Count}")} to create, in {components} components");
        foreach (var (kind, count) in created.CountBy(r => Provider(r.Type)).OrderBy(c => c.Key, StringComparer.Ordinal))
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

    private void Outputs(StringBuilder text, Plan plan)
    {
        Section("Outputs:", plan.Outputs.Where(o => o.Key is not ("dnsRecords" or "dnsTable" or "hostsLines" or "testCommands")).SelectMany(o => Flatten(o.Key, o.Value)));
        Section(KeepsRecords(plan) ? "DNS records:" : "DNS records, for you to make:", Lines("dnsTable"));
        Section("Lines for /etc/hosts:", Lines("hostsLines"));
        Section("Try it, without DNS:", Lines("testCommands"));

        IEnumerable<(string, string)> Lines(string output) => (plan.Outputs[output] as JsonArray)?.Select(c => ("", c!.GetValue<string>())) ?? [];

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

    /// <summary>Whether the stack, or AKS, keeps DNS records.</summary>
    private static bool KeepsRecords(Plan plan) =>
        plan.Resources.Any(r => r.IsComponent && (r.Type.EndsWith(":DnsZone", StringComparison.Ordinal) || r.Type.EndsWith(":ManagedDns", StringComparison.Ordinal)));

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

    private static IEnumerable<(string, string)> Flatten(string name, JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(c => Flatten(name.Length == 0 ? c.Key : $"{name}.{c.Key}", c.Value)),
        JsonArray list => list.SelectMany((c, i) => Flatten(list.Count == 1 ? name : $"{name}[{i}]", c)),
        JsonValue value => [(name, value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString())],
        _ => [],
    };

    /// <summary>Types as people say them: <c>kubernetes:apps/v1:Deployment</c> stays, the local package's and our own prefix go.</summary>
    private static string Short(string type) => type
        .Replace("azure-native_containerservice_v20260301:", "azure-native:", StringComparison.Ordinal)
        .Replace("gateway-stack:components:", "", StringComparison.Ordinal);

    private static string Provider(string type) => type.Split(':')[0] switch
    {
        "kubernetes" => "in the cluster (kubernetes)",
        "pulumi" => "providers",
        _ => "in Azure (azure-native)",
    };

    private static string Kind(string type) => type[(type.LastIndexOf(':') + 1)..];

    /// <summary>What people copy, such as commands, is never cut.</summary>
    private static void Line(StringBuilder text, string line) => text.Append(line.TrimEnd()).Append('\n');

    private void Cut(StringBuilder text, string line) => Line(text, width is { } w ? style.Cut(line, w, Ellipsis) : line);
}
