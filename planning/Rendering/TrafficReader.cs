using System.Text.Json.Nodes;
using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Explaining;
using GatewayStack.Routing.Matching;
using GatewayStack.Routing.Model;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Rendering;

/// <summary>Reads where requests go from a plan's objects, by the same rules that <c>gateway route</c> answers by.</summary>
internal sealed class TrafficReader
{
    private readonly Plan _plan;
    private readonly DnsRecords _dns;
    private readonly Dictionary<ObjectKey, KubernetesObject> _services = [];
    private readonly ILookup<string, KubernetesObject> _deployments;
    private readonly Topology _topology;
    private readonly Router _router;

    private World World => _topology.World;

    private TrafficReader(Plan plan)
    {
        _plan = plan;
        _dns = new DnsRecords(plan);
        var objects = PlanObjects.Of(plan).ToList();
        foreach (var service in objects.Where(o => o is { Kind: "Service", Group: "" }))
            _services.TryAdd(new(service.Namespace, service.Name), service);
        _deployments = objects.Where(o => o.Kind == "Deployment").ToLookup(o => o.Namespace, StringComparer.Ordinal);
        _topology = Topology.Of(objects, servicesElsewhere: true);
        _router = new Router(_topology);
    }

    /// <summary>Reads it.</summary>
    public static Traffic Read(Plan plan)
    {
        var reader = new TrafficReader(plan);
        return new(
            [.. reader._topology.Gateways.SelectMany(reader.Hosts), .. reader.InMesh()],
            [.. reader._topology.RouteParents.Where(p => p.Conditions.Any(c => c is { Type: "Accepted", Status: false }))]);
    }

    private IEnumerable<TrafficHost> Hosts(GatewayState gateway)
    {
        var serving = gateway.Listeners.Where(l => l.Serves).ToList();
        var tables = serving.SelectMany(l => _router.TableOf(l).Hosts).ToLookup(t => t.Hostname, StringComparer.Ordinal);
        var names = tables.Select(t => t.Key)
            .Union(serving.SelectMany(TlsRoutes).Select(r => r.Hostname), StringComparer.Ordinal)
            .OrderBy(n => n.Length == 0).ThenBy(n => n.StartsWith('*')).ThenBy(n => n, StringComparer.Ordinal).ToList();
        foreach (var name in names)
        {
            // That every other name is redirected too is worth saying only where no name is served.
            if (name.Length == 0 && names.Count > 1 && tables[name].All(t => t.Entries.All(e => RuleText.Redirect(e.Rule) is not null)))
                continue;
            var listeners = Taking(serving, name).Select(l => Listener(l, name)).Where(l => l.Matches.Count > 0).ToList();
            if (listeners.Count > 0)
            {
                yield return new(
                    name.Length == 0 ? "every host name" : name,
                    _plan.Outputs["gatewayAddresses"]?[gateway.Gateway.Key.Name]?.ToString(),
                    name.Length == 0 ? null : _dns.NoteOf(name),
                    listeners);
            }
        }
    }

    /// <summary>Of the listeners on a port the one with the most specific host name, and no other; TLS first.</summary>
    private static IEnumerable<ListenerState> Taking(IEnumerable<ListenerState> listeners, string host) => listeners
        .Where(l => Hostnames.Covers(l.Listener.Hostname, host))
        .GroupBy(l => $"{l.Listener.Port} {l.Listener.IsTls}", StringComparer.Ordinal)
        .Select(port => port.Order(Comparer<ListenerState>.Create((a, b) => Hostnames.Compare(a.Listener.Hostname, b.Listener.Hostname))).First())
        .OrderBy(l => !l.Listener.IsTls);

    private IEnumerable<TrafficHost> InMesh() =>
        from parent in _topology.RouteParents
        where parent.Parent.Kind == "Service"
        group parent.Route by parent.Parent.Parent into service
        let table = new RouteTable(service.Select(route => new AttachedRoute(route, [new("", "")]))).Of("")
        where table is not null
        select new TrafficHost($"{service.Key.Name}.{service.Key.Namespace}", null, "asked inside the mesh",
            [new(new("", "Service", service.Key), "", "inside the mesh", null, Matches(table))]);

    private TrafficListener Listener(ListenerState state, string host)
    {
        var (owner, listener) = (state.Gateway.Key, state.Listener);
        var set = listener.ListenerSet is { } joined ? $"{(joined.Namespace == owner.Namespace ? joined.Name : joined)}/" : "";
        return new(new("gateway.networking.k8s.io", "Gateway", owner), $"{set}{listener.Name}", $"{listener.Protocol} {listener.Port}",
            listener.Tls is { Certificates: [var secret, ..] } ? secret.Target.Name : null,
            _router.TableOf(state).Of(host) is { } table ? Matches(table)
                : [.. TlsRoutes(state).Where(r => Hostnames.Covers(r.Hostname, host)).Take(1).SelectMany(r => r.Rules).Select(r => Match(r, null))]);
    }

    /// <summary>TLSRoutes of a listener by the server's name, the one that wins first.</summary>
    private static IEnumerable<(string Hostname, IEnumerable<RouteEntry> Rules)> TlsRoutes(ListenerState listener) =>
        from attached in listener.Routes
        where attached.Route.Kind == "TLSRoute"
        from hostname in attached.Hostnames
        orderby hostname.Shared.Length == 0, hostname.Shared.StartsWith('*'), hostname.Shared.Length descending, attached.Route.Key.ToString()
        select (hostname.Shared, attached.Route.Rules.Select((_, i) => new RouteEntry(hostname.Shared, hostname.OfRoute, attached.Route, i, 0)));

    private List<TrafficMatch> Matches(HostTable table) => [.. table.Entries.Select(entry => Match(entry, Shadows.Of(table, entry)))];

    private TrafficMatch Match(RouteEntry entry, RouteEntry? shadowedBy)
    {
        var redirect = RuleText.Redirect(entry.Rule);
        return new(entry, shadowedBy, redirect ?? (entry.Rule.Backends.Count == 0 ? "404" : null), [.. RuleText.Changes(entry.Rule.Filters)], redirect is null ? [.. Backends(entry)] : []);
    }

    private IEnumerable<TrafficBackend> Backends(RouteEntry entry)
    {
        var total = entry.Rule.Backends.Sum(b => (long)b.Weight);
        foreach (var backend in entry.Rule.Backends)
        {
            var service = backend.Reference.Target;
            var name = service.Namespace == entry.Route.Key.Namespace ? service.Name : service.ToString();
            yield return new(service,
                backend.Port is { } port ? $"{name}:{port}" : name,
                total == 0 ? 0 : (double)backend.Weight / total,
                Workload(service),
                BackendChecks.Problem(World, entry.Route, backend)?.Message
                    ?? (BackendChecks.WrongPort(World, backend) is { } ports ? $"Service {service} has no port {backend.Port}; it has {string.Join(", ", ports)}" : null));
        }
    }

    /// <summary>The first Deployment whose pods a Service selects.</summary>
    private string? Workload(ObjectKey service)
    {
        if (_services.GetValueOrDefault(service)?.Body["spec"]?["selector"] is not JsonObject selector)
            return null;
        var deployment = _deployments[service.Namespace].FirstOrDefault(o => o.Body["spec"]?["template"]?["metadata"]?["labels"] is JsonObject labels
            && selector.All(s => JsonNode.DeepEquals(labels[s.Key], s.Value)));
        var image = deployment?.Body["spec"]?["template"]?["spec"]?["containers"]?[0]?["image"]?.ToString();
        return image is null ? null : $"{deployment!.Body["spec"]?["replicas"] ?? 1} × {image}";
    }
}
