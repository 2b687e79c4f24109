using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GatewayStack.Infra.Configuration;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GatewayStack.Planning.Configuration;

/// <summary>A stack file, as Pulumi would hand it to the program, and where in it each setting stands.</summary>
public sealed partial class StackFile
{
    private readonly YamlNode? _config;

    private StackFile(string directory, string project, string stack, YamlNode? config, IEnumerable<KeyValuePair<string, string>> defaults)
    {
        (Directory, Project, Stack, _config) = (directory, project, stack, config);
        List<string> secrets = [];
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in config is YamlMappingNode map ? map.Children : Enumerable.Empty<KeyValuePair<YamlNode, YamlNode>>())
        {
            var secret = false;
            var name = FullKey(((YamlScalarNode)key).Value ?? "");
            var node = Convert(value, ref secret);
            values[name] = node is JsonValue scalar ? Text(scalar) : node?.ToJsonString() ?? "";
            if (secret)
                secrets.Add(name);
        }
        foreach (var (key, value) in defaults)
            values.TryAdd(key, value);
        (Values, SecretKeys) = (values, secrets);
    }

    /// <summary>The folder of the project.</summary>
    public string Directory { get; }

    /// <summary>Name of the project.</summary>
    public string Project { get; }

    /// <summary>Name of the stack.</summary>
    public string Stack { get; }

    /// <summary>Name of the file.</summary>
    public string FileName => FileNameOf(Stack);

    /// <summary>The configuration by full key; structured values as JSON, values that are encrypted as <see cref="SecretText.Encrypted"/>.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    /// <summary>The keys that are, or hold, something encrypted.</summary>
    public IReadOnlyList<string> SecretKeys { get; }

    /// <summary>Reads the file of a stack.</summary>
    /// <exception cref="ProjectException">A file is missing or is not YAML.</exception>
    public static StackFile Read(string directory, string stack)
    {
        var project = LoadProject(directory, out var name);
        if (!File.Exists(Path.Combine(directory, FileNameOf(stack))))
        {
            var stacks = Stacks(directory).ToList();
            var near = Suggestion.For(stack, stacks);
            throw new ProjectException($"there is no stack '{stack}': {FileNameOf(stack)} does not exist in {directory}; "
                + (near is not null ? $"did you mean '{near}'?" : stacks.Count == 0 ? "create one" : $"use one of {string.Join(", ", stacks)}"));
        }
        return Create(directory, name, stack, project, Load(directory, FileNameOf(stack)));
    }

    /// <summary>Reads a stack's file that has yet to be written.</summary>
    /// <param name="directory">The project's folder.</param>
    /// <param name="stack">Name of the stack.</param>
    /// <param name="text">Content of the file.</param>
    /// <exception cref="ProjectException">Pulumi.yaml is missing, or one of the two is not YAML.</exception>
    public static StackFile Parse(string directory, string stack, string text)
    {
        var project = LoadProject(directory, out var name);
        return Create(directory, name, stack, project, Parse(FileNameOf(stack), new StringReader(text)));
    }

    private static YamlMappingNode LoadProject(string directory, out string name)
    {
        if (Load(directory, "Pulumi.yaml") is not YamlMappingNode project || !project.Children.TryGetValue("name", out var node) || node is not YamlScalarNode { Value: { Length: > 0 } value })
            throw new ProjectException("Pulumi.yaml has no name; add 'name: gateway-stack'");
        name = value;
        return project;
    }

    private static StackFile Create(string directory, string name, string stack, YamlMappingNode project, YamlNode? root)
    {
        YamlNode? config = null;
        if (root is not (null or YamlMappingNode or YamlScalarNode { Value: null or "" }))
            throw new ProjectException($"{FileNameOf(stack)}:{root.Start.Line}:{root.Start.Column}: is not a map; write 'config:' and below it one 'key: value' line each");
        if (root is YamlMappingNode map)
            map.Children.TryGetValue("config", out config);
        if (config is not (null or YamlMappingNode))
            throw new ProjectException($"{FileNameOf(stack)}:{config.Start.Line}:{config.Start.Column}: config is not a map; write one 'key: value' line each below it");
        return new(directory, name, stack, config, Defaults(name, project));
    }

    /// <summary>What Pulumi.yaml sets for every stack: <c>default</c>, or <c>value</c>, of its <c>config</c> entries.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Defaults(string name, YamlMappingNode project)
    {
        if (!project.Children.TryGetValue("config", out var config) || config is not YamlMappingNode entries)
            yield break;
        foreach (var (key, entry) in entries.Children)
        {
            var full = ((YamlScalarNode)key).Value!;
            full = full.Contains(':') ? full : $"{name}:{full}";
            if (entry is YamlMappingNode declared && (declared.Children.TryGetValue("default", out var value) || declared.Children.TryGetValue("value", out value)))
            {
                var secret = false;
                yield return new(full, Convert(value, ref secret) is { } node ? node is JsonValue scalar ? Text(scalar) : node.ToJsonString() : "");
            }
        }
    }

    /// <summary>The stacks that have a file in the folder, sorted.</summary>
    public static IEnumerable<string> Stacks(string directory) => !System.IO.Directory.Exists(directory)
        ? []
        : System.IO.Directory.EnumerateFiles(directory, "Pulumi.*.yaml")
            .Select(f => Path.GetFileName(f)["Pulumi.".Length..^".yaml".Length])
            .Order(StringComparer.Ordinal);

    /// <summary>Where a setting stands, <c>FILE:LINE:COLUMN</c>; of one that is not there, where its nearest ancestor stands.</summary>
    public string PlaceOf(string key)
    {
        var node = _config;
        Mark? mark = null;
        if (node is YamlMappingNode top)
        {
            var name = TopKey().Match(key).Value;
            var entry = top.Children.FirstOrDefault(c => FullKey(((YamlScalarNode)c.Key).Value!) == name);
            (node, mark) = (entry.Value, entry.Key?.Start);
            foreach (Match step in Steps().Matches(key[name.Length..]))
            {
                if (step.Groups["index"] is { Success: true } index && node is YamlSequenceNode list
                    && int.Parse(index.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) is var i && i < list.Children.Count)
                {
                    node = list.Children[i];
                    mark = node.Start;
                }
                else if (step.Groups["name"] is { Success: true } field && node is YamlMappingNode map
                    && map.Children.FirstOrDefault(c => ((YamlScalarNode)c.Key).Value == field.Value) is { Key: not null } child)
                {
                    (node, mark) = (child.Value, child.Key.Start);
                }
                else
                {
                    break;
                }
            }
        }
        return mark is { } m ? $"{FileName}:{m.Line}:{m.Column}" : FileName;
    }

    /// <summary>Every single value, by its key. An encrypted one is the text as it is encrypted.</summary>
    internal IEnumerable<(string Key, string Text, bool IsEncrypted)> Leaves() => _config is YamlMappingNode map
        ? map.Children.SelectMany(c => Leaves(FullKey(((YamlScalarNode)c.Key).Value ?? ""), c.Value))
        : [];

    private static IEnumerable<(string, string, bool)> Leaves(string key, YamlNode node) => node switch
    {
        YamlMappingNode { Children: { Count: 1 } only } when only[0] is { Key: YamlScalarNode { Value: "secure" }, Value: YamlScalarNode secret } => [(key, secret.Value ?? "", true)],
        YamlMappingNode map => map.Children.SelectMany(c => Leaves($"{key}.{((YamlScalarNode)c.Key).Value}", c.Value)),
        YamlSequenceNode list => list.Children.SelectMany((item, i) => Leaves(string.Create(CultureInfo.InvariantCulture, $"{key}[{i}]"), item)),
        YamlScalarNode scalar => [(key, scalar.Value ?? "", false)],
        _ => [],
    };

    private static string FileNameOf(string stack) => $"Pulumi.{stack}.yaml";

    private string FullKey(string key) => key.Contains(':') ? key : $"{Project}:{key}";

    private static YamlNode? Load(string directory, string file)
    {
        try
        {
            using var reader = File.OpenText(Path.Combine(directory, file));
            return Parse(file, reader);
        }
        catch (IOException)
        {
            throw new ProjectException($"{file} cannot be read in {directory}; run the command in the project's folder, or name it with --project");
        }
    }

    private static YamlNode? Parse(string file, TextReader reader)
    {
        try
        {
            var yaml = new YamlStream();
            yaml.Load(reader);
            return yaml.Documents.Count == 0 ? null : yaml.Documents[0].RootNode;
        }
        catch (YamlException e)
        {
            throw new ProjectException($"{file}:{e.Start.Line}:{e.Start.Column}: is not YAML: {e.Message.TrimEnd('.')}; mend the indentation or quoting there");
        }
    }

    private static JsonNode? Convert(YamlNode node, ref bool secret)
    {
        switch (node)
        {
            case YamlMappingNode { Children: { Count: 1 } only } when only[0].Key is YamlScalarNode { Value: "secure" }:
                secret = true;
                return SecretText.Encrypted;
            case YamlMappingNode map:
                var json = new JsonObject();
                foreach (var (key, value) in map.Children)
                    json[((YamlScalarNode)key).Value ?? ""] = Convert(value, ref secret);
                return json;
            case YamlSequenceNode list:
                var array = new JsonArray();
                foreach (var item in list.Children)
                    array.Add(Convert(item, ref secret));
                return array;
            default:
                return Scalar((YamlScalarNode)node);
        }
    }

    /// <summary>A plain scalar is what it looks like in YAML's core schema; a quoted one is text.</summary>
    private static JsonNode? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain)
            return text;
        return text switch
        {
            "" or "~" or "null" => null,
            "true" or "True" => true,
            "false" or "False" => false,
            _ when Number().IsMatch(text) => JsonNode.Parse(text),
            _ => text,
        };
    }

    [GeneratedRegex(@"^-?(0|[1-9]\d*)(\.\d+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[^.\[]+", RegexOptions.CultureInvariant)]
    private static partial Regex TopKey();

    [GeneratedRegex(@"\.(?<name>[^.\[]+)|\[""(?<name>[^""]*)""\]|\[(?<index>\d+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Steps();

    private static string Text(JsonValue scalar) =>
        scalar.GetValueKind() == System.Text.Json.JsonValueKind.String ? scalar.GetValue<string>() : scalar.ToJsonString();
}

/// <summary>The project's files cannot be used; the message names file, problem and fix.</summary>
public sealed class ProjectException(string message) : Exception(message);
