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
    private readonly List<KubernetesObject> _objects;
    private readonly Topology _topology;
    private readonly Router _router;

    private TrafficReader(Plan plan)
    {
        _plan = plan;
        _objects = [.. PlanObjects.Of(plan)];
        _topology = Topology.Of(_objects);
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
        foreach (var name in tables.Select(t => t.Key).OrderBy(n => n.Length == 0).ThenBy(n => n, StringComparer.Ordinal))
        {
            // That every other name is redirected too is worth saying only where no name is served.
            if (name.Length == 0 && tables.Count > 1 && tables[name].All(t => t.Entries.All(e => RuleText.Redirect(e.Rule) is not null)))
                continue;
            yield return new(
                name.Length == 0 ? "every host name" : name,
                _plan.Outputs["gatewayAddresses"]?[gateway.Gateway.Key.Name]?.ToString(),
                name.Length == 0 ? null : HasRecord(name) ? "DNS record by this stack" : "DNS record: yours to make",
                [.. from listener in Taking(serving, name)
                    let table = _router.TableOf(listener).Of(name)
                    where table is not null
                    select Listener(listener, table)]);
        }
    }

    /// <summary>Of the listeners on a port the one with the most specific host name, and no other; TLS first.</summary>
    private static IEnumerable<ListenerState> Taking(IEnumerable<ListenerState> listeners, string host) => listeners
        .Where(l => Hostnames.Covers(l.Listener.Hostname, host))
        .GroupBy(l => (l.Listener.Port, l.Listener.IsTls))
        .Select(port => port.Order(Comparer<ListenerState>.Create((a, b) => Hostnames.Compare(a.Listener.Hostname, b.Listener.Hostname))).First())
        .OrderBy(l => !l.Listener.IsTls);

    private IEnumerable<TrafficHost> InMesh() =>
        from parent in _topology.RouteParents
        where parent.Parent.Kind == "Service"
        group parent.Route by parent.Parent.Parent into service
        let table = new RouteTable(service.Select(route => new AttachedRoute(route, [("", "")]))).Of("")
        where table is not null
        select new TrafficHost($"{service.Key.Name}.{service.Key.Namespace}", null, "asked inside the mesh",
            [new(new("", "Service", service.Key), "", "inside the mesh", null, Matches(table))]);

    private TrafficListener Listener(ListenerState state, HostTable table)
    {
        var listener = state.Listener;
        return new(new("gateway.networking.k8s.io", "Gateway", state.Gateway.Key), listener.Name, $"{listener.Protocol} {listener.Port}",
            listener.Tls is { Certificates: [var secret, ..] } ? secret.Target.Name : null, Matches(table));
    }

    private List<TrafficMatch> Matches(HostTable table) => [.. table.Entries.Select(entry => new TrafficMatch(
        entry,
        Shadows.Of(table, entry),
        RuleText.Redirect(entry.Rule) ?? (entry.Rule.Backends.Count == 0 ? "404" : null),
        [.. RuleText.Changes(entry.Rule.Filters)],
        RuleText.Redirect(entry.Rule) is null ? [.. Backends(entry)] : []))];

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
                BackendChecks.Problem(_topology.World, entry.Route, backend)?.Message
                    ?? (BackendChecks.WrongPort(_topology.World, backend) is { } ports ? $"Service {service} has no port {backend.Port}; it has {string.Join(", ", ports)}" : null));
        }
    }

    /// <summary>The first Deployment whose pods a Service selects.</summary>
    private string? Workload(ObjectKey service)
    {
        if (_objects.FirstOrDefault(o => o is { Kind: "Service", Group: "" } && o.Namespace == service.Namespace && o.Name == service.Name)?.Body["spec"]?["selector"] is not JsonObject selector)
            return null;
        var deployment = _objects.FirstOrDefault(o => o.Kind == "Deployment" && o.Namespace == service.Namespace
            && o.Body["spec"]?["template"]?["metadata"]?["labels"] is JsonObject labels
            && selector.All(s => JsonNode.DeepEquals(labels[s.Key], s.Value)));
        var image = deployment?.Body["spec"]?["template"]?["spec"]?["containers"]?[0]?["image"]?.ToString();
        return image is null ? null : $"{deployment!.Body["spec"]?["replicas"] ?? 1} × {image}";
    }

    private bool HasRecord(string host) => _plan.Resources.Any(r => r.Type.EndsWith(":dns:RecordSet", StringComparison.Ordinal)
        && host == (r.Inputs["relativeRecordSetName"]?.ToString() is { } name and not "@" ? $"{name}.{r.Inputs["zoneName"]}" : r.Inputs["zoneName"]?.ToString()));
}
