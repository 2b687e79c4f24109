using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GatewayStack.Routing.Objects;

/// <summary>Something in a file that cannot be read.</summary>
/// <param name="Place">FILE:LINE:COLUMN.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record ReadProblem(string Place, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Place}: {Message}";
}

/// <summary>What files hold.</summary>
/// <param name="Objects">The objects, in the order they are written.</param>
/// <param name="Problems">What could not be read; the rest was.</param>
public sealed record ReadObjects(IReadOnlyList<KubernetesObject> Objects, IReadOnlyList<ReadProblem> Problems);

/// <summary>Reads Kubernetes objects from YAML (any number of documents, anchors, merge keys, lists) and JSON.</summary>
public static class ObjectReader
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    /// <summary>Reads files, and the files of folders and the folders below them.</summary>
    public static ReadObjects ReadFiles(IEnumerable<string> paths)
    {
        List<KubernetesObject> objects = [];
        List<ReadProblem> problems = [];
        foreach (var path in paths)
        {
            if (!File.Exists(path) && !Directory.Exists(path))
            {
                problems.Add(new(path, "there is no such file or folder"));
                continue;
            }
            foreach (var file in FilesOf(path))
            {
                var read = Read(file.Replace('\\', '/'), Text(file, problems));
                objects.AddRange(read.Objects);
                problems.AddRange(read.Problems);
            }
        }
        return new(objects, problems);
    }

    /// <summary>Reads the text of one file.</summary>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="text">YAML or JSON.</param>
    public static ReadObjects Read(string file, string text)
    {
        List<KubernetesObject> objects = [];
        List<ReadProblem> problems = [];
        foreach (var (firstLine, document) in Documents(text))
        {
            foreach (var root in Roots(file, firstLine, document, problems))
                Add(root, new YamlToJson(file, firstLine, problems), objects, problems, file, firstLine);
        }
        return new(objects, problems);
    }

    private static IEnumerable<string> FilesOf(string path) => File.Exists(path)
        ? [path]
        : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(f => Extensions.Contains(Path.GetExtension(f).ToLowerInvariant()))
            .Order(StringComparer.Ordinal);

    private static string Text(string file, List<ReadProblem> problems)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(file, $"cannot be read: {e.Message}"));
            return "";
        }
    }

    /// <summary>Each document by itself, so that a mistake in one does not hide the others.</summary>
    private static IEnumerable<(int FirstLine, string Text)> Documents(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        var start = 0;
        for (var i = 1; i <= lines.Length; i++)
        {
            if (i < lines.Length && !(lines[i].StartsWith("---", StringComparison.Ordinal) && (lines[i].Length == 3 || char.IsWhiteSpace(lines[i][3]))))
                continue;
            yield return (start, string.Join('\n', lines[start..i]));
            start = i;
        }
    }

    private static IEnumerable<YamlNode> Roots(string file, int firstLine, string document, List<ReadProblem> problems)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(document));
        }
        catch (YamlException e)
        {
            problems.Add(new($"{file}:{firstLine + e.Start.Line}:{e.Start.Column}", $"is not YAML: {e.Message.TrimEnd('.')}"));
            return [];
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            // What the parser throws for some malformed documents, without a place.
            problems.Add(new($"{file}:{firstLine + 1}:1", "is not YAML"));
            return [];
        }
        return stream.Documents.Select(d => d.RootNode);
    }

    private static void Add(
        YamlNode root, YamlToJson converter, List<KubernetesObject> objects, List<ReadProblem> problems, string file, int firstLine)
    {
        if (root is YamlScalarNode { Value: null or "" })
            return;
        var place = $"{file}:{firstLine + root.Start.Line}:{root.Start.Column}";
        if (root is not YamlMappingNode map)
        {
            problems.Add(new(place, "is not a Kubernetes object; an object is a map with apiVersion, kind and metadata"));
            return;
        }
        if (map.Children.TryGetValue("items", out var items) && items is YamlSequenceNode list && Kind(map) is { } kind && kind.EndsWith("List", StringComparison.Ordinal))
        {
            foreach (var item in list)
                Add(item, converter, objects, problems, file, firstLine);
            return;
        }
        var (body, source) = converter.Convert(map);
        if (KubernetesObject.From(body, source) is { } read)
            objects.Add(read);
        else
            problems.Add(new(place, "is not a Kubernetes object: it needs apiVersion, kind and metadata.name"));
    }

    private static string? Kind(YamlMappingNode map) => map.Children.TryGetValue("kind", out var kind) ? (kind as YamlScalarNode)?.Value : null;
}
