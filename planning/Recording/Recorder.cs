using Pulumi;
using Pulumi.Utilities;

namespace GatewayStack.Planning.Recording;

/// <summary>Watches a program declare its resources.</summary>
/// <remarks>Mocks see neither parents nor options; a transformation of the stack does, in process, for every resource.</remarks>
internal sealed class Recorder
{
    private readonly List<ResourceTransformationArgs> _seen = [];

    /// <summary>Options for the stack that is watched.</summary>
    public StackOptions Options => new() { ResourceTransformations = { Watch } };

    /// <summary>What was declared. To be called after the program has run.</summary>
    public async Task<IReadOnlyList<PlannedResource>> ResourcesAsync(string project, string stack)
    {
        var urns = new Urns(project, stack);
        List<PlannedResource> resources = [];
        HashSet<string> protectedUrns = new(StringComparer.Ordinal);
        foreach (var seen in _seen)
        {
            if (seen.Resource is Stack)
                continue;
            var resource = await DescribeAsync(seen, urns).ConfigureAwait(false);
            // A transformation sees the options before the SDK lets a child inherit its parent's.
            var inherits = seen.Options.Protect is null && resource.Parent is { } parent && protectedUrns.Contains(parent);
            resources.Add(resource with { Protect = resource.Protect || inherits });
            if (resources[^1].Protect)
                protectedUrns.Add(resource.Urn);
        }
        return resources;
    }

    private ResourceTransformationResult? Watch(ResourceTransformationArgs args)
    {
        lock (_seen)
            _seen.Add(args);
        return null;
    }

    private static async Task<PlannedResource> DescribeAsync(ResourceTransformationArgs seen, Urns urns)
    {
        var reader = new ValueReader();
        var isComponent = seen.Resource is ComponentResource;
        var urn = urns.Add(seen.Resource, seen.Options.Parent);
        var inputs = await reader.ReadArgumentsAsync(seen.Args).ConfigureAwait(false);
        await reader.ReadAsync(seen.Options.DependsOn, "").ConfigureAwait(false);
        var explicitly = (await OutputReader.For(typeof(InputList<Resource>))!.ReadAsync(seen.Options.DependsOn).ConfigureAwait(false)).Value;
        var sources = reader.Sources.Select(s => s.Resource).Concat((IEnumerable<Resource>?)explicitly ?? []);
        return new PlannedResource
        {
            Urn = urn,
            Type = seen.Resource.GetResourceType(),
            Name = seen.Resource.GetResourceName(),
            Parent = urns.Find(seen.Options.Parent),
            DependsOn = Sorted(sources.Select(urns.Find), urn),
            InputDependencies = reader.Sources.Where(s => inputs.ContainsKey(s.Input)).GroupBy(s => s.Input, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => Sorted(g.Select(s => urns.Find(s.Resource)), urn)),
            Aliases = await urns.AliasesAsync(seen).ConfigureAwait(false),
            Provider = urns.Find(seen.Options.Provider),
            Inputs = inputs,
            SecretInputs = [.. reader.Secrets],
            Protect = seen.Options.Protect ?? false,
            IgnoreChanges = [.. seen.Options.IgnoreChanges],
            IsRead = seen.Options.Id is { } id && await OutputUtilities.GetValueAsync(id.ToOutput()).ConfigureAwait(false) is { Length: > 0 },
            IsComponent = isComponent,
        };
    }

    private static IReadOnlyList<string> Sorted(IEnumerable<string?> urns, string self) =>
        [.. urns.OfType<string>().Where(u => u != self).Distinct().Order(StringComparer.Ordinal)];
}
