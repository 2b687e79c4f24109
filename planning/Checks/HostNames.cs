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

    [GeneratedRegex(@"^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
