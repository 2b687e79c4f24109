using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace GatewayStack.Routing.Matching;

/// <summary>Regular expressions as Envoy takes them: RE2, over the whole value.</summary>
public static class Regexes
{
    private static readonly ConcurrentDictionary<string, Regex?> Known = new(StringComparer.Ordinal);

    /// <summary>The expression; null where it is none that RE2 would take.</summary>
    public static Regex? Whole(string expression) => Known.GetOrAdd(expression, static text =>
    {
        try
        {
            return new Regex($@"\A(?:{text.Replace("(?P<", "(?<", StringComparison.Ordinal)})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    });
}
