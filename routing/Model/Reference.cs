namespace GatewayStack.Routing.Model;

/// <summary>Namespace and name.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Name">The name.</param>
public sealed record ObjectKey(string Namespace, string Name)
{
    /// <summary>NAMESPACE/NAME.</summary>
    public override string ToString() => $"{Namespace}/{Name}";
}

/// <summary>What a route asks to attach to.</summary>
/// <param name="Group">API group.</param>
/// <param name="Kind">Gateway, ListenerSet or Service.</param>
/// <param name="Parent">Which one.</param>
/// <param name="SectionName">A listener's name; null: every listener.</param>
/// <param name="Port">A listener's port; null: every port.</param>
public sealed record ParentReference(string Group, string Kind, ObjectKey Parent, string? SectionName, int? Port)
{
    /// <summary>KIND NAMESPACE/NAME, with the listener where it is named.</summary>
    public override string ToString() => $"{Kind} {Parent}{(SectionName is null ? "" : $" listener {SectionName}")}{(Port is null ? "" : $" port {Port}")}";
}

/// <summary>A reference to an object that a route or Gateway uses.</summary>
/// <param name="Group">API group; empty for the core group.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Target">Which one.</param>
public sealed record ObjectReference(string Group, string Kind, ObjectKey Target);

/// <summary>Where requests go.</summary>
/// <param name="Reference">The Service.</param>
/// <param name="Port">Its port; null where it is not set.</param>
/// <param name="Weight">Its share, relative to the sum of the weights.</param>
/// <param name="Filters">What is done to requests for this backend only.</param>
public sealed record Backend(ObjectReference Reference, int? Port, int Weight, IReadOnlyList<RouteFilter> Filters)
{
    /// <summary>NAMESPACE/NAME:PORT.</summary>
    public override string ToString() => $"{Reference.Target}{(Port is { } port ? $":{port}" : "")}";
}
