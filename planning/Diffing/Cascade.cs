namespace GatewayStack.Planning.Diffing;

/// <summary>What a replacement takes along: what is made through a provider that is replaced, and what has an input that comes
/// from a replaced resource and so is not known until the new one is there.</summary>
internal static class Cascade
{
    /// <summary>The changes with those that follow from them, in the same order.</summary>
    public static IEnumerable<ResourceChange> Complete(Plan plan, List<(PlannedResource? Old, PlannedResource New, ResourceChange? Change)> resources)
    {
        var byUrn = plan.Resources.ToDictionary(r => r.Urn, StringComparer.Ordinal);
        var replaced = resources.Where(r => r.Change?.Kind == ChangeKind.Replace).ToDictionary(r => r.New.Urn, r => r.Change!, StringComparer.Ordinal);
        bool again;
        do
        {
            again = false;
            for (var i = 0; i < resources.Count; i++)
            {
                var (old, @new, change) = resources[i];
                if (old is null || Following(old, @new, change) is not { } follows)
                    continue;
                resources[i] = (old, @new, follows);
                again |= follows.Kind == ChangeKind.Replace && replaced.TryAdd(@new.Urn, follows);
            }
        }
        while (again);
        return resources.Select(r => r.Change).OfType<ResourceChange>();

        ResourceChange? Following(PlannedResource old, PlannedResource @new, ResourceChange? change)
        {
            if (replaced.ContainsKey(@new.Urn))
                return null;
            if (!@new.IsComponent && ProviderOf(@new) is { } provider && replaced.TryGetValue(provider, out var cause))
                return Replaced(old, @new, change, cause, []);
            var unknown = @new.InputDependencies
                .Select(d => (Input: d.Key, Source: d.Value.FirstOrDefault(replaced.ContainsKey)))
                .Where(d => d.Source is not null && !@new.IgnoreChanges.Contains(d.Input))
                .Select(d => new PropertyChange(d.Input, old.Inputs[d.Input], Marker.Unknown)
                {
                    Source = byUrn[d.Source!],
                    ForcesReplacement = !@new.IsComponent && ReplacementRules.ForcesWhenUnknown(@new, d.Input),
                })
                .ToList();
            if (unknown.Count == 0)
                return null;
            if (unknown.Find(p => p.ForcesReplacement) is { } forcing)
                return Replaced(old, @new, change, replaced[forcing.Source!.Urn], unknown);
            return (change ?? new ResourceChange { Kind = ChangeKind.Update, Old = old, New = @new }) with { Kind = ChangeKind.Update, Properties = Merged(change, unknown) };
        }

        // A resource has its own provider, or that of the nearest ancestor that has one of its package.
        string? ProviderOf(PlannedResource resource)
        {
            for (var at = resource; at is not null; at = at.Parent is { } parent ? byUrn.GetValueOrDefault(parent) : null)
            {
                if (at.Provider is { } urn && byUrn.GetValueOrDefault(urn)?.Type == $"pulumi:providers:{resource.Type.Split(':')[0]}")
                    return urn;
            }
            return null;
        }
    }

    private static ResourceChange Replaced(PlannedResource old, PlannedResource @new, ResourceChange? change, ResourceChange cause, List<PropertyChange> unknown) => new()
    {
        Kind = ChangeKind.Replace,
        Old = old,
        New = @new,
        Properties = Merged(change, unknown),
        // What goes before its successor comes takes along what stands on it.
        DeletedFirst = cause.DeletedFirst || ReplacementRules.DeletesFirst(old, @new),
        Cause = cause.Resource,
    };

    private static List<PropertyChange> Merged(ResourceChange? change, List<PropertyChange> unknown) =>
        [.. (change?.Properties ?? []).Where(p => !unknown.Exists(u => PropertyPath.Covers(u.Path, p.Path))), .. unknown];
}
