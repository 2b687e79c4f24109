using System.Text.RegularExpressions;

namespace GatewayStack.Planning.Rendering.Html;

/// <summary>Text in which the stand-ins of a plan stand out: <c>[secret]</c>, <c>[known after deployment]</c>, <c>&lt;simulated …&gt;</c>.</summary>
internal static partial class MarkedText
{
    /// <summary>Writes it.</summary>
    public static HtmlWriter Marked(this HtmlWriter html, string text)
    {
        var from = 0;
        foreach (Match mark in Marks().Matches(text))
        {
            html.Text(text[from..mark.Index]).Element("span", mark.Value, ("class", mark.Value switch
            {
                Marker.Secret => "mark secret",
                Marker.Unknown => "mark unknown",
                _ => "mark simulated",
            }));
            from = mark.Index + mark.Length;
        }
        return html.Text(text[from..]);
    }

    [GeneratedRegex(@"\[secret\]|\[known after deployment\]|<simulated [^<>]*>")]
    private static partial Regex Marks();
}
