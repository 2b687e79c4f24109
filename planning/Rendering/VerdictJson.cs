using System.Text.Json;
using GatewayStack.Routing.Explaining;
using GatewayStack.Routing.Matching;
using GatewayStack.Routing.Model;

namespace GatewayStack.Planning.Rendering;

/// <summary>Where a request goes and why, as JSON. The form is described in docs/routes.md.</summary>
public static class VerdictJson
{
    /// <summary>The text, ending with a line feed.</summary>
    public static string Write(Verdict verdict) => Json.Write(writer => Write(verdict, writer), indented: true) + "\n";

    private static void Write(Verdict verdict, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("request", verdict.Request.ToString());
        writer.WriteBoolean("served", verdict.IsServed);
        if (verdict.Status is { } status)
            writer.WriteNumber("status", status);
        else
            writer.WriteNull("status");
        if (verdict.Listener is { } listener)
        {
            writer.WriteString("gateway", listener.Gateway.Key.ToString());
            writer.WriteString("listener", listener.Listener.Name);
        }
        writer.WriteString("hostname", verdict.Hostname);
        if (verdict.Winner is { } winner)
            WriteEntry("route", winner);
        else if (verdict.TlsRoute is { } route)
            WriteRoute("route", route);
        WriteEffects(verdict.Effects, writer);
        writer.WriteStartArray("runnersUp");
        foreach (var runner in verdict.RunnersUp)
        {
            writer.WriteStartObject();
            writer.WriteString("route", runner.Entry.Route.ToString());
            writer.WriteNumber("rule", runner.Entry.RuleIndex);
            writer.WriteString("match", runner.Entry.Match.ToString());
            writer.WriteString("reason", runner.Reason);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteString("problem", verdict.Problem);
        WriteTexts(writer, "hints", verdict.Hints);
        WriteTexts(writer, "notes", verdict.Notes);
        writer.WriteEndObject();

        void WriteEntry(string name, RouteEntry entry)
        {
            writer.WriteStartObject(name);
            writer.WriteString("kind", entry.Route.Kind);
            writer.WriteString("namespace", entry.Route.Key.Namespace);
            writer.WriteString("name", entry.Route.Key.Name);
            writer.WriteNumber("rule", entry.RuleIndex);
            writer.WriteNumber("matchIndex", entry.MatchIndex);
            writer.WriteString("match", entry.Match.ToString());
            writer.WriteEndObject();
        }

        void WriteRoute(string name, Route route)
        {
            writer.WriteStartObject(name);
            writer.WriteString("kind", route.Kind);
            writer.WriteString("namespace", route.Key.Namespace);
            writer.WriteString("name", route.Key.Name);
            writer.WriteEndObject();
        }
    }

    private static void WriteEffects(Effects effects, Utf8JsonWriter writer)
    {
        writer.WriteString("location", effects.Location);
        writer.WriteString("rewritten", effects.RewrittenUrl);
        WriteTexts(writer, "requestHeaders", effects.RequestHeaders);
        WriteTexts(writer, "responseHeaders", effects.ResponseHeaders);
        WriteTexts(writer, "mirrors", effects.Mirrors);
        writer.WriteStartArray("backends");
        foreach (var share in effects.Backends)
        {
            writer.WriteStartObject();
            writer.WriteString("namespace", share.Backend.Reference.Target.Namespace);
            writer.WriteString("name", share.Backend.Reference.Target.Name);
            if (share.Backend.Port is { } port)
                writer.WriteNumber("port", port);
            writer.WriteNumber("probability", Math.Round(share.Probability, 6));
            writer.WriteString("problem", share.Problem);
            WriteTexts(writer, "changes", share.Changes);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
