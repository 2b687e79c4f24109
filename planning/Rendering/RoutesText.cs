using System.Text;
using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Explaining;
using GatewayStack.Routing.Matching;

namespace GatewayStack.Planning.Rendering;

/// <summary>Everything that is served, for people: by listener and host name, in the order in which it is matched.</summary>
/// <param name="style">Colours.</param>
public sealed class RoutesText(TextStyle style)
{
    /// <summary>The text, ending with a line feed.</summary>
    public string Write(Topology topology)
    {
        var (text, router) = (new StringBuilder(), new Router(topology));
        foreach (var listener in topology.Listeners)
        {
            Line($"{style.Bold(listener.ToString())}: {listener.Listener.Protocol} {listener.Listener.Port}, {Name(listener.Listener.Hostname)}");
            foreach (var bad in listener.Conditions.Where(c => c is { Status: false, Type: not "Conflicted" }))
                Line($"  {style.Red(bad.ToString())}");
            foreach (var host in router.TableOf(listener).Hosts)
                Host(host);
            foreach (var tls in listener.Routes.Where(r => r.Route.Kind == "TLSRoute"))
                Line($"  {string.Join(", ", tls.Hostnames.Select(h => Name(h.Shared)))}  {tls.Route}: {string.Join(" + ", tls.Route.Rules.SelectMany(r => r.Backends))}");
            if (listener.Routes.Count == 0)
                Line(style.Dim("  no route"));
            Line("");
        }
        foreach (var set in topology.ListenerSets)
        {
            foreach (var condition in set.Conditions.Where(c => c is { Type: "Accepted", Status: false }))
                Line($"{style.Red("not well:")} ListenerSet {set.Set.Key}: {condition}");
        }
        foreach (var refused in topology.RouteParents.Where(p => p.Conditions.Any(c => !c.Status)))
        {
            foreach (var condition in refused.Conditions.Where(c => !c.Status))
                Line($"{style.Red("not well:")} {refused.Route} at {refused.Parent}: {condition}");
        }
        return text.ToString();

        void Host(HostTable host)
        {
            Line($"  {style.Bold(Name(host.Hostname))}");
            var width = host.Entries.Max(e => e.Match.ToString().Length);
            foreach (var entry in host.Entries)
            {
                var shadow = Shadows.Of(host, entry);
                Line($"    {entry.Match.ToString().PadRight(width)}  {Target(entry)}  {style.Dim($"{entry.Route} rule {entry.RuleIndex}")}"
                    + (shadow is null ? "" : style.Yellow($"  never reached: {shadow.Route} rule {shadow.RuleIndex} takes its requests")));
            }
        }

        void Line(string line) => text.Append(line).Append('\n');
    }

    private static string Name(string hostname) => hostname.Length == 0 ? "every host name" : hostname;

    private static string Target(RouteEntry entry)
    {
        if (RuleText.Redirect(entry.Rule) is { } redirect)
            return redirect;
        var total = entry.Rule.Backends.Sum(b => (long)b.Weight);
        return entry.Rule.Backends.Count switch
        {
            0 => "500",
            1 => entry.Rule.Backends[0].ToString(),
            _ => string.Join(" + ", entry.Rule.Backends.Select(b => $"{VerdictText.Percent(total == 0 ? 0 : (double)b.Weight / total)} {b}")),
        };
    }
}
