using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace GatewayStack.EndToEnd.Tests;

/// <summary>The workflow files of the repository, as data.</summary>
internal static partial class Workflows
{
    /// <summary>Those of GitHub Actions, by file name.</summary>
    public static IEnumerable<string> GitHub => Directory.GetFiles(Path.Combine(Run.Repository, ".github", "workflows"), "*.yml").Order(StringComparer.Ordinal);

    /// <summary>Every file that a continuous integration runs.</summary>
    public static IEnumerable<string> All => GitHub
        .Concat(Directory.GetFiles(Path.Combine(Run.Repository, "pipelines"), "*", new EnumerationOptions { AttributesToSkip = FileAttributes.None }).Order(StringComparer.Ordinal));

    public static YamlMappingNode Read(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(file)));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    public static YamlMappingNode GitHubFile(string name) => Read(Path.Combine(Run.Repository, ".github", "workflows", name));

    public static YamlNode? Find(this YamlNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var key in path)
            node = node is YamlMappingNode map && map.Children.TryGetValue(key, out var child) ? child : null;
        return node;
    }

    public static IEnumerable<KeyValuePair<string, YamlNode>> Entries(this YamlNode? node) => node is YamlMappingNode map
        ? map.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, c.Value))
        : [];

    /// <summary>The values of a key, wherever it stands.</summary>
    public static IEnumerable<string> Values(YamlNode node, string key) => node switch
    {
        YamlMappingNode map => map.Entries().SelectMany(e => e.Key == key && e.Value is YamlScalarNode scalar ? [scalar.Value!] : Values(e.Value, key)),
        YamlSequenceNode list => list.SelectMany(item => Values(item, key)),
        _ => [],
    };

    /// <summary>The command lines of <c>./gateway</c> in a file: the command and its options.</summary>
    public static IEnumerable<(string Command, IReadOnlyList<string> Options)> GatewayCommands(string file) =>
        from Match match in GatewayCommand().Matches(File.ReadAllText(file))
        select (match.Groups["command"].Value, (IReadOnlyList<string>)[.. match.Groups["option"].Captures.Select(c => c.Value)]);

    [GeneratedRegex(@"\./gateway (?<command>[a-z]+)(?: +(?<option>--[a-z-]+)(?: +(?:""[^""]*""|[^-\s>|;][^\s]*))?)*", RegexOptions.CultureInvariant)]
    private static partial Regex GatewayCommand();
}
