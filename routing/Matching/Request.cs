using System.Globalization;
using System.Net;
using System.Text;
using GatewayStack.Routing.Attachment;

namespace GatewayStack.Routing.Matching;

/// <summary>A request from outside, as a Gateway sees it.</summary>
public sealed record Request
{
    /// <summary>The method.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>http or https.</summary>
    public required string Scheme { get; init; }

    /// <summary>The port it comes in on.</summary>
    public required int Port { get; init; }

    /// <summary>The host name of the URL: TLS's server name.</summary>
    public required string ServerName { get; init; }

    /// <summary>The host name of the Host header.</summary>
    public required string Host { get; init; }

    /// <summary>The path, without dot segments; percent-encoding stays, as in Istio.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The query as it was asked, with its question mark; empty where there is none.</summary>
    public string Query { get; init; } = "";

    /// <summary>The headers; of several of one name the values are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The query parameters, decoded; of several of one name the first.</summary>
    public IReadOnlyDictionary<string, string> QueryParams { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>METHOD URL.</summary>
    public override string ToString() => $"{Method} {Scheme}://{ServerName}{(Port == DefaultPort(Scheme) ? "" : $":{Port}")}{Path}{Query}";

    /// <summary>The port of a scheme where a URL names none.</summary>
    public static int DefaultPort(string scheme) => scheme == "https" ? 443 : 80;

    /// <summary>Reads a request.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="url">Its URL; http where it has no scheme, as in curl.</param>
    /// <param name="headers">Its headers, each <c>NAME: VALUE</c>.</param>
    /// <param name="problem">What is wrong, where the answer is null.</param>
    public static Request? TryRead(string method, string url, IEnumerable<string> headers, out string? problem)
    {
        problem = null;
        var (before, after) = Split(url, "://");
        var (scheme, rest) = after is null ? ("http", url) : (before.ToLowerInvariant(), after);
        if (scheme is not ("http" or "https"))
            problem = $"'{url}' has scheme {scheme}; use http or https";
        var end = rest.AsSpan().IndexOfAny('/', '?', '#');
        var authority = end < 0 ? rest : rest[..end];
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        var tail = (end < 0 ? "" : rest[end..]).Split('#')[0];
        var (path, asked) = Split(tail, "?");
        var query = asked is null ? "" : "?" + asked;
        var host = Ascii(Hostnames.OfRequest(authority));
        if (host is { Length: 0 })
            problem ??= $"'{url}' has no host name; use a URL such as https://shop.example.com/cart";
        if (host is null || (host.StartsWith('[') && !IPAddress.TryParse(host, out _)))
            problem ??= $"'{authority}' is no host name and no address";
        var port = DefaultPort(scheme);
        var colon = authority.LastIndexOf(':');
        if (colon > authority.LastIndexOf(']') && colon < authority.Length - 1 && (!int.TryParse(authority.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is 0 or > 65535))
            problem ??= $"'{authority}' has no port from 1 to 65535 after its colon";

        var read = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in headers)
        {
            var (name, value) = Split(header, ":");
            if (value is null || name.Trim().Length == 0)
                problem ??= $"'{header}' is not a header; use 'name: value'";
            else
                read[name.Trim()] = read.TryGetValue(name.Trim(), out var earlier) ? $"{earlier},{value.Trim()}" : value.Trim();
        }
        return problem is not null ? null : new Request
        {
            Method = method.ToUpperInvariant(),
            Scheme = scheme,
            Port = port,
            ServerName = host!,
            Host = read.TryGetValue("Host", out var named) ? Hostnames.OfRequest(named) : host!,
            Path = Normalize(Encoded(path)),
            Query = Encoded(query),
            Headers = read,
            QueryParams = Parameters(query),
        };
    }

    /// <summary>A host name as clients send it: other scripts in Punycode. Null where it is none.</summary>
    private static string? Ascii(string host)
    {
        if (System.Text.Ascii.IsValid(host))
            return host;
        try
        {
            return new IdnMapping().GetAscii(host);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>What cannot stand in a URL is encoded, as clients do before they send it.</summary>
    private static string Encoded(string text) => text.All(c => c is > ' ' and < '\x7f')
        ? text
        : string.Concat(Encoding.UTF8.GetBytes(text).Select(b => b is > (byte)' ' and < 0x7f ? ((char)b).ToString() : $"%{b:X2}"));

    /// <summary>Dot segments go, as RFC 3986 says, and backslashes become slashes; Istio does both by default.</summary>
    private static string Normalize(string path)
    {
        if (path.Length == 0)
            return "/";
        path = path.Replace('\\', '/').Replace("/%2e", "/.", StringComparison.OrdinalIgnoreCase).Replace("/.%2e", "/..", StringComparison.OrdinalIgnoreCase);
        if (!path.Contains("/.", StringComparison.Ordinal))
            return path;
        List<string> kept = [];
        var segments = path.Split('/');
        foreach (var (i, segment) in segments.Index().Skip(1))
        {
            if (segment == ".." && kept.Count > 0)
                kept.RemoveAt(kept.Count - 1);
            if (segment is not ("." or ".."))
                kept.Add(segment);
            else if (i == segments.Length - 1)
                kept.Add("");
        }
        return "/" + string.Join('/', kept);
    }

    private static Dictionary<string, string> Parameters(string query)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = Split(pair, "=");
            parameters.TryAdd(Decode(name), Decode(value ?? ""));
        }
        return parameters;
    }

    private static string Decode(string text)
    {
        var plain = text.Replace('+', ' ');
        return plain.Contains('%') ? Uri.UnescapeDataString(plain) : plain;
    }

    private static (string Before, string? After) Split(string text, string separator) =>
        text.IndexOf(separator, StringComparison.Ordinal) is >= 0 and var at ? (text[..at], text[(at + separator.Length)..]) : (text, null);
}
