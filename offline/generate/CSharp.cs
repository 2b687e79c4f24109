using System.Text;

namespace GatewayStack.Generate;

/// <summary>One generated type and where it belongs.</summary>
internal sealed record Unit(string Namespace, string Name, string Text);

/// <summary>Small pieces of C# text.</summary>
internal static class CSharp
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "class", "continue", "default", "event", "fixed", "for", "if", "internal", "namespace", "object",
        "operator", "override", "params", "ref", "static", "string", "this",
    };

    public static string Identifier(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>A block: its head, and its members with an empty line between those that ask for one.</summary>
    public static string Block(string head, IEnumerable<string> members, string separator = "\n") =>
        $"{head}\n{{\n{Indent(string.Join(separator, members))}\n}}";

    public static string Indent(string text)
    {
        var result = new StringBuilder();
        foreach (var line in text.Split('\n'))
            result.Append(line.Length > 0 ? "    " : "").Append(line).Append('\n');
        return result.ToString(0, result.Length - 1);
    }
}
