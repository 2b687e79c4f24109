using System.IO.Enumeration;
using System.Text;
using System.Text.Json;
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

/// <summary>Reads Kubernetes objects from YAML (any number of documents, anchors, merge keys, lists) and JSON. What only
/// Kustomize reads is passed over.</summary>
public static class ObjectReader
{
    private const string StandardInput = "-";
    private const int DeepestList = 10;
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    /// <summary>Reads files, and the files of folders and the folders below them; <c>-</c> is the standard input.</summary>
    public static ReadObjects ReadFiles(IEnumerable<string> paths)
    {
        List<KubernetesObject> objects = [];
        List<ReadProblem> problems = [];
        foreach (var path in paths)
        {
            if (path != StandardInput && !File.Exists(path) && !Directory.Exists(path))
            {
                problems.Add(new(path, "there is no such file or folder"));
                continue;
            }
            foreach (var file in FilesOf(path, problems))
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

    /// <summary>A folder that is a link is not entered, as it can lead back to where it is.</summary>
    private static IReadOnlyList<string> FilesOf(string path, List<ReadProblem> problems)
    {
        if (!Directory.Exists(path))
            return [path];
        try
        {
            var files = new FileSystemEnumerable<string>(path, (ref entry) => entry.ToSpecifiedFullPath(), new() { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = 0 })
            {
                ShouldIncludePredicate = (ref entry) => !entry.IsDirectory,
                ShouldRecursePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
            };
            return [.. files.Where(f => Extensions.Contains(Path.GetExtension(f).ToLowerInvariant())).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(path, Unreadable(e)));
            return [];
        }
    }

    private static string Text(string file, List<ReadProblem> problems)
    {
        try
        {
            return file == StandardInput ? Console.In.ReadToEnd() : File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(file, Unreadable(e)));
            return "";
        }
    }

    private static string Unreadable(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "is a link to what does not exist",
        UnauthorizedAccessException => "cannot be read: this user may not; change its permissions",
        _ => "cannot be read: reading it failed",
    };

    /// <summary>Each document by itself, so that a mistake in one does not hide the others.</summary>
    private static IEnumerable<(int FirstLine, string Text)> Documents(string text)
    {
        if (text.AsSpan().TrimStart() is ['{', ..] && JsonDocuments(text) is { } json)
            return json;
        List<(int, string)> documents = [];
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        var start = 0;
        for (var i = 1; i <= lines.Length; i++)
        {
            if (i < lines.Length && (!IsStart(lines[i]) || lines[start..i].All(l => l is "" or ['%' or '#', ..])))
                continue;
            documents.Add((start, string.Join('\n', lines[start..i])));
            start = i;
        }
        return documents;
    }

    private static bool IsStart(string line) => line.StartsWith("---", StringComparison.Ordinal) && (line.Length == 3 || char.IsWhiteSpace(line[3]));

    /// <summary>JSON has no mark between documents: each begins where the one before ends.</summary>
    private static List<(int FirstLine, string Text)>? JsonDocuments(string text)
    {
        List<(int, string)> documents = [];
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new() { AllowMultipleValues = true, MaxDepth = 1000 });
        var start = 0;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 0)
                {
                    documents.Add((bytes.AsSpan(0, start).Count((byte)'\n'), Encoding.UTF8.GetString(bytes.AsSpan(start, (int)reader.BytesConsumed - start))));
                    start = (int)reader.BytesConsumed;
                }
            }
        }
        catch (JsonException)
        {
            // YAML in braces; or a mistake, of which the parser of YAML knows the place.
            return null;
        }
        return documents;
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
        YamlNode root, YamlToJson converter, List<KubernetesObject> objects, List<ReadProblem> problems, string file, int firstLine, int depth = 0)
    {
        if (root is YamlScalarNode { Value: null or "" })
            return;
        var place = $"{file}:{firstLine + root.Start.Line}:{root.Start.Column}";
        if (depth > DeepestList)
        {
            problems.Add(new(place, "is a list inside of lists, or an anchor is used inside itself"));
            return;
        }
        if (root is YamlSequenceNode sequence)
        {
            foreach (var item in sequence)
                Add(item, converter, objects, problems, file, firstLine, depth + 1);
            return;
        }
        if (root is not YamlMappingNode map)
        {
            problems.Add(new(place, "is not a Kubernetes object; an object is a map with apiVersion, kind and metadata"));
            return;
        }
        if (map.Children.TryGetValue("items", out var items) && items is YamlSequenceNode list && Kind(map) is { } kind && kind.EndsWith("List", StringComparison.Ordinal))
        {
            Add(list, converter, objects, problems, file, firstLine, depth + 1);
            return;
        }
        if (Kind(map) == "Kustomization" || Path.GetFileNameWithoutExtension(file) == "kustomization")
            return;
        var (body, source) = converter.Convert(map);
        if (KubernetesObject.From(body, source) is { } read)
            objects.Add(read);
        else
            problems.Add(new(place, "is not a Kubernetes object: it needs apiVersion, kind and metadata.name"));
    }

    private static string? Kind(YamlMappingNode map) => map.Children.TryGetValue("kind", out var kind) ? (kind as YamlScalarNode)?.Value : null;
}
