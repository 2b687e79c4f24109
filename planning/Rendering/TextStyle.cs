using System.Text;

namespace GatewayStack.Planning.Rendering;

/// <summary>Colours for a terminal, or none.</summary>
/// <param name="colour">Whether to colour.</param>
public sealed class TextStyle(bool colour)
{
    /// <summary>Bold.</summary>
    public string Bold(string text) => Paint("1", text);

    /// <summary>Dim.</summary>
    public string Dim(string text) => Paint("2", text);

    /// <summary>Red.</summary>
    public string Red(string text) => Paint("31", text);

    /// <summary>Green.</summary>
    public string Green(string text) => Paint("32", text);

    /// <summary>Yellow.</summary>
    public string Yellow(string text) => Paint("33", text);

    /// <summary>Magenta.</summary>
    public string Magenta(string text) => Paint("35", text);

    /// <summary>A line that is too long, cut at a width; colours take no width and are closed.</summary>
    public string Cut(string line, int width, string ellipsis)
    {
        var kept = new StringBuilder();
        var (column, trimmed) = (0, line.TrimEnd());
        for (var i = 0; i < trimmed.Length; i++)
        {
            if (trimmed[i] == '\e')
            {
                var end = trimmed.IndexOf('m', i);
                kept.Append(trimmed, i, end - i + 1);
                i = end;
                continue;
            }
            if (column == width - 1 && HasMore(trimmed, i + 1))
                return kept.Append(ellipsis).Append(colour ? "\e[0m" : "").ToString();
            kept.Append(trimmed[i]);
            column++;
        }
        return kept.ToString();
    }

    private static bool HasMore(string line, int from)
    {
        for (var i = from; i < line.Length; i++)
        {
            if (line[i] != '\e')
                return true;
            i = line.IndexOf('m', i);
        }
        return false;
    }

    private string Paint(string code, string text) => colour && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
