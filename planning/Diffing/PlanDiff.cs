using System.Text.Json.Nodes;

namespace GatewayStack.Planning.Diffing;

/// <summary>What a deployment of a plan changes where another one is deployed, as Pulumi decides it.</summary>
/// <param name="Old">What is deployed.</param>
/// <param name="New">What is to be deployed.</param>
/// <param name="Changes">The changes: in the order of the new plan, then what is deleted, children first.</param>
/// <param name="Outputs">The stack's outputs that change.</param>
/// <param name="Hidden">The settings that a plan does not show and that change: encrypted values, and certificates' files.</param>
public sealed record PlanDiff(Plan Old, Plan New, IReadOnlyList<ResourceChange> Changes, IReadOnlyList<PropertyChange> Outputs, IReadOnlyList<HiddenChange> Hidden)
{
    /// <summary>Compares two plans of a stack.</summary>
    public static PlanDiff Of(Plan old, Plan @new) => new(
        old, @new, Differ.Compare(old, @new), [.. ValueDiff.Between(old.Outputs, @new.Outputs)],
        old.Fingerprints is { } before && @new.Fingerprints is { } after
            ? [.. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal).Where(k => before.GetValueOrDefault(k) != after.GetValueOrDefault(k)).Select(k => new HiddenChange(k, before.ContainsKey(k), after.ContainsKey(k)))]
            : []);

    /// <summary>Whether a deployment changes nothing.</summary>
    public bool IsEmpty => Changes.Count == 0 && Outputs.Count == 0 && Hidden.Count == 0;

    /// <summary>The changes without those of components that only group others.</summary>
    public IEnumerable<ResourceChange> Counted => Changes.Where(c => !c.Resource.IsGroup);

    /// <summary>How many resources stay as they are; components that only group others do not count.</summary>
    public int Unchanged => New.Resources.Count(r => !r.IsRead && !r.IsGroup) - Counted.Count(c => c.New is not null);

    /// <summary>How many resources change in a way; components that only group others do not count.</summary>
    public int Count(ChangeKind kind) => Counted.Count(c => c.Kind == kind);
}

/// <summary>What becomes of a resource.</summary>
public enum ChangeKind
{
    /// <summary>It is created.</summary>
    Create,

    /// <summary>It is changed in place.</summary>
    Update,

    /// <summary>A new one takes its place.</summary>
    Replace,

    /// <summary>It is deleted.</summary>
    Delete,

    /// <summary>It stays as it is under another name in the program, as an alias says.</summary>
    Rename,
}

/// <summary>A resource that changes.</summary>
public sealed record ResourceChange
{
    /// <summary>What becomes of it.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>The resource as it is deployed; null where it is created.</summary>
    public PlannedResource? Old { get; init; }

    /// <summary>The resource as it is to be; null where it is deleted.</summary>
    public PlannedResource? New { get; init; }

    /// <summary>The inputs that change.</summary>
    public IReadOnlyList<PropertyChange> Properties { get; init; } = [];

    /// <summary>Whether a replacement deletes the old one before it creates the new one, so that there is none in between.</summary>
    public bool DeletedFirst { get; init; }

    /// <summary>The resource whose replacement makes it be replaced too; null where its own inputs do.</summary>
    public PlannedResource? Cause { get; init; }

    /// <summary>Whether Pulumi refuses, because what is deployed is protected.</summary>
    public bool IsRefused => Old?.Protect is true && Kind is ChangeKind.Replace or ChangeKind.Delete;

    /// <summary>The former URN, where an alias says that it is the same resource.</summary>
    public string? FormerUrn => Old is not null && New is not null && Old.Urn != New.Urn ? Old.Urn : null;

    /// <summary>The resource, as it is to be or else as it is.</summary>
    public PlannedResource Resource => New ?? Old!;
}

/// <summary>A value that changes.</summary>
/// <param name="Path">Where it stands, such as <c>spec.rules[0].matches</c>.</param>
/// <param name="Old">The value that is; null where there is none.</param>
/// <param name="New">The value that is to be; null where there is none.</param>
public sealed record PropertyChange(string Path, JsonNode? Old, JsonNode? New)
{
    /// <summary>Whether the change replaces the resource.</summary>
    public bool ForcesReplacement { get; init; }

    /// <summary>The resource that the value comes from and that is replaced, so that the value is not known yet; else null.</summary>
    public PlannedResource? Source { get; init; }
}

/// <summary>A setting that changes and that a plan does not show.</summary>
/// <param name="Key">Its key, such as <c>gateway-stack:certificates[0].pfx.data</c>.</param>
/// <param name="WasThere">Whether there was one.</param>
/// <param name="IsThere">Whether there is to be one. Where both hold, an encrypted value can be the same one, encrypted again.</param>
public sealed record HiddenChange(string Key, bool WasThere, bool IsThere);
