namespace GatewayStack.Planning.Rendering;

/// <summary>Where requests go, for people: a tree of host name, listener, match and backends.</summary>
/// <param name="style">Colours, or none.</param>
internal sealed class TrafficText(TextStyle style)
{
    /// <summary>The lines.</summary>
    public IEnumerable<string> Lines(Traffic traffic)
    {
        if (traffic.Hosts.Count == 0)
            yield return "No host name is served.";
        foreach (var host in traffic.Hosts)
        {
            yield return $"{style.Bold(host.Name)}  {style.Dim(host.Address ?? host.Note ?? "")}";
            foreach (var (i, listener) in host.Listeners.Index())
            {
                var last = i == host.Listeners.Count - 1;
                foreach (var line in Lines(listener, last ? "└─ " : "├─ ", last ? "   " : "│  "))
                    yield return line;
            }
        }
        foreach (var refused in traffic.Refused)
            yield return $"{style.Red("not attached:")} {refused.Route} at {refused.Parent}: {refused.Conditions.First(c => !c.Status)}";
    }

    private IEnumerable<string> Lines(TrafficListener listener, string first, string indent)
    {
        var title = listener.Name.Length == 0
            ? $"{first}{listener.Owner.Kind} {listener.Owner.Target.Name}"
            : $"{first}{listener.Port} {listener.Owner.Target.Name}/{listener.Name}{(listener.Certificate is { } secret ? $", certificate {secret}" : "")}";
        if (listener.Matches is [{ Answer: { } answer } only] && only.Label == "PathPrefix /")
        {
            yield return $"{title}: {answer}";
            yield break;
        }
        yield return title;
        var width = listener.Matches.Max(m => m.Label.Length);
        foreach (var (i, match) in listener.Matches.Index())
        {
            yield return $"{indent}{(i == listener.Matches.Count - 1 ? "└─" : "├─")} {match.Label.PadRight(width)}  {match.Target}"
                + string.Concat(match.Changes.Select(c => style.Dim($", {c}")))
                + string.Concat(match.Backends.Where(b => b.Problem is not null).Select(b => style.Red($"  {b.Problem}")))
                + (match.ShadowedBy is { } earlier ? style.Yellow($"  never reached: {TrafficMatch.SourceOf(earlier)} takes its requests") : "");
        }
    }
}
