namespace Pulumi;

/// <summary>
/// Waiting for a component means waiting for the custom resources below it. Components keep the few that are still on their way,
/// so that waiting costs nothing for the many that are done.
/// </summary>
internal sealed class PendingChildren
{
    private readonly HashSet<Resource> _resources = [];

    public static void Add(Resource resource)
    {
        foreach (var component in ComponentsAbove(resource))
        {
            lock (component.Pending._resources)
                component.Pending._resources.Add(resource);
        }

        if (resource.Registration.State.IsCompleted)
            Remove(resource);
    }

    public static void Remove(Resource resource)
    {
        foreach (var component in ComponentsAbove(resource))
        {
            lock (component.Pending._resources)
                component.Pending._resources.Remove(resource);
        }
    }

    /// <summary>Whether the resource is one of those that waiting for the other means waiting for.</summary>
    public static bool Awaits(Resource other, Resource resource) => other == resource || ComponentsAbove(resource).Contains(other);

    public Resource[] Snapshot()
    {
        lock (_resources)
            return [.. _resources];
    }

    private static IEnumerable<ComponentResource> ComponentsAbove(Resource resource)
    {
        for (var owner = resource.Owner; owner is ComponentResource { IsRemote: false } component; owner = owner.Owner)
            yield return component;
    }
}
