using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Explaining;
using GatewayStack.Routing.Matching;
using GatewayStack.Routing.Model;

namespace GatewayStack.Planning.Diffing.Consequences;

/// <summary>A request that stands for all that one match is for.</summary>
/// <param name="Url">Scheme, host name as routes have it, and port where it is not the usual one.</param>
/// <param name="Gateway">The Gateway that is asked; null: the one that is for the host name.</param>
/// <param name="Request">The request.</param>
internal sealed record Sample(string Url, ObjectKey? Gateway, Request Request)
{
    /// <summary>Text that tells it from every other one.</summary>
    public string Text { get; } = $"{Request}{string.Concat(Request.Headers.OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"  {h.Key}: {h.Value}"))}{(Gateway is { } key ? $"  at {key}" : "")}";
}

/// <summary>Makes a request for every match of every listener.</summary>
internal static class SampleRequests
{
    /// <summary>The requests, and the matches that no request was found for.</summary>
    public static (IReadOnlyList<Sample> Samples, IReadOnlyList<RouteEntry> Missed) Of(Topology topology)
    {
        var router = new Router(topology);
        List<Sample> samples = [];
        List<RouteEntry> missed = [];
        foreach (var listener in topology.Listeners.Where(l => l.Serves))
        {
            foreach (var host in router.TableOf(listener).Hosts)
            {
                foreach (var entry in host.Entries)
                {
                    var sample = For(listener, host.Hostname, entry.Match, entry.Route.Kind);
                    if (entry.Meets(sample.Request))
                        samples.Add(sample);
                    else
                        missed.Add(entry);
                }
            }
            samples.AddRange(listener.Routes.Where(r => r.Route.Kind == "TLSRoute").SelectMany(r => r.Hostnames).Select(h => For(listener, h.Shared, new RouteMatch(), "TLSRoute")));
        }
        return (samples, missed);
    }

    private static Sample For(ListenerState listener, string hostname, RouteMatch match, string kind)
    {
        var scheme = listener.Listener.IsTls ? "https" : "http";
        var host = hostname.Length == 0 ? "*" : hostname.Replace("*", "any", StringComparison.Ordinal);
        var query = match.QueryParams.ToDictionary(q => q.Name, Value, StringComparer.Ordinal);
        var port = listener.Listener.Port == Request.DefaultPort(scheme) ? "" : $":{listener.Listener.Port}";
        return new($"{scheme}://{(hostname.Length == 0 ? "*" : hostname)}{port}", hostname.Length == 0 ? listener.Gateway.Key : null, new Request
        {
            Method = match.Method ?? (kind == "GRPCRoute" ? "POST" : "GET"),
            Scheme = scheme,
            Port = listener.Listener.Port,
            ServerName = host,
            Host = host,
            Path = match.Path.Kind == PathKind.RegularExpression ? ExpressionSample.Of(match.Path.Value) : match.Path.Value,
            Query = query.Count == 0 ? "" : "?" + string.Join('&', query.Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value)}")),
            QueryParams = query,
            Headers = match.Headers.DistinctBy(h => h.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(h => h.Name, Value, StringComparer.OrdinalIgnoreCase),
        });
    }

    private static string Value(NamedMatch match) => match.IsRegex ? ExpressionSample.Of(match.Value) : match.Value;
}
