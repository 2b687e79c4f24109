using System.Text.Json;
using GatewayStack.Planning.Checks;

namespace GatewayStack.Planning.Rendering;

/// <summary>What checks found in SARIF 2.1.0, which code hosts show in the lines it is about.</summary>
public static class SarifWriter
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private const string Help = "docs/checks.md";

    /// <summary>The text, ending with a line feed.</summary>
    public static string Write(CheckReport report) => Json.Write(writer =>
    {
        var results = report.Counting.Concat(report.Suppressed).ToList();
        var rules = results.DistinctBy(f => f.Id).OrderBy(f => f.Id, StringComparer.Ordinal).Select(CheckRegistry.Of).ToList();
        writer.WriteStartObject();
        writer.WriteString("$schema", Schema);
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "gateway");
        writer.WriteStartArray("rules");
        foreach (var rule in rules)
            Rule(rule, writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteString("columnKind", "utf16CodeUnits");
        writer.WriteStartArray("results");
        foreach (var finding in results)
            Result(finding, rules.FindIndex(r => r.Id == finding.Id), report.Folder, writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }, indented: true) + "\n";

    private static void Rule(Check rule, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", rule.Id);
        Text("shortDescription", rule.Title);
        Text("fullDescription", rule.Explanation);
        writer.WriteStartObject("help");
        writer.WriteString("text", $"{rule.Fix} See {CheckReference.Anchor(rule)}.");
        writer.WriteString("markdown", $"{rule.Fix}\n\nSee {rule.References}, and `{CheckReference.Anchor(rule)}`.");
        writer.WriteEndObject();
        writer.WriteStartObject("defaultConfiguration");
        writer.WriteString("level", Level(rule.Severity));
        writer.WriteEndObject();
        writer.WriteStartObject("properties");
        writer.WriteStartArray("tags");
        writer.WriteStringValue(rule.Group == CheckGroup.Posture ? "security" : "correctness");
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();

        void Text(string name, string text)
        {
            writer.WriteStartObject(name);
            writer.WriteString("text", text);
            writer.WriteEndObject();
        }
    }

    private static void Result(Finding finding, int rule, string? folder, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", finding.Id);
        writer.WriteNumber("ruleIndex", rule);
        writer.WriteString("level", Level(finding.Severity));
        writer.WriteStartObject("message");
        writer.WriteString("text", $"{finding.Message}; {finding.Fix}.");
        writer.WriteEndObject();
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        Place(finding, folder, writer);
        Logical(finding, writer);
        writer.WriteEndObject();
        writer.WriteEndArray();
        if (finding.Suppressed is { } reason)
        {
            writer.WriteStartArray("suppressions");
            writer.WriteStartObject();
            writer.WriteString("kind", "external");
            writer.WriteString("justification", reason);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    /// <summary>Code hosts show a result only where it has a place in a file; what has none is shown at the page that explains it.</summary>
    private static void Place(Finding finding, string? folder, Utf8JsonWriter writer)
    {
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", finding.File is { } file ? Uri(Path.Combine(folder ?? "", file)) : Help);
        writer.WriteEndObject();
        if (finding.File is not null)
        {
            writer.WriteStartObject("region");
            writer.WriteNumber("startLine", finding.Line);
            writer.WriteNumber("startColumn", finding.Column);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private static void Logical(Finding finding, Utf8JsonWriter writer)
    {
        if (finding.Resource is null && finding.Key is null)
            return;
        writer.WriteStartArray("logicalLocations");
        foreach (var (kind, name) in (ReadOnlySpan<(string, string?)>)[("member", finding.Key), ("resource", finding.Resource is { } r && finding.Path is { } p ? $"{r} {p}" : finding.Resource)])
        {
            if (name is null)
                continue;
            writer.WriteStartObject();
            writer.WriteString("fullyQualifiedName", name);
            writer.WriteString("kind", kind);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    /// <summary>Relative to the folder the command runs in, with forward slashes, each part escaped.</summary>
    private static string Uri(string file)
    {
        var path = Path.IsPathRooted(file) ? Path.GetRelativePath(Environment.CurrentDirectory, file) : file;
        return string.Join('/', path.Split('/', '\\').Where(step => step != ".").Select(System.Uri.EscapeDataString));
    }

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
