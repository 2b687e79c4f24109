using System.Collections.Immutable;
using System.Globalization;
using GatewayStack.Infra.Configuration;
using GatewayStack.Infra.Settings;
using Pulumi;

namespace GatewayStack.Infra;

/// <summary>What the stack tells its user in the end.</summary>
internal static class StackOutputs
{
    /// <summary>One output of several, by name.</summary>
    public static Output<ImmutableDictionary<string, T>> Map<T>(IEnumerable<(string Name, Output<T> Value)> values) =>
        Output.All(values.Select(v => v.Value.Apply(value => (v.Name, value))))
            .Apply(all => all.ToImmutableDictionary(v => v.Name, v => v.value));

    /// <summary>The URLs of each route.</summary>
    public static ImmutableDictionary<string, ImmutableArray<string>> Urls(StackSettings settings) => settings.GatewayRoutes().ToImmutableDictionary(
        r => r.Name,
        r => r.Route.Hostnames.Select(h => $"{Url(settings.ListenerOf(r.Route), settings.Host(h))}/").ToImmutableArray());

    /// <summary>The records as lines of a zone file (RFC 1035), by name: to be read, or to be given to another DNS server.</summary>
    public static Output<ImmutableArray<string>> DnsLines(StackSettings settings, IEnumerable<(string Hostname, Output<string> Address)> hosts)
    {
        var sorted = hosts.OrderBy(h => h.Hostname, StringComparer.Ordinal).ToList();
        var width = sorted.Count == 0 ? 0 : sorted.Max(h => h.Hostname.Length) + 1;
        var (ttl, type) = (settings.Dns.Ttl.ToString(CultureInfo.InvariantCulture), settings.Dns.RecordType.Spelling());
        return Output.All(sorted.Select(h => h.Address.Apply(address =>
            $"{(h.Hostname + ".").PadRight(width)} {ttl} IN {type} {(settings.Dns.RecordType == AddressRecord.CNAME ? address.TrimEnd('.') + "." : address)}")));
    }

    /// <summary>Lines for <c>/etc/hosts</c>, one an address, to try host names before there are DNS records. Such a line takes no
    /// wildcard, and no host name in the place of the address.</summary>
    public static Output<ImmutableArray<string>> HostsLines(IEnumerable<(string Hostname, Output<string> Address)> hosts) =>
        Output.All(hosts.Where(h => !h.Hostname.StartsWith('*')).Select(h => h.Address.Apply(address => (h.Hostname, Address: address))))
            .Apply(all => all
                .GroupBy(h => h.Address, h => h.Hostname, StringComparer.Ordinal)
                .Select(g => IsHostname(g.Key) ? $"$(dig +short {g.Key} | head -n 1) {string.Join(' ', g)}" : $"{g.Key} {string.Join(' ', g)}")
                .ToImmutableArray());

    /// <summary>A command for each rule of each route that shows where a request goes; it needs no DNS.</summary>
    public static Output<ImmutableArray<string>> TestCommands(StackSettings settings, IReadOnlyDictionary<string, Output<string>> addresses) =>
        Output.All(settings.GatewayRoutes().Select(r => addresses[r.Gateway].Apply(address => Commands(settings, r.Route, address).ToImmutableArray())))
            .Apply(all => all.SelectMany(commands => commands).ToImmutableArray());

    private static IEnumerable<string> Commands(StackSettings settings, RouteSettings route, string address)
    {
        var parent = settings.ParentOf(route);
        var gateway = settings.Gateways[parent.Gateway];
        var listener = settings.ListenerOf(route);
        var unknownIssuer = listener.Protocol == ListenerProtocol.HTTPS && settings.HasUnknownIssuer(gateway, listener) ? " -k" : "";
        foreach (var host in route.Hostnames.Select(settings.Host).Select(h => h.Replace("*", "any", StringComparison.Ordinal)))
        {
            foreach (var rule in route.AllRules)
            {
                var match = rule.Matches.Count > 0 ? rule.Matches[0] : new MatchSettings();
                var headers = string.Concat(match.Headers.Select(h => $" -H '{h.Name}: {h.Value}'"));
                var method = match.Method is { } m ? $" -X {m}" : "";
                yield return $"curl -s{unknownIssuer}{method} {Connect(host, listener.Port, address)}{headers} '{Url(listener, host)}{match.Path?.Value ?? "/"}'";
            }
            if (parent.RedirectsHttp && parent.Listeners.FirstOrDefault(l => l.Protocol == ListenerProtocol.HTTP) is { } http)
                yield return $"curl -sI --max-time 5 {Connect(host, http.Port, address)} '{Url(http, host)}/'   # expect 301 to https";
        }
    }

    /// <summary>Where curl connects to in the place of what DNS says: <c>--resolve</c> takes addresses only.</summary>
    private static string Connect(string host, int port, string address) => IsHostname(address)
        ? string.Create(CultureInfo.InvariantCulture, $"--connect-to {host}:{port}:{address}:{port}")
        : string.Create(CultureInfo.InvariantCulture, $"--resolve {host}:{port}:{address}");

    private static string Url(ListenerSettings listener, string host)
    {
        var (scheme, usual) = listener.Protocol == ListenerProtocol.HTTPS ? ("https", 443) : ("http", 80);
        return listener.Port == usual ? $"{scheme}://{host}" : string.Create(CultureInfo.InvariantCulture, $"{scheme}://{host}:{listener.Port}");
    }

    /// <summary>Whether a load balancer gives a host name in the place of an address, as those of AWS do.</summary>
    private static bool IsHostname(string address) => Uri.CheckHostName(address) == UriHostNameType.Dns;
}
