using System.Globalization;
using GatewayStack.Routing.Matching;
using GatewayStack.Routing.Model;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Rendering.Html;

/// <summary>Ids of what the report's parts link to.</summary>
internal sealed class Anchors
{
    private readonly Dictionary<string, string> _byUrn = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, ObjectKey Key), string> _byObject = [];
    private readonly Dictionary<RouteEntry, string> _matches = [];

    public Anchors(Plan plan)
    {
        foreach (var (i, resource) in plan.Resources.Index())
        {
            var id = $"resource-{i.ToString(CultureInfo.InvariantCulture)}";
            _byUrn[resource.Urn] = id;
            if (resource.Inputs.ContainsKey("apiVersion") && KubernetesObject.From(resource.Inputs) is { } read)
                _byObject.TryAdd((read.Kind, new(read.Namespace, read.Name)), id);
        }
    }

    /// <summary>The id of a resource in the tree.</summary>
    public string Of(PlannedResource resource) => _byUrn[resource.Urn];

    /// <summary>A link to an object in the tree; null where the plan does not have it.</summary>
    public string? LinkTo(string kind, ObjectKey key) => _byObject.TryGetValue((kind, key), out var id) ? $"#{id}" : null;

    /// <summary>The id of a match in the table of routes.</summary>
    public string Of(RouteEntry match)
    {
        if (!_matches.TryGetValue(match, out var id))
            _matches[match] = id = $"match-{_matches.Count.ToString(CultureInfo.InvariantCulture)}";
        return id;
    }
}
