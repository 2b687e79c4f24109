using System.Net;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Rules;

/// <summary>Lists of addresses that may come in from the internet: well formed, and such as the internet has.</summary>
internal static class PublicAddressRules
{
    /// <summary>Private (RFC 1918), shared (RFC 6598), loopback and link-local addresses: nobody on the internet has one.</summary>
    private static readonly IPNetwork[] NotPublic =
        [.. ((string[])["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"]).Select(IPNetwork.Parse)];

    public static IEnumerable<SettingsProblem> Check(IReadOnlyList<string> ranges, string key)
    {
        foreach (var (i, range) in ranges.Index())
        {
            var text = range.Contains('/', StringComparison.Ordinal) ? range : range + "/32";
            if (!IPNetwork.TryParse(text, out var block) || text != block.ToString())
                yield return new($"{key}[{i}]", "is not an address or CIDR block: the bits after the prefix must be zero", range, "use an address or a block such as 203.0.113.0/24");
            else if (NotPublic.Any(n => n.Contains(block.BaseAddress)))
                yield return new($"{key}[{i}]", "is not a public address, and from the internet nobody comes with another", range, "use the public address that the deployer's or the office's traffic leaves by");
            else if (block.PrefixLength == 0)
                yield return new($"{key}[{i}]", "lets everybody in", range, "list the addresses that need it, or leave the list out to say the same");
        }
    }
}
