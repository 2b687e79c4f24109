using Pulumi;
using Pulumi.Utilities;

namespace GatewayStack.Planning.Recording;

/// <summary>URNs as the engine makes them: with the types of all ancestors, which mocks leave out.</summary>
internal sealed class Urns(string project, string stack)
{
    private readonly Dictionary<Resource, string> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, IReadOnlyList<string>> _aliases = new(StringComparer.Ordinal);

    /// <summary>The URN of a resource below its parent.</summary>
    public string Add(Resource resource, Resource? parent) =>
        _known[resource] = Urn(resource.GetResourceType(), resource.GetResourceName(), Find(parent), project, stack);

    /// <summary>The URN of a resource that was added; null for the stack and for none.</summary>
    public string? Find(Resource? resource) => resource is not null && _known.TryGetValue(resource, out var known) ? known : null;

    /// <summary>The URNs that a resource that was added had before: by its own aliases, and by those of its parent.</summary>
    public async Task<IReadOnlyList<string>> AliasesAsync(ResourceTransformationArgs seen)
    {
        var parent = Find(seen.Options.Parent);
        var (type, name) = (seen.Resource.GetResourceType(), seen.Resource.GetResourceName());
        List<(string Type, string Name, string? Urn)> own = [(type, name, null)];
        foreach (var input in seen.Options.Aliases)
        {
            if (await OutputUtilities.GetValueAsync(input.ToOutput()).ConfigureAwait(false) is not { } alias)
                continue;
            var (oldType, oldName) = (await TextAsync(alias.Type).ConfigureAwait(false) ?? type, await TextAsync(alias.Name).ConfigureAwait(false) ?? name);
            var oldParent = alias.NoParent ? null : Find(alias.Parent) ?? await TextAsync(alias.ParentUrn).ConfigureAwait(false) ?? parent;
            own.Add((oldType, oldName, alias.Urn ?? Urn(
                oldType, oldName, oldParent, await TextAsync(alias.Project).ConfigureAwait(false) ?? project, await TextAsync(alias.Stack).ConfigureAwait(false) ?? stack)));
        }
        var inherited =
            from aliasOfParent in parent is null ? [] : _aliases[parent]
            from child in own
            select Urn(child.Type, Renamed(child.Name, NameOf(parent!), NameOf(aliasOfParent)), aliasOfParent, project, stack);
        var urn = _known[seen.Resource];
        return _aliases[urn] = [.. own.Select(o => o.Urn).OfType<string>().Concat(inherited).Where(u => u != urn).Distinct().Order(StringComparer.Ordinal)];
    }

    private static string Urn(string type, string name, string? parent, string project, string stack) =>
        $"urn:pulumi:{stack}::{project}::{(parent is null ? type : $"{parent.Split("::")[2]}${type}")}::{name}";

    private static string NameOf(string urn) => string.Join("::", urn.Split("::").Skip(3));

    /// <summary>A child that carries its parent's name carried the parent's former name.</summary>
    private static string Renamed(string child, string parent, string former) =>
        child.StartsWith(parent, StringComparison.Ordinal) ? former + child[parent.Length..] : child;

    private static async Task<string?> TextAsync(Input<string>? text) =>
        text is null ? null : await OutputUtilities.GetValueAsync(text.ToOutput()).ConfigureAwait(false);
}
