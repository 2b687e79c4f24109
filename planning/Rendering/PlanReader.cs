using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GatewayStack.Planning.Checks;
using GatewayStack.Planning.Configuration;

namespace GatewayStack.Planning.Rendering;

/// <summary>Reads what <see cref="PlanJson"/> writes.</summary>
public static class PlanReader
{
    private const string Fix = "write one with 'gateway plan --format json > plan.json'";

    /// <summary>Reads a file.</summary>
    /// <exception cref="ProjectException">There is no such file, or it is no plan.</exception>
    public static Plan ReadFile(string path)
    {
        try
        {
            return Read(File.ReadAllText(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProjectException($"{path}: cannot be read; {Fix}");
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">What errors call it.</param>
    /// <exception cref="ProjectException">It is no plan.</exception>
    public static Plan Read(string text, string source)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(text);
        }
        catch (JsonException e)
        {
            throw new ProjectException(string.Create(CultureInfo.InvariantCulture, $"{source}:{e.LineNumber + 1}:{e.BytePositionInLine + 1}: is not JSON; {Fix}"));
        }
        try
        {
            if (root is not JsonObject plan || plan["resources"] is not JsonArray)
                throw new ProjectException($"{source}: is not a plan: it has no list of resources; {Fix}");
            // The first plans did not say their version.
            if (plan["formatVersion"]?.GetValue<int>() is > PlanJson.FormatVersion and var version)
                throw new ProjectException($"{source}: formatVersion: is newer than this program, which reads {PlanJson.FormatVersion} (value: {version}); update the program");
            return Plan(plan);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new ProjectException($"{source}: is not a plan: {e.Message}; {Fix}");
        }
    }

    private static Plan Plan(JsonObject plan) => new()
    {
        Stack = Text(plan, "stack"),
        Project = Text(plan, "project"),
        Ingress = Text(plan, "ingress"),
        Resources = [.. Required(plan, "resources").AsArray().Select(r => Resource(r!.AsObject()))],
        Outputs = Map(plan, "outputs"),
        Fingerprints = plan["fingerprints"]?.AsObject().ToDictionary(f => f.Key, f => f.Value!.GetValue<string>()),
        Report = new($"stack {Text(plan, "stack")}", Findings(Required(plan, "findings")), Findings(plan["posture"]), Findings(plan["suppressed"])),
    };

    private static PlannedResource Resource(JsonObject resource) => new()
    {
        Urn = Text(resource, "urn"),
        Type = Text(resource, "type"),
        Name = Text(resource, "name"),
        Parent = (string?)resource["parent"],
        DependsOn = Texts(resource["dependsOn"]),
        InputDependencies = resource["inputDependencies"]?.AsObject().ToDictionary(d => d.Key, d => Texts(d.Value)) ?? [],
        Aliases = Texts(resource["aliases"]),
        Provider = (string?)resource["provider"],
        Inputs = Map(resource, "inputs"),
        SecretInputs = Texts(resource["secretInputs"]),
        Protect = (bool?)resource["protect"] ?? false,
        IgnoreChanges = Texts(resource["ignoreChanges"]),
        IsRead = (bool?)resource["read"] ?? false,
        IsComponent = (bool?)resource["component"] ?? false,
    };

    private static IReadOnlyList<Finding> Findings(JsonNode? list) => [.. list?.AsArray().Select(f => Finding(f!.AsObject())) ?? []];

    private static Finding Finding(JsonObject finding) => new(
        Text(finding, "id"),
        Enum.TryParse<Severity>(Text(finding, "severity"), ignoreCase: true, out var severity)
            ? severity
            : throw new FormatException($"severity '{Text(finding, "severity")}' is none of info, warning, error"),
        Text(finding, "where"),
        Text(finding, "message"),
        Text(finding, "fix"))
    {
        Group = CheckRegistry.Find(Text(finding, "id"))?.Group ?? CheckGroup.Correctness,
        Key = (string?)finding["key"],
        Resource = (string?)finding["resource"],
        Path = (string?)finding["path"],
        File = (string?)finding["file"],
        Line = (int?)finding["line"] ?? 0,
        Column = (int?)finding["column"] ?? 0,
        Suppressed = (string?)finding["suppressed"],
    };

    private static IReadOnlyList<string> Texts(JsonNode? list) => [.. list?.AsArray().Select(t => t!.GetValue<string>()) ?? []];

    private static string Text(JsonObject map, string name) => Required(map, name).GetValue<string>();

    private static JsonObject Map(JsonObject map, string name) => (JsonObject)Required(map, name).AsObject().DeepClone();

    private static JsonNode Required(JsonObject map, string name) => map[name] ?? throw new KeyNotFoundException($"a part of it has no '{name}'");
}
