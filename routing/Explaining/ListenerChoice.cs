using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Matching;
using GatewayStack.Routing.Model;

namespace GatewayStack.Routing.Explaining;

/// <summary>Which listener of a Gateway takes a request: of those on the port, the one with the most specific host name, and no
/// other (listener isolation).</summary>
internal static class ListenerChoice
{
    public static ListenerState? Choose(GatewayState gateway, Request request)
    {
        // Plain HTTP has only the Host header; TLS's server name comes first.
        var host = request.Scheme == "https" ? request.ServerName : request.Host;
        ListenerState? best = null;
        foreach (var candidate in gateway.Listeners)
        {
            if (candidate.Serves && Takes(candidate.Listener, request) && Hostnames.Covers(candidate.Listener.Hostname, host)
                && (best is null || Hostnames.Compare(candidate.Listener.Hostname, best.Listener.Hostname) < 0))
            {
                best = candidate;
            }
        }
        return best;
    }

    /// <summary>Whether port and protocol are the request's.</summary>
    public static bool Takes(Listener listener, Request request) =>
        listener.Port == request.Port && (request.Scheme == "https" ? listener.IsTls : listener.Protocol == "HTTP");
}
