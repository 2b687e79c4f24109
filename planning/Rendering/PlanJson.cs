using System.Text.Json;

namespace GatewayStack.Planning.Rendering;

/// <summary>A plan as JSON. The form is described in docs/plan-json.md.</summary>
public static class PlanJson
{
    /// <summary>The version of the form. It grows when a field goes or changes its meaning, not when one joins.</summary>
    public const int FormatVersion = 1;

    /// <summary>The text, ending with a line feed.</summary>
    public static string Write(Plan plan) => Json.Write(writer => Write(plan, writer), indented: true) + "\n";

    private static void Write(Plan plan, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("formatVersion", FormatVersion);
        writer.WriteString("stack", plan.Stack);
        writer.WriteString("project", plan.Project);
        writer.WriteString("ingress", plan.Ingress);
        writer.WriteStartArray("resources");
        foreach (var resource in plan.Resources)
            Write(resource, writer);
        writer.WriteEndArray();
        writer.WritePropertyName("outputs");
        plan.Outputs.WriteTo(writer);
        if (plan.Fingerprints is not null)
        {
            writer.WriteStartObject("fingerprints");
            foreach (var (key, digest) in plan.Fingerprints)
                writer.WriteString(key, digest);
            writer.WriteEndObject();
        }
        CheckJson.Write(plan.Report, writer);
        writer.WriteEndObject();
    }

    private static void Write(PlannedResource resource, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("urn", resource.Urn);
        writer.WriteString("type", resource.Type);
        writer.WriteString("name", resource.Name);
        writer.WriteString("parent", resource.Parent);
        WriteTexts("dependsOn", resource.DependsOn);
        writer.WriteStartObject("inputDependencies");
        foreach (var (input, urns) in resource.InputDependencies)
            WriteTexts(input, urns);
        writer.WriteEndObject();
        WriteTexts("aliases", resource.Aliases);
        writer.WriteString("provider", resource.Provider);
        writer.WritePropertyName("inputs");
        resource.Inputs.WriteTo(writer);
        WriteTexts("secretInputs", resource.SecretInputs);
        writer.WriteBoolean("protect", resource.Protect);
        WriteTexts("ignoreChanges", resource.IgnoreChanges);
        writer.WriteBoolean("read", resource.IsRead);
        writer.WriteBoolean("component", resource.IsComponent);
        writer.WriteEndObject();

        void WriteTexts(string name, IReadOnlyList<string> texts)
        {
            writer.WriteStartArray(name);
            foreach (var text in texts)
                writer.WriteStringValue(text);
            writer.WriteEndArray();
        }
    }
}
