using System.Text.Json.Nodes;

namespace GatewayStack.Planning.Diffing;

/// <summary>Decides what becomes of each resource, as Pulumi's engine does: same URN or alias, same resource.</summary>
internal static class Differ
{
    /// <summary>The changes: those of the new plan's resources in their order, then what is deleted, children first.</summary>
    public static IReadOnlyList<ResourceChange> Compare(Plan old, Plan @new)
    {
        // What is only read is nobody's to change; it counts where it comes to be managed, or stops to be.
        var deployed = old.Resources.Where(r => !r.IsRead).ToDictionary(r => r.Urn, StringComparer.Ordinal);
        var wanted = @new.Resources.Where(r => !r.IsRead).ToList();
        var kept = wanted.Select(r => r.Urn).Where(deployed.ContainsKey).ToHashSet(StringComparer.Ordinal);
        List<(PlannedResource? Old, PlannedResource New)> pairs = [];
        foreach (var resource in wanted)
        {
            var former = kept.Contains(resource.Urn) ? resource.Urn : resource.Aliases.FirstOrDefault(a => deployed.ContainsKey(a) && kept.Add(a));
            pairs.Add((former is null ? null : deployed[former], resource));
        }
        return
        [
            .. Cascade.Complete(@new, [.. pairs.Select(p => (p.Old, p.New, Change(p.Old, p.New)))]),
            .. old.Resources.Where(r => !r.IsRead && !kept.Contains(r.Urn)).Reverse().Select(r => new ResourceChange { Kind = ChangeKind.Delete, Old = r }),
        ];
    }

    /// <summary>What a resource's own inputs and options make of it; null where nothing.</summary>
    private static ResourceChange? Change(PlannedResource? old, PlannedResource @new)
    {
        if (old is null)
            return new() { Kind = ChangeKind.Create, New = @new };
        var properties = ValueDiff.Between(old.Inputs, @new.Inputs)
            .Where(p => !@new.IgnoreChanges.Any(ignored => PropertyPath.Covers(ignored, p.Path)) && !IsSameLocation(p))
            .Select(p => p with { ForcesReplacement = ReplacementRules.Forces(@new, p) })
            .ToList();
        return properties.Count == 0 && old.Urn == @new.Urn ? null : new()
        {
            Kind = properties.Any(p => p.ForcesReplacement) ? ChangeKind.Replace : properties.Count > 0 ? ChangeKind.Update : ChangeKind.Rename,
            Old = old,
            New = @new,
            Properties = properties,
            DeletedFirst = properties.Any(p => p.ForcesReplacement) && ReplacementRules.DeletesFirst(old, @new),
        };
    }

    /// <summary>Azure's locations are the same in any case and with or without spaces.</summary>
    private static bool IsSameLocation(PropertyChange change) => change is { Path: "location", Old: JsonValue old, New: JsonValue @new }
        && old.ToString().Replace(" ", "", StringComparison.Ordinal).Equals(@new.ToString().Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}
