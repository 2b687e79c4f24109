using System.Text.Json.Nodes;
using GatewayStack.Routing.Model;
using GatewayStack.Routing.Objects;
using Problems = GatewayStack.Routing.Attachment.BackendChecks;

namespace GatewayStack.Planning.Checks.Routes;

/// <summary>Where routes send requests to.</summary>
internal static class BackendChecks
{
    private const string Spec = "Gateway API specification, BackendRef; Istio 1.30 source";

    public static IReadOnlyList<Check> All { get; } =
    [
        new("GW030", Severity.Error, "Service that does not exist",
            "The route is accepted, and every request of the rule gets 500 (BackendNotFound).", "Name a Service that is there, in the route's namespace unless namespace says otherwise.", Spec,
            context => Refused(context, "BackendNotFound", "correct name or namespace, or add the Service")),
        new("GW031", Severity.Error, "Port that the Service does not have",
            "No status tells of it: the route is accepted and its references resolve, and every request gets 503.", "Use a port of the Service, not of its pods.", Spec, WrongPorts),
        new("GW032", Severity.Error, "Service of another namespace without a ReferenceGrant",
            "A route may send requests to another namespace only if a ReferenceGrant there allows it (RefNotPermitted); until then they get 500.",
            "Add a ReferenceGrant in the Service's namespace.", "gateway-api#1362, istio#36075, istio#39159", context => Refused(context, "RefNotPermitted",
                "add a ReferenceGrant (gateway.networking.k8s.io/v1beta1) in the Service's namespace")),
        new("GW033", Severity.Error, "Backend that is no Service with a port",
            "Only Services of the core group can be backends, and each needs a port.", "Refer to a Service, with its port.", Spec,
            context => Refused(context, "InvalidKind", "refer to a Service").Concat(Refused(context, "UnsupportedValue", "add port"))),
        new("GW034", Severity.Error, "Weights that send requests nowhere",
            "A weight is 0 to 1000000, default 1. Where all are 0, every request gets 500.", "Give at least one backend a weight.", Spec, Weights),
        new("GW035", Severity.Warning, "Rule without a backend",
            "A rule that neither redirects nor names a backend answers 404 (500 before Istio 1.30).", "Add backendRefs, or a RequestRedirect.", Spec, Nothing),
    ];

    private static IEnumerable<UsedBackend> Backends(CheckContext context)
    {
        foreach (var route in context.Topology.World.Routes)
        {
            foreach (var (r, rule) in route.Rules.Numbered())
            {
                foreach (var (b, backend) in rule.Backends.Numbered())
                    yield return new(route, $"spec.rules[{r}].backendRefs[{b}]", backend);
                foreach (var (f, filter) in rule.Filters.Numbered())
                {
                    if (filter is RequestMirror mirror)
                        yield return new(route, $"spec.rules[{r}].filters[{f}]", mirror.Backend);
                }
            }
        }
    }

    private static IEnumerable<Found> Refused(CheckContext context, string reason, string fix) =>
        from used in Backends(context)
        let problem = Problems.Problem(context.Topology.World, used.Route, used.Backend)
        where problem is not null && problem.Reason == reason
        select Found.In(used.Route.Manifest, used.Path, problem.Message, fix);

    private static IEnumerable<Found> WrongPorts(CheckContext context) =>
        from used in Backends(context)
        let ports = Problems.WrongPort(context.Topology.World, used.Backend)
        where ports is not null
        select Found.In(used.Route.Manifest, used.Path, $"Service {used.Backend.Reference.Target} has no port {used.Backend.Port}; it has {string.Join(", ", ports)}", $"use {ports[0]}");

    private static IEnumerable<Found> Weights(CheckContext context)
    {
        foreach (var route in context.Routes)
        {
            foreach (var (path, rule) in CheckContext.Rules(route))
            {
                var backends = rule["backendRefs"].Items($"{path}.backendRefs").ToList();
                foreach (var (at, backend) in backends)
                {
                    if (Weight(backend) is < 0 or > 1_000_000)
                        yield return Found.In(route, $"{at}.weight", $"weight {backend["weight"].Shown()} is not between 0 and 1000000", "use a number from 0 to 1000000");
                }
                if (backends.Count > 0 && backends.TrueForAll(b => Weight(b.Item) == 0))
                    yield return Found.In(route, $"{path}.backendRefs", "all weights are 0, so every request gets 500", "give one a weight");
            }
        }
    }

    private static int Weight(JsonObject backend) => backend["weight"] is null ? 1 : backend["weight"].AsInt() ?? -1;

    private static IEnumerable<Found> Nothing(CheckContext context) =>
        from route in context.Topology.World.Routes
        from rule in route.Rules.Numbered()
        where rule.Item.Backends.Count == 0 && !rule.Item.Filters.Any(f => f is RequestRedirect)
        select Found.In(route.Manifest, $"spec.rules[{rule.Index}]", "has neither backendRefs nor a RequestRedirect, so requests get 404", "add backendRefs");

    private sealed record UsedBackend(Route Route, string Path, Backend Backend);
}
