using Pulumi;

namespace GatewayStack.Planning.Recording;

/// <summary>URNs as the engine makes them: with the types of all ancestors, which mocks leave out.</summary>
internal sealed class Urns(string project, string stack)
{
    private readonly Dictionary<Resource, (string Types, string Urn)> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The URN of a resource below its parent.</summary>
    public string Add(Resource resource, Resource? parent)
    {
        var type = resource.GetResourceType();
        var types = parent is not null && _known.TryGetValue(parent, out var above) ? $"{above.Types}${type}" : type;
        var urn = $"urn:pulumi:{stack}::{project}::{types}::{resource.GetResourceName()}";
        _known[resource] = (types, urn);
        return urn;
    }

    /// <summary>The URN of a resource that was added; null for the stack and for none.</summary>
    public string? Find(Resource? resource) => resource is not null && _known.TryGetValue(resource, out var known) ? known.Urn : null;
}
