namespace GatewayStack.Planning.Rendering.Html;

/// <summary>Where requests go: a picture where there is room for it, else the same as a list.</summary>
internal static class TrafficPart
{
    /// <summary>More matches than this make a picture that nobody can follow.</summary>
    private const int Drawable = 120;

    public static void Write(HtmlWriter html, Traffic traffic, Anchors anchors)
    {
        var drawn = traffic.Hosts.Count > 0 && traffic.Hosts.Sum(h => h.Listeners.Sum(l => l.Matches.Count)) <= Drawable;
        html.Open("section", ("id", "traffic"), ("class", drawn ? "drawn" : null), ("aria-labelledby", "traffic-title")).Element("h2", "Traffic", ("id", "traffic-title"));
        if (traffic.Hosts.Count == 0)
            html.Element("p", "No host name is served.");
        if (drawn)
        {
            html.Open("p", ("class", "hint picture-only")).Text("From DNS name to workload. Point at a box, or tab to it, to see its paths; follow it for details.").Close();
            new TrafficPicture(traffic, anchors).Write(html);
        }
        html.Open("ul", ("class", "paths"));
        foreach (var host in traffic.Hosts)
            Host(html, host, anchors);
        html.Close();
        foreach (var refused in traffic.Refused)
        {
            html.Open("p", ("class", "problem"), ("data-row", "")).Element("b", "Not attached:").Text($" {refused.Route} at {refused.Parent}: ")
                .Marked(refused.Conditions.First(c => !c.Status).Message).Close();
        }
        html.Close();
    }

    private static void Host(HtmlWriter html, TrafficHost host, Anchors anchors)
    {
        html.Open("li", ("data-row", "")).Open("p").Element("b", host.Name).Close();
        if ((host.Address ?? host.Note) is { } note)
            html.Open("p", ("class", "detail")).Marked(note).Close();
        html.Open("ul");
        foreach (var listener in host.Listeners)
        {
            html.Open("li").Open("p").Element("a", listener.Name.Length == 0 ? $"Service {listener.Owner.Target.Name}" : $"{listener.Port} {listener.Owner.Target.Name}/{listener.Name}",
                ("href", anchors.LinkTo(listener.Owner.Kind, listener.Owner.Target))).Close();
            if (listener.Certificate is { } certificate)
                html.Element("p", $"certificate {certificate}", ("class", "detail"));
            html.Open("ul");
            foreach (var match in listener.Matches)
            {
                html.Open("li").Open("p").Element("a", match.Label, ("href", $"#{anchors.Of(match.Entry)}")).Text(" → ").Element("b", match.Target).Close();
                var details = match.Changes.Concat(match.Backends.Select(b => b.Problem ?? b.Workload).OfType<string>().Distinct(StringComparer.Ordinal)).ToList();
                if (details.Count > 0)
                    html.Element("p", string.Join(", ", details), ("class", "detail"));
                if (match.ShadowedBy is { } earlier)
                    html.Element("p", $"Never reached: {TrafficMatch.SourceOf(earlier)} takes its requests", ("class", "problem"));
                html.Close();
            }
            html.Close().Close();
        }
        html.Close().Close();
    }
}
