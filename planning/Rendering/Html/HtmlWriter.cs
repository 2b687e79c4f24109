using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace GatewayStack.Planning.Rendering.Html;

/// <summary>Writes HTML; every text and every attribute goes through an encoder.</summary>
internal sealed class HtmlWriter
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Elements within a line of text, where a line feed would be a blank.</summary>
    private static readonly HashSet<string> Inline = new(["a", "b", "button", "code", "pre", "rect", "small", "span", "summary", "text", "title"], StringComparer.Ordinal);

    private readonly StringBuilder _text = new("<!doctype html>");
    private readonly Stack<string> _open = new();

    /// <summary>Starts an element. An attribute that is null is left out.</summary>
    public HtmlWriter Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(tag, attributes);
        _text.Append('>');
        _open.Push(tag);
        return this;
    }

    /// <summary>Ends the element that was started last.</summary>
    public HtmlWriter Close()
    {
        _text.Append("</").Append(_open.Pop()).Append('>');
        return this;
    }

    /// <summary>Text.</summary>
    public HtmlWriter Text(string text)
    {
        _text.Append(Encoder.Encode(text));
        return this;
    }

    /// <summary>An element with nothing but text in it.</summary>
    public HtmlWriter Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) => Open(tag, attributes).Text(text).Close();

    /// <summary>An element that has no end, such as <c>meta</c>.</summary>
    public HtmlWriter Void(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(tag, attributes);
        _text.Append(" />");
        return this;
    }

    /// <summary>Our own style sheet or program, as it is.</summary>
    public HtmlWriter Own(string tag, string content)
    {
        _text.Append("\n<").Append(tag).Append('>').Append(content).Append("</").Append(tag).Append('>');
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString() + "\n";

    private void Start(string tag, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _text.Append(Inline.Contains(tag) ? "<" : "\n<").Append(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
                _text.Append(' ').Append(name).Append("=\"").Append(Encoder.Encode(value)).Append('"');
        }
    }
}
