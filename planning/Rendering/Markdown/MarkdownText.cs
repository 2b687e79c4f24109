using System.Globalization;
using System.Text;

namespace GatewayStack.Planning.Rendering.Markdown;

/// <summary>Markdown that ends in time: a comment on a pull request takes no more than so many characters.</summary>
/// <param name="limit">The most characters it may have.</param>
internal sealed class MarkdownText(int limit)
{
    /// <summary>What a text is cut to; a wall of text helps nobody in a table.</summary>
    private const int Longest = 300;

    /// <summary>Room for saying what was left out, and for what was opened and must be closed.</summary>
    private const int Reserve = 3000;

    private readonly StringBuilder _text = new();

    /// <summary>A line that must be there.</summary>
    public void Line(string line = "") => _text.Append(line).Append('\n');

    /// <summary>As many lines as fit into a share of what is left, from 0 to 1; then how many were left out.</summary>
    public void Lines(IReadOnlyCollection<string> lines, string things, double share, string leftOut)
    {
        var until = _text.Length + (int)((limit - Reserve - _text.Length) * share);
        var fitting = lines.TakeWhile(line => (until -= line.Length + 1) >= _text.Length).Count();
        foreach (var line in lines.Take(fitting))
            Line(line);
        if (fitting < lines.Count)
            Line(string.Format(CultureInfo.InvariantCulture, leftOut, $"{lines.Count - fitting} more {things}"));
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>Text as text: nothing in it is markup, a table's column, or a person to notify.</summary>
    public static string Plain(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in OneLine(text, Longest))
        {
            _ = character switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '|' => escaped.Append("&#124;"),
                '@' => escaped.Append("@<!-- -->"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '~' or '#' => escaped.Append('\\').Append(character),
                _ => escaped.Append(character),
            };
        }
        return escaped.ToString();
    }

    /// <summary>Text as code. Not between backticks: a table would still take its pipes for columns.</summary>
    public static string Code(string text)
    {
        var escaped = new StringBuilder("<code>");
        foreach (var character in OneLine(text, Longest))
        {
            _ = character switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                _ when char.IsAsciiLetterOrDigit(character) || character is ' ' or '-' or '.' or '/' or ':' or ',' or '=' || character > '~' => escaped.Append(character),
                _ => escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)character};"),
            };
        }
        return escaped.Append("</code>").ToString();
    }

    /// <summary>Text in one line, no longer than that.</summary>
    public static string OneLine(string text, int longest)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= longest ? line : $"{line[..(char.IsHighSurrogate(line[longest - 2]) ? longest - 2 : longest - 1)]}…";
    }
}
