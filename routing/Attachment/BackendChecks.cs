using GatewayStack.Routing.Model;

namespace GatewayStack.Routing.Attachment;

/// <summary>Whether what a route sends requests to can be referred to.</summary>
public static class BackendChecks
{
    /// <summary>What is wrong with a backend; null where it can be used.</summary>
    public static Condition? Problem(World world, Route route, Backend backend)
    {
        var (reference, target) = (backend.Reference, backend.Reference.Target);
        if (reference.Group != "" || reference.Kind != "Service")
            return new("ResolvedRefs", false, "InvalidKind", $"{reference.Kind} {target} is not a Service");
        if (!world.IsGranted(route.Kind, route.Key.Namespace, reference))
            return new("ResolvedRefs", false, "RefNotPermitted", $"Service {target} is in another namespace, and no ReferenceGrant there allows it");
        if (!world.Exists("Service", target))
            return new("ResolvedRefs", false, "BackendNotFound", $"Service {target} does not exist");
        return backend.Port is null ? new("ResolvedRefs", false, "UnsupportedValue", $"Service {target} needs a port") : null;
    }

    /// <summary>The ports a Service has, where a backend names another one: the controller does not notice, and requests get 503.</summary>
    public static IReadOnlyList<int>? WrongPort(World world, Backend backend) =>
        backend.Port is { } port && world.Services.TryGetValue(backend.Reference.Target, out var service) && service.Ports.Count > 0 && !service.Ports.Contains(port)
            ? service.Ports
            : null;

    internal static Condition Check(World world, Route route) => route.Rules
        .SelectMany(r => r.Backends.Concat(r.Filters.OfType<RequestMirror>().Select(m => m.Backend)))
        .Select(b => Problem(world, route, b))
        .FirstOrDefault(p => p is not null) ?? new("ResolvedRefs", true, "ResolvedRefs", "");
}
