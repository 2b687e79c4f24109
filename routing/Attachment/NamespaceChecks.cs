using GatewayStack.Routing.Model;

namespace GatewayStack.Routing.Attachment;

/// <summary>Whether a namespace is among those a listener or Gateway allows.</summary>
internal static class NamespaceChecks
{
    /// <param name="world">Knows labels.</param>
    /// <param name="selection">The choice.</param>
    /// <param name="own">The namespace of who chooses.</param>
    /// <param name="ns">The namespace in question.</param>
    public static bool Allows(this World world, NamespaceSelection selection, string own, string ns) => selection.From switch
    {
        "All" => true,
        "Same" => own == ns,
        "Selector" => Matches(selection, world.NamespaceLabels.GetValueOrDefault(ns), ns),
        _ => false,
    };

    private static bool Matches(NamespaceSelection selection, IReadOnlyDictionary<string, string>? labels, string ns)
    {
        // Kubernetes gives every namespace its name as a label.
        string? Label(string key) => labels?.GetValueOrDefault(key) ?? (key == "kubernetes.io/metadata.name" ? ns : null);
        return selection.Labels.All(l => Label(l.Key) == l.Value) && selection.Expressions.All(e => e.Operator switch
        {
            "In" => Label(e.Key) is { } value && e.Values.Contains(value),
            "NotIn" => Label(e.Key) is not { } value || !e.Values.Contains(value),
            "Exists" => Label(e.Key) is not null,
            "DoesNotExist" => Label(e.Key) is null,
            _ => false,
        });
    }
}
