using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GatewayStack.Planning.Rendering;

/// <summary>Writes a plan as files: Kubernetes objects as manifests in the order they apply in, Azure resources as JSON.</summary>
/// <remarks>Writing the same plan again writes the same bytes. Files that an earlier run wrote and this one does not are
/// deleted; files of other names are left alone.</remarks>
public static class ManifestWriter
{
    private const string Kubernetes = "kubernetes";
    private const string Azure = "azure";

    /// <summary>The files of a plan: path below the output folder, and content.</summary>
    public static IEnumerable<(string Path, string Content)> Files(Plan plan)
    {
        var order = 0;
        foreach (var resource in plan.Resources.Where(r => !r.IsComponent && !r.IsRead && !r.Type.StartsWith("pulumi:", StringComparison.Ordinal)))
        {
            if (resource.Inputs.ContainsKey("apiVersion"))
            {
                var kind = resource.Type[(resource.Type.LastIndexOf(':') + 1)..].ToLowerInvariant();
                yield return ($"{Kubernetes}/{++order:000}-{kind}-{Safe(resource.Name)}.yaml", Manifest(resource));
            }
            else
            {
                var type = resource.Type[(resource.Type.LastIndexOf(':') + 1)..].ToLowerInvariant();
                yield return ($"{Azure}/{type}-{Safe(resource.Name)}.json", Json.Write(w => resource.Inputs.WriteTo(w), indented: true) + "\n");
            }
        }
    }

    /// <summary>Writes the files below a folder.</summary>
    public static void Write(Plan plan, string folder)
    {
        var files = Files(plan).ToDictionary(f => Path.Combine(folder, f.Path.Replace('/', Path.DirectorySeparatorChar)), f => f.Content, StringComparer.Ordinal);
        foreach (var (path, content) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        foreach (var stale in Stale(folder, Kubernetes, "???-*.yaml").Concat(Stale(folder, Azure, "*-*.json")).Where(f => !files.ContainsKey(f)))
            File.Delete(stale);
    }

    private static string[] Stale(string folder, string below, string pattern) =>
        Directory.Exists(Path.Combine(folder, below)) ? Directory.GetFiles(Path.Combine(folder, below), pattern) : [];

    private static string Manifest(PlannedResource resource)
    {
        var text = new StringBuilder($"# {resource.Urn}\n");
        foreach (var path in Paths(resource.Inputs, "").Where(p => Marker.IsSimulated(p.Value)).Select(p => p.Path))
            text.Append($"# simulated: {path}\n");
        foreach (var path in resource.SecretInputs)
            text.Append($"# secret, left out: {path}\n");
        return text.Append(Yaml.Write(WithoutPulumi(resource.Inputs))).ToString();
    }

    /// <summary>Annotations for Pulumi's own use mean nothing to Kubernetes.</summary>
    private static JsonObject WithoutPulumi(JsonObject inputs)
    {
        var copy = (JsonObject)inputs.DeepClone();
        if (copy["metadata"]?["annotations"] is JsonObject annotations)
        {
            foreach (var key in annotations.Select(a => a.Key).Where(k => k.StartsWith("pulumi.com/", StringComparison.Ordinal)).ToList())
                annotations.Remove(key);
            if (annotations.Count == 0)
                ((JsonObject)copy["metadata"]!).Remove("annotations");
        }
        return copy;
    }

    private static IEnumerable<(string Path, string Value)> Paths(JsonNode? node, string path) => node switch
    {
        JsonObject map => map.SelectMany(c => Paths(c.Value, path.Length == 0 ? c.Key : $"{path}.{c.Key}")),
        JsonArray list => list.SelectMany((c, i) => Paths(c, $"{path}[{i}]")),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [(path, value.GetValue<string>())],
        _ => [],
    };

    private static string Safe(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_'));
}
