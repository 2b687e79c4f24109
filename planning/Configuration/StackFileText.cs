using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace GatewayStack.Planning.Configuration;

/// <summary>The text of a stack file, changed in places: comments, order and layout of everything else stay.</summary>
/// <param name="text">The file's content, YAML.</param>
public sealed class StackFileText(string text)
{
    /// <summary>The content as it is now.</summary>
    public string Text { get; private set; } = text;

    /// <summary>The text at a path; null where there is none.</summary>
    public string? Get(params ReadOnlySpan<string> path) => Find(path, out _) is YamlScalarNode scalar ? scalar.Value : null;

    /// <summary>Whether there is anything at a path.</summary>
    public bool Has(params ReadOnlySpan<string> path) => Find(path, out _) is not null;

    /// <summary>Sets a value, in the place of the one that is there, or as the last of its map.</summary>
    /// <param name="value">The value as YAML. Where a quoted text was before, it is quoted too.</param>
    /// <param name="path">Keys, and numbers for the items of lists.</param>
    /// <returns>False where there is no place for it: an item that does not exist, or something other than a map on the way.</returns>
    public bool Set(string value, params ReadOnlySpan<string> path)
    {
        switch (Find(path, out _))
        {
            case YamlScalarNode { Style: ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted } quoted when value is not ['"' or '\'' or '[' or '{', ..]:
                Replace(quoted, $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
                return true;
            case { } existing:
                Replace(existing, value);
                return true;
        }
        if (path.Length == 0 || int.TryParse(path[^1], out _))
            return false;
        var parent = Find(path[..^1], out _);
        if (parent is null)
            return Set($"{{ {path[^1]}: {value} }}", path[..^1]);
        if (parent is not YamlMappingNode { Children.Count: > 0 } map)
            return false;
        var last = map.Children.Last();
        if (map.Style == MappingStyle.Flow)
            Text = Text.Insert(Leaf(last.Value), $", {path[^1]}: {value}");
        else
            Text = Text.Insert(EndOfLine(Leaf(last.Value)), $"\n{new string(' ', (int)last.Key.Start.Column - 1)}{path[^1]}: {value}");
        return true;
    }

    /// <summary>Removes an entry with its lines, and a map that has no other with it.</summary>
    public void Remove(params ReadOnlySpan<string> path)
    {
        if (Find(path, out var key) is not { } value || key is null)
            return;
        var map = (YamlMappingNode)Find(path[..^1], out _)!;
        if (map.Children.Count == 1 && path.Length > 1)
        {
            Remove(path[..^1]);
            return;
        }
        var (start, end) = ((int)key.Start.Index, Leaf(value));
        if (map.Style == MappingStyle.Flow)
        {
            if (Text[end..].AsSpan().TrimStart() is [',', ..])
                end += Text[end..].IndexOf(',', StringComparison.Ordinal) + 1 + (Text[(end + 1)..] is [' ', ..] ? 1 : 0);
            else
                start = Text.LastIndexOf(',', start);
        }
        else
        {
            start -= (int)key.Start.Column - 1;
            end = Math.Min(EndOfLine(end) + 1, Text.Length);
        }
        Text = Text.Remove(start, end - start);
    }

    /// <summary>The paths of the values that are encrypted.</summary>
    public IReadOnlyList<string[]> Encrypted()
    {
        List<string[]> paths = [];
        Visit(Root(), []);
        return paths;

        void Visit(YamlNode? node, string[] path)
        {
            if (node is YamlMappingNode { Children: { Count: 1 } only } && only[0].Key is YamlScalarNode { Value: "secure" })
                paths.Add(path);
            else if (node is YamlMappingNode map)
                map.Children.ToList().ForEach(c => Visit(c.Value, [.. path, ((YamlScalarNode)c.Key).Value ?? ""]));
            else if (node is YamlSequenceNode list)
                list.Children.Index().ToList().ForEach(c => Visit(c.Item, [.. path, $"{c.Index}"]));
        }
    }

    private void Replace(YamlNode node, string value) =>
        Text = string.Concat(Text.AsSpan(0, (int)node.Start.Index), value, Text.AsSpan(Leaf(node)));

    private YamlNode? Find(ReadOnlySpan<string> path, out YamlNode? key)
    {
        YamlNode? node = Root();
        key = null;
        foreach (var step in path)
        {
            (key, node) = node switch
            {
                YamlMappingNode map when map.Children.FirstOrDefault(c => c.Key is YamlScalarNode k && k.Value == step) is { Key: { } k } child => (k, child.Value),
                YamlSequenceNode list when int.TryParse(step, out var i) && i < list.Children.Count => ((YamlNode?)null, list.Children[i]),
                _ => (null, null),
            };
            if (node is null)
                return null;
        }
        return node;
    }

    private YamlNode? Root()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Text));
        return yaml.Documents.Count == 0 ? null : yaml.Documents[0].RootNode;
    }

    /// <summary>Where a node's text ends. A block has no end of its own: it is the end of its last leaf.</summary>
    private static int Leaf(YamlNode node) => node switch
    {
        YamlMappingNode { Style: not MappingStyle.Flow, Children.Count: > 0 } map => Leaf(map.Children.Last().Value),
        YamlSequenceNode { Style: not SequenceStyle.Flow, Children.Count: > 0 } list => Leaf(list.Children[^1]),
        _ => (int)node.End.Index,
    };

    private int EndOfLine(int index) => Text.IndexOf('\n', index) is var end && end < 0 ? Text.Length : end;
}
