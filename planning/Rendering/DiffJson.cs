using System.Text.Json;
using System.Text.Json.Nodes;
using GatewayStack.Planning.Diffing;
using GatewayStack.Planning.Diffing.Consequences;

namespace GatewayStack.Planning.Rendering;

/// <summary>A comparison of plans as JSON. The form is described in docs/plan-json.md.</summary>
public static class DiffJson
{
    /// <summary>The text, ending with a line feed.</summary>
    /// <param name="diff">The changes.</param>
    /// <param name="consequences">What they mean.</param>
    /// <param name="since">What the new plan is compared with.</param>
    public static string Write(PlanDiff diff, DiffConsequences consequences, string since) => Json.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("formatVersion", PlanJson.FormatVersion);
        writer.WriteString("stack", diff.New.Stack);
        writer.WriteString("project", diff.New.Project);
        writer.WriteString("against", since);
        writer.WriteStartObject("summary");
        foreach (var kind in Enum.GetValues<ChangeKind>())
            writer.WriteNumber(Camel(kind.ToString()), diff.Count(kind));
        writer.WriteNumber("unchanged", diff.Unchanged);
        writer.WriteEndObject();
        List(writer, "changes", diff.Changes, Change);
        List(writer, "outputs", diff.Outputs, Property);
        List(writer, "hiddenSettings", diff.Hidden, (w, h) => Object(w, () =>
        {
            w.WriteString("key", h.Key);
            w.WriteBoolean("before", h.WasThere);
            w.WriteBoolean("after", h.IsThere);
        }));
        writer.WriteStartObject("consequences");
        Write(consequences, writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }, indented: true) + "\n";

    private static void Write(DiffConsequences consequences, Utf8JsonWriter writer)
    {
        List(writer, "refused", consequences.Refused, (w, r) => w.WriteStringValue(r.Resource.Urn));
        List(writer, "replacements", consequences.Replacements, (w, r) => Object(w, () =>
        {
            w.WriteString("urn", r.Change.Resource.Urn);
            w.WriteNumber("followers", r.Followers);
        }));
        List(writer, "collisions", consequences.Collisions, (w, c) => Object(w, () =>
        {
            w.WriteString("deleted", c.Deleted.Resource.Urn);
            w.WriteString("created", c.Created.Resource.Urn);
        }));
        List(writer, "requests", consequences.Traffic.Requests, (w, r) => Object(w, () =>
        {
            w.WriteString("request", r.Request);
            Answer("before", r.Before);
            Answer("after", r.After);
        }));
        List(writer, "hostsAppearing", consequences.Traffic.Appearing, Host);
        List(writer, "hostsVanishing", consequences.Traffic.Vanishing, Host);
        List(writer, "dnsRecords", consequences.Records, (w, r) => Object(w, () =>
        {
            w.WriteString("record", r.Name);
            w.WriteString("before", r.Before);
            w.WriteString("after", r.After);
            w.WriteBoolean("managed", r.IsManaged);
        }));
        List(writer, "certificates", consequences.Certificates, (w, c) => Object(w, () =>
        {
            List(w, "urls", c.Urls, (inner, url) => inner.WriteStringValue(url));
            w.WriteString("before", c.Before);
            w.WriteString("after", c.After);
        }));
        List(writer, "newFindings", consequences.NewFindings, CheckJson.Write);
        List(writer, "fixedFindings", consequences.FixedFindings, CheckJson.Write);
        writer.WriteNumber("seconds", consequences.Time.Total.TotalSeconds);
        List(writer, "criticalPath", consequences.Time.CriticalPath, (w, p) => w.WriteStringValue(p.Resource.Urn));
        writer.WriteNumber("secretsNotCompared", consequences.SecretsNotCompared);
        List(writer, "matchesNotCompared", consequences.Traffic.Missed, (w, m) => w.WriteStringValue(m));

        void Answer(string name, Answer answer)
        {
            writer.WriteStartObject(name);
            writer.WriteString("listener", answer.Listener);
            writer.WriteString("route", answer.Route);
            writer.WriteString("what", answer.What);
            writer.WriteEndObject();
        }
    }

    private static void Change(Utf8JsonWriter writer, ResourceChange change) => Object(writer, () =>
    {
        writer.WriteString("kind", Camel(change.Kind.ToString()));
        writer.WriteString("urn", change.Resource.Urn);
        writer.WriteString("formerUrn", change.FormerUrn);
        writer.WriteString("type", change.Resource.Type);
        writer.WriteString("name", change.Resource.Name);
        writer.WriteBoolean("deletedFirst", change.DeletedFirst);
        writer.WriteString("replacedWith", change.Cause?.Urn);
        writer.WriteBoolean("refused", change.IsRefused);
        List(writer, "properties", change.Properties, Property);
    });

    private static void Property(Utf8JsonWriter writer, PropertyChange change) => Object(writer, () =>
    {
        writer.WriteString("path", change.Path);
        Value("old", change.Old);
        Value("new", change.New);
        writer.WriteBoolean("forcesReplacement", change.ForcesReplacement);
        writer.WriteString("source", change.Source?.Urn);

        // Left out where there is none: null can be a value.
        void Value(string name, JsonNode? value)
        {
            if (value is null)
                return;
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
    });

    private static void Host(Utf8JsonWriter writer, ServedHost host) => Object(writer, () =>
    {
        writer.WriteString("url", host.Url);
        writer.WriteString("listener", host.Listener);
    });

    private static void Object(Utf8JsonWriter writer, Action content)
    {
        writer.WriteStartObject();
        content();
        writer.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
            write(writer, item);
        writer.WriteEndArray();
    }

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
