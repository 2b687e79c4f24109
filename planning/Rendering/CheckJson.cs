using System.Text.Json;
using GatewayStack.Planning.Checks;

namespace GatewayStack.Planning.Rendering;

/// <summary>What checks found, as JSON. The form is described in docs/checks.md.</summary>
public static class CheckJson
{
    /// <summary>The text, ending with a line feed.</summary>
    public static string Write(CheckReport report) => Json.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("subject", report.Subject);
        Write(report, writer);
        writer.WriteEndObject();
    }, indented: true) + "\n";

    /// <summary>The findings, as properties of the object that is being written.</summary>
    internal static void Write(CheckReport report, Utf8JsonWriter writer)
    {
        foreach (var (name, findings) in (ReadOnlySpan<(string, IReadOnlyList<Finding>)>)[("findings", report.Findings), ("posture", report.Posture), ("suppressed", report.Suppressed)])
        {
            writer.WriteStartArray(name);
            foreach (var finding in findings)
                Write(writer, finding);
            writer.WriteEndArray();
        }
    }

    /// <summary>A finding.</summary>
    internal static void Write(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("id", finding.Id);
        writer.WriteString("severity", JsonNamingPolicy.CamelCase.ConvertName(finding.Severity.ToString()));
        writer.WriteString("where", finding.Where);
        writer.WriteString("message", finding.Message);
        writer.WriteString("fix", finding.Fix);
        Optional("key", finding.Key);
        Optional("resource", finding.Resource);
        Optional("path", finding.Path);
        if (finding.File is { } file)
        {
            writer.WriteString("file", file);
            writer.WriteNumber("line", finding.Line);
            writer.WriteNumber("column", finding.Column);
        }
        Optional("suppressed", finding.Suppressed);
        writer.WriteEndObject();

        void Optional(string name, string? value)
        {
            if (value is not null)
                writer.WriteString(name, value);
        }
    }
}
