using System.Text.Json;
using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Explaining;
using GatewayStack.Routing.Matching;
using GatewayStack.Routing.Model;

namespace GatewayStack.Planning.Rendering;

/// <summary>Everything that is served, as JSON. The form is described in docs/routes.md.</summary>
public static class RoutesJson
{
    /// <summary>The text, ending with a line feed.</summary>
    public static string Write(Topology topology) => Json.Write(writer => Write(topology, writer), indented: true) + "\n";

    private static void Write(Topology topology, Utf8JsonWriter writer)
    {
        var router = new Router(topology);
        writer.WriteStartObject();
        writer.WriteStartArray("gateways");
        foreach (var gateway in topology.Gateways)
            Write("gateway", gateway.Gateway.Key, gateway.Conditions, writer);
        writer.WriteEndArray();
        writer.WriteStartArray("listenerSets");
        foreach (var set in topology.ListenerSets)
            Write("listenerSet", set.Set.Key, set.Conditions, writer);
        writer.WriteEndArray();
        writer.WriteStartArray("listeners");
        foreach (var listener in topology.Listeners)
        {
            writer.WriteStartObject();
            writer.WriteString("gateway", listener.Gateway.Key.ToString());
            writer.WriteString("listener", listener.Listener.Name);
            writer.WriteString("listenerSet", listener.Listener.ListenerSet?.ToString());
            writer.WriteString("protocol", listener.Listener.Protocol);
            writer.WriteNumber("port", listener.Listener.Port);
            writer.WriteString("hostname", listener.Listener.Hostname);
            writer.WriteNumber("attachedRoutes", listener.Routes.Count);
            Write(listener.Conditions, writer);
            writer.WriteStartArray("matches");
            foreach (var host in router.TableOf(listener).Hosts)
            {
                foreach (var entry in host.Entries)
                    Write(host, entry, writer);
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("routes");
        foreach (var parent in topology.RouteParents)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", parent.Route.Kind);
            writer.WriteString("route", parent.Route.Key.ToString());
            writer.WriteString("parent", parent.Parent.Parent.ToString());
            writer.WriteString("sectionName", parent.Parent.SectionName);
            Write(parent.Conditions, writer);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(string kind, ObjectKey key, IReadOnlyList<Condition> conditions, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString(kind, key.ToString());
        Write(conditions, writer);
        writer.WriteEndObject();
    }

    private static void Write(HostTable host, RouteEntry entry, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("hostname", host.Hostname);
        writer.WriteString("match", entry.Match.ToString());
        writer.WriteString("kind", entry.Route.Kind);
        writer.WriteString("route", entry.Route.Key.ToString());
        writer.WriteNumber("rule", entry.RuleIndex);
        writer.WriteStartArray("backends");
        foreach (var backend in entry.Rule.Backends)
            writer.WriteStringValue(backend.ToString());
        writer.WriteEndArray();
        writer.WriteString("shadowedBy", Shadows.Of(host, entry) is { } shadow ? $"{shadow.Route} rule {shadow.RuleIndex}" : null);
        writer.WriteEndObject();
    }

    private static void Write(IReadOnlyList<Condition> conditions, Utf8JsonWriter writer)
    {
        writer.WriteStartArray("conditions");
        foreach (var condition in conditions)
        {
            writer.WriteStartObject();
            writer.WriteString("type", condition.Type);
            writer.WriteBoolean("status", condition.Status);
            writer.WriteString("reason", condition.Reason);
            writer.WriteString("message", condition.Message);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
