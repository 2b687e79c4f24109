using System.Globalization;
using System.Text.Json.Nodes;
using GatewayStack.Infra.Configuration;
using GatewayStack.Planning.Checks;
using GatewayStack.Planning.Configuration;
using GatewayStack.Routing.Objects;
using YamlDotNet.RepresentationModel;

namespace GatewayStack.Planning.Tests.Checks;

/// <summary>A file of tests/fixtures: Kubernetes objects, or settings that replace those of a small stack. Comments at the top say what
/// files cannot: <c># kubernetes: 1.34</c>, <c># today: 2027-05-01</c>, <c># base: upstream-istio</c> (an example instead of the small
/// stack), and changes of the plan: <c># without: RESOURCE</c>, <c># alone: RESOURCE</c> (waits for nothing), <c># set: RESOURCE PATH JSON</c>.</summary>
internal sealed class Fixture(string name)
{
    private const string SmallStack = """
        config:
          azure-native:location: westeurope
          gateway-stack:domain: example.com
          gateway-stack:vault: { name: kv-test }
          gateway-stack:cluster: { kubernetesVersion: "1.35" }
          gateway-stack:certificates: [{ name: web, selfSigned: {} }]
          gateway-stack:gateways: { public: { namespace: apps } }
          gateway-stack:routes: { shop: { gateway: public, hostnames: [shop], backendRefs: ["shop:80"] } }
        """;

    private readonly string _text = File.ReadAllText(Path.Combine(Folder, name + ".yaml"));

    /// <summary>The day fixtures are checked on, unless they say another.</summary>
    public static DateOnly Today { get; } = new(2026, 8, 1);

    public static string Folder { get; } = Path.Combine(Projects.Repository, "tests", "fixtures");

    /// <summary>The names of all files.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    /// <summary>What is found in it.</summary>
    public async Task<IReadOnlyList<Finding>> FindingsAsync() => _text.Contains("\nconfig:", StringComparison.Ordinal) || _text.StartsWith("config:", StringComparison.Ordinal) ? await OfStackAsync() : OfObjects();

    private List<Finding> OfObjects()
    {
        var read = ObjectReader.ReadFiles([Path.Combine(Folder, name + ".yaml")]);
        return [.. SettingsChecks.Of(read.Problems), .. Checker.Run(new CheckContext(read.Objects, Day, Said("kubernetes").FirstOrDefault()))];
    }

    private async Task<IReadOnlyList<Finding>> OfStackAsync()
    {
        var based = Said("base").FirstOrDefault() is { } example ? await File.ReadAllTextAsync(Path.Combine(Projects.Repository, "examples", $"Pulumi.{example}.yaml")) : SmallStack;
        using var project = Projects.With(("Pulumi.yaml", "name: gateway-stack\nruntime: dotnet\n"), ("Pulumi.dev.yaml", Overlaid(based)));
        CertificateFiles.Write(project.Folder);
        var file = StackFile.Read(project.Folder, "dev");
        try
        {
            var plan = await Plans.OfAsync(project.Folder, "dev", Day);
            var changed = plan with { Resources = [.. plan.Resources.Where(r => !Said("without").Contains(r.Name)).Select(Changed)] };
            return Checker.Run(new CheckContext(changed, SettingsReader.Read(file.Values, project.Folder), file, Day));
        }
        catch (SettingsException e)
        {
            return SettingsChecks.Of(file, e);
        }
    }

    private DateOnly Day => Said("today").FirstOrDefault() is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : Today;

    private IEnumerable<string> Said(string what) => _text.Split('\n').TakeWhile(l => l.StartsWith('#')).Where(l => l.StartsWith($"# {what}: ", StringComparison.Ordinal)).Select(l => l[(what.Length + 4)..]);

    /// <summary>Each setting of the fixture replaces that of the stack; null removes it.</summary>
    private string Overlaid(string based)
    {
        var (document, changes) = (Load(based), Config(Load(_text)));
        foreach (var (key, value) in changes.Children)
        {
            Config(document).Children.Remove(key);
            if (value is not YamlScalarNode { Value: "" or null or "null" })
                Config(document).Children.Add(key, value);
        }
        using var writer = new StringWriter();
        document.Save(writer, assignAnchors: false);
        return writer.ToString();
    }

    private static YamlStream Load(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream;
    }

    private static YamlMappingNode Config(YamlStream stream) => (YamlMappingNode)stream.Documents[0].RootNode["config"];

    private PlannedResource Changed(PlannedResource resource)
    {
        foreach (var change in Said("set").Select(c => c.Split(' ', 3)).Where(c => c[0] == resource.Name))
        {
            if (change[1] == "ignoreChanges")
                return resource with { IgnoreChanges = [] };
            var steps = change[1].Split('.');
            var inputs = (JsonObject)resource.Inputs.DeepClone();
            if (steps[..^1].Aggregate((JsonNode?)inputs, (node, step) => node?[step]) is JsonObject parent)
            {
                parent[steps[^1]] = JsonNode.Parse(change[2]);
                resource = resource with { Inputs = inputs };
            }
        }
        return Said("alone").Contains(resource.Name) ? resource with { DependsOn = [], Parent = null, Provider = null } : resource;
    }
}
