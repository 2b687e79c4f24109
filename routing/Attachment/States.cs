using GatewayStack.Routing.Model;

namespace GatewayStack.Routing.Attachment;

/// <summary>A route on a listener.</summary>
/// <param name="Route">The route.</param>
/// <param name="Hostnames">The host names that route and listener share.</param>
public sealed record AttachedRoute(Route Route, IReadOnlyList<SharedHostname> Hostnames);

/// <summary>A host name that route and listener share.</summary>
/// <param name="Shared">The host name; empty: every one.</param>
/// <param name="OfRoute">The route's host name that it follows from.</param>
public sealed record SharedHostname(string Shared, string OfRoute);

/// <summary>A listener with what a controller makes of it.</summary>
public sealed class ListenerState(Gateway gateway, Listener listener)
{
    /// <summary>Its Gateway.</summary>
    public Gateway Gateway => gateway;

    /// <summary>The listener.</summary>
    public Listener Listener => listener;

    /// <summary>Its status.</summary>
    public List<Condition> Conditions { get; } = [];

    /// <summary>Kinds of routes that may attach.</summary>
    public IReadOnlyList<string> Kinds { get; internal set; } = [];

    /// <summary>The routes attached to it.</summary>
    public List<AttachedRoute> Routes { get; } = [];

    /// <summary>Whether requests reach it.</summary>
    public bool Serves => !Conditions.Any(c => c is { Type: "Programmed", Status: false });

    /// <summary>GATEWAY listener NAME.</summary>
    public override string ToString() => $"{(listener.ListenerSet is { } set ? $"ListenerSet {set}" : $"Gateway {gateway.Key}")} listener {listener.Name}";
}

/// <summary>A Gateway with what a controller makes of it.</summary>
/// <param name="Gateway">The Gateway.</param>
/// <param name="Listeners">Its listeners, those of ListenerSets after its own.</param>
/// <param name="Conditions">Its status.</param>
public sealed record GatewayState(Gateway Gateway, IReadOnlyList<ListenerState> Listeners, IReadOnlyList<Condition> Conditions);

/// <summary>A ListenerSet with what a controller makes of it.</summary>
/// <param name="Set">The ListenerSet.</param>
/// <param name="Conditions">Its status.</param>
public sealed record ListenerSetState(ListenerSet Set, IReadOnlyList<Condition> Conditions);

/// <summary>What one of a route's parents makes of it.</summary>
/// <param name="Route">The route.</param>
/// <param name="Parent">The parent.</param>
/// <param name="Listeners">The listeners it attaches to.</param>
/// <param name="Conditions">Its status for that parent.</param>
public sealed record RouteParentState(Route Route, ParentReference Parent, IReadOnlyList<ListenerState> Listeners, IReadOnlyList<Condition> Conditions);
