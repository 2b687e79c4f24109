namespace GatewayStack.Planning.Timing;

/// <summary>How long a deployment takes when everything starts as soon as what it needs is there. Estimated.</summary>
/// <param name="Total">From the first resource to the last.</param>
/// <param name="OneAfterAnother">The same resources in a row, as a script creates them.</param>
/// <param name="CriticalPath">The resources that decide the total, in their order, each with its own duration.</param>
public sealed record DeployTime(TimeSpan Total, TimeSpan OneAfterAnother, IReadOnlyList<(PlannedResource Resource, TimeSpan Duration)> CriticalPath)
{
    /// <summary>Of creating these resources; what they depend on and is not among them is there already.</summary>
    public static DeployTime Of(IReadOnlyList<PlannedResource> resources)
    {
        var byUrn = resources.ToDictionary(r => r.Urn, StringComparer.Ordinal);
        var within = resources.ToLookup(r => r.Parent ?? "", StringComparer.Ordinal);
        var ends = new Dictionary<string, (double End, string? Before)>(StringComparer.Ordinal);
        foreach (var resource in resources)
            End(resource.Urn);

        var last = ends.Count == 0 ? null : ends.MaxBy(e => e.Value.End).Key;
        List<(PlannedResource, TimeSpan)> path = [];
        for (var urn = last; urn is not null; urn = ends[urn].Before)
        {
            if (Durations.Of(byUrn[urn]) is > 0 and var seconds)
                path.Add((byUrn[urn], TimeSpan.FromSeconds(seconds)));
        }
        path.Reverse();
        return new(TimeSpan.FromSeconds(last is null ? 0 : ends[last].End), TimeSpan.FromSeconds(resources.Sum(Durations.Of)), path);

        double End(string urn)
        {
            if (ends.TryGetValue(urn, out var known))
                return known.End;
            ends[urn] = (0, null);
            var resource = byUrn[urn];
            var (start, before) = (0.0, (string?)null);
            foreach (var needed in Needs(resource).Where(byUrn.ContainsKey))
            {
                if (End(needed) is var end && end > start)
                    (start, before) = (end, needed);
            }
            ends[urn] = (start + Durations.Of(resource), before);
            return ends[urn].End;
        }

        // Whoever depends on a component waits for what is in it.
        IEnumerable<string> Needs(PlannedResource resource) => resource.DependsOn
            .Append(resource.Provider)
            .Append(resource.Parent is { } parent && byUrn.TryGetValue(parent, out var above) && !above.IsComponent ? parent : null)
            .OfType<string>()
            .SelectMany(WithContent);

        IEnumerable<string> WithContent(string urn) => byUrn.TryGetValue(urn, out var resource) && resource.IsComponent
            ? within[urn].SelectMany(child => WithContent(child.Urn)).Append(urn)
            : [urn];
    }

    /// <summary>A duration as people say it: <c>9 min 31 s</c>.</summary>
    public static string Say(TimeSpan time) => time.TotalMinutes >= 1
        ? $"{(int)time.TotalMinutes} min{(time.Seconds == 0 ? "" : $" {time.Seconds} s")}"
        : $"{(int)time.TotalSeconds} s";
}
