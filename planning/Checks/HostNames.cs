using System.Net;
using System.Text.RegularExpressions;

namespace GatewayStack.Planning.Checks;

/// <summary>What the Gateway API takes as a host name.</summary>
internal static partial class HostNames
{
    /// <summary>What is wrong with it: completes "'HOST' …"; null where it is one.</summary>
    public static string? Problem(string host) =>
        IPAddress.TryParse(host, out _) ? "is an IP address, not a host name"
        : host.Length > 253 ? "is longer than 253 characters"
        : Form().IsMatch(host) ? null
        : "is not a host name that the API takes";

    /// <summary>Whether a host name is in a DNS zone.</summary>
    public static bool IsIn(string host, string zone) => host == zone || host.EndsWith('.' + zone, StringComparison.Ordinal);

    /// <summary>Whether a certificate's name covers a host name: a wildcard covers one label, never the domain itself.</summary>
    public static bool Covers(string name, string host) =>
        name == host || name.StartsWith("*.", StringComparison.Ordinal) && host.IndexOf('.') is > 0 and var dot && host[dot..] == name[1..];

    [GeneratedRegex(@"^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
