using GatewayStack.Planning.Timing;

namespace GatewayStack.Planning.Diffing.Consequences;

/// <summary>What a change means for those who use what is deployed.</summary>
public sealed record DiffConsequences
{
    /// <summary>The changes that Pulumi refuses, because what is deployed is protected.</summary>
    public required IReadOnlyList<ResourceChange> Refused { get; init; }

    /// <summary>The resources that are replaced by themselves, each with how many others are replaced with it.</summary>
    public required IReadOnlyList<(ResourceChange Change, int Followers)> Replacements { get; init; }

    /// <summary>What is created and deleted at once and is the same thing: renamed in the program, without an alias.</summary>
    public required IReadOnlyList<(ResourceChange Deleted, ResourceChange Created)> Collisions { get; init; }

    /// <summary>Requests, and host names that appear or vanish.</summary>
    public required Traffic Traffic { get; init; }

    /// <summary>DNS records that change.</summary>
    public required IReadOnlyList<DnsMove> Records { get; init; }

    /// <summary>Host names whose certificate changes, those of the same change together.</summary>
    public required IReadOnlyList<CertificateChange> Certificates { get; init; }

    /// <summary>Findings that were not there.</summary>
    public required IReadOnlyList<Finding> NewFindings { get; init; }

    /// <summary>Findings that are gone.</summary>
    public required IReadOnlyList<Finding> FixedFindings { get; init; }

    /// <summary>How long creating and changing takes, estimated as for creating.</summary>
    public required DeployTime Time { get; init; }

    /// <summary>Secret inputs of resources that are in both plans: plans hold no secret, so nothing can be said about them.</summary>
    public required int SecretsNotCompared { get; init; }

    /// <summary>Works them out.</summary>
    public static DiffConsequences Of(PlanDiff diff)
    {
        var traffic = new Traffic(PlanObjects.TopologyOf(diff.Old), PlanObjects.TopologyOf(diff.New));
        var rerun = diff.Changes.Where(c => c.Kind is ChangeKind.Create or ChangeKind.Update or ChangeKind.Replace).Select(c => c.Resource.Urn).ToHashSet(StringComparer.Ordinal);
        var secrets = diff.Old.Resources.SelectMany(r => r.SecretInputs.Select(s => (r.Urn, s))).ToHashSet();
        return new()
        {
            Refused = [.. diff.Changes.Where(c => c.IsRefused)],
            Replacements = [.. Replaced(diff)],
            Collisions = [.. Collided(diff)],
            Traffic = traffic,
            Records = [.. DnsMoves.Of(diff)],
            Certificates = [.. CertificateChanges.Of(diff, traffic)],
            NewFindings = [.. Without(diff.New.Findings, diff.Old.Findings)],
            FixedFindings = [.. Without(diff.Old.Findings, diff.New.Findings)],
            Time = DeployTime.Of([.. diff.New.Resources.Where(r => r.IsGroup || rerun.Contains(r.Urn))]),
            SecretsNotCompared = diff.New.Resources.Sum(r => r.SecretInputs.Count(s => secrets.Contains((r.Urn, s)))),
        };
    }

    private static IEnumerable<(ResourceChange, int)> Replaced(PlanDiff diff)
    {
        var replaced = diff.Changes.Where(c => c.Kind == ChangeKind.Replace).ToDictionary(c => c.Resource.Urn, StringComparer.Ordinal);
        var followers = replaced.Values.CountBy(c => Root(c).Resource.Urn).ToDictionary(StringComparer.Ordinal);
        return replaced.Values.Where(c => c.Cause is null).Select(c => (c, followers[c.Resource.Urn] - 1));

        ResourceChange Root(ResourceChange change) => change.Cause is { } cause ? Root(replaced[cause.Urn]) : change;
    }

    private static IEnumerable<(ResourceChange, ResourceChange)> Collided(PlanDiff diff) =>
        from deleted in diff.Changes
        where deleted.Kind == ChangeKind.Delete
        let identity = ReplacementRules.IdentityOf(deleted.Resource)
        where identity is not null
        from created in diff.Changes
        where created.Kind == ChangeKind.Create && ReplacementRules.IdentityOf(created.Resource) == identity
        select (deleted, created);

    /// <summary>The findings that others lack. Lines move and numbers of days change; id and key say which finding it is.</summary>
    private static IEnumerable<Finding> Without(IReadOnlyList<Finding> findings, IReadOnlyList<Finding> others)
    {
        var left = others.CountBy(Key).ToDictionary();
        foreach (var finding in findings)
        {
            if (left.TryGetValue(Key(finding), out var count) && count > 0)
                left[Key(finding)] = count - 1;
            else
                yield return finding;
        }

        static (string, string) Key(Finding finding) => (finding.Id, finding.Where[(finding.Where.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
    }
}
