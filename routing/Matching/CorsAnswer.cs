using System.Globalization;
using GatewayStack.Routing.Model;

namespace GatewayStack.Routing.Matching;

/// <summary>What a Gateway tells a browser that asks from another origin.</summary>
/// <remarks>Specification: <c>HTTPCORSFilter</c>. Where it leaves the choice between <c>*</c> and what was asked for, it is what was
/// asked for, which holds with credentials too.</remarks>
internal static class CorsAnswer
{
    /// <summary>Whether a browser asks before it sends the real request; the Gateway answers that itself.</summary>
    public static bool IsPreflight(Request request) =>
        request.Method == "OPTIONS" && request.Headers.ContainsKey("Origin") && request.Headers.ContainsKey("Access-Control-Request-Method");

    /// <summary>The headers of the answer; none for an origin that is not allowed.</summary>
    public static IEnumerable<string> Headers(Cors cors, Request request)
    {
        if (!request.Headers.TryGetValue("Origin", out var origin) || !cors.AllowOrigins.Any(allowed => Allows(allowed, origin)))
            yield break;
        yield return $"set Access-Control-Allow-Origin: {origin}";
        if (IsPreflight(request))
        {
            if (Listed(cors.AllowMethods, request.Headers["Access-Control-Request-Method"]) is { } methods)
                yield return $"set Access-Control-Allow-Methods: {methods}";
            if (Listed(cors.AllowHeaders, request.Headers.GetValueOrDefault("Access-Control-Request-Headers")) is { } headers)
                yield return $"set Access-Control-Allow-Headers: {headers}";
            yield return $"set Access-Control-Max-Age: {cors.MaxAge.ToString(CultureInfo.InvariantCulture)}";
        }
        if (cors.ExposeHeaders.Count > 0)
            yield return $"set Access-Control-Expose-Headers: {string.Join(", ", cors.ExposeHeaders)}";
        if (cors.AllowCredentials)
            yield return "set Access-Control-Allow-Credentials: true";
    }

    private static string? Listed(IReadOnlyList<string> allowed, string? asked) =>
        allowed.Contains("*") ? asked : allowed.Count == 0 ? null : string.Join(", ", allowed);

    /// <summary>A <c>*</c> in the host stands for any number of labels; a port that is not named is the scheme's.</summary>
    private static bool Allows(string allowed, string origin)
    {
        if (allowed == "*")
            return true;
        var (pattern, asked) = (WithPort(allowed), WithPort(origin));
        return pattern.IndexOf('*') is >= 0 and var star
            ? asked.Length > pattern.Length - 1 && asked.StartsWith(pattern[..star], StringComparison.Ordinal) && asked.EndsWith(pattern[(star + 1)..], StringComparison.Ordinal)
            : pattern == asked;
    }

    private static string WithPort(string origin)
    {
        var lower = origin.ToLowerInvariant();
        return lower.LastIndexOf(':') > lower.LastIndexOf('/') && !lower.EndsWith(']')
            ? lower
            : $"{lower}:{Request.DefaultPort(lower.Split("://")[0]).ToString(CultureInfo.InvariantCulture)}";
    }
}
