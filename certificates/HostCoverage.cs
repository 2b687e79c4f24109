using System.Globalization;
using System.Text;

namespace GatewayStack.Certificates;

/// <summary>
/// Which hosts a name in a certificate covers, as TLS clients decide it (RFC 9525): case does not matter; <c>*</c> stands for exactly one
/// label, the first, and needs two labels after it; names outside ASCII compare in their <c>xn--</c> form; the common name counts for nothing.
/// </summary>
public static class HostCoverage
{
    /// <summary>Whether <paramref name="name"/> of a certificate covers <paramref name="host"/>.</summary>
    /// <param name="name">A DNS name of a certificate, such as <c>*.example.com</c>.</param>
    /// <param name="host">A host, or the wildcard host of a listener, which only the same wildcard covers.</param>
    public static bool Covers(string name, string host)
    {
        if (Normalize(name) is not { } pattern || Normalize(host) is not { } wanted)
            return false;
        if (pattern == wanted)
            return true;
        if (!IsWildcard(pattern) || IsWildcard(wanted))
            return false;
        var firstDot = wanted.IndexOf('.', StringComparison.Ordinal);
        return firstDot > 0 && wanted.AsSpan(firstDot).SequenceEqual(pattern.AsSpan(1));
    }

    /// <summary>The form in which names compare: lower case, <c>xn--</c> for what is not ASCII, no final dot. Null: not a host name.</summary>
    public static string? Normalize(string host)
    {
        var name = host.EndsWith('.') ? host[..^1] : host;
        if (!Ascii.IsValid(name) && !TryToAscii(name, out name))
            return null;
        name = name.ToLowerInvariant();
        if (name.Length is 0 or > 253)
            return null;
        var labels = name.Split('.');
        for (var i = 0; i < labels.Length; i++)
            if (!IsLabel(labels[i]) && !(i == 0 && labels[0] == "*" && labels.Length > 2))
                return null;
        return name;
    }

    private static bool IsWildcard(string name) => name.StartsWith("*.", StringComparison.Ordinal);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static bool TryToAscii(string name, out string ascii)
    {
        try
        {
            ascii = new IdnMapping().GetAscii(name.ToLowerInvariant());
            return true;
        }
        catch (ArgumentException)
        {
            ascii = "";
            return false;
        }
    }
}
