using System.Globalization;
using System.Text.Json.Nodes;
using GatewayStack.Planning.Diffing;
using GatewayStack.Planning.Diffing.Consequences;
using GatewayStack.Planning.Timing;

namespace GatewayStack.Planning.Rendering;

/// <summary>What text and Markdown say of a change in the same words.</summary>
internal static class DiffWords
{
    /// <summary>Longer values are cut.</summary>
    private const int Longest = 160;

    /// <summary>The sign that Pulumi shows.</summary>
    public static string Sign(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => "+",
        ChangeKind.Update => "~",
        ChangeKind.Replace => "+-",
        ChangeKind.Delete => "-",
        _ => "=",
    };

    /// <summary>How many resources change in which way.</summary>
    public static string Summary(PlanDiff diff)
    {
        List<string> parts = [.. new[] { (ChangeKind.Create, "to create"), (ChangeKind.Update, "to update"), (ChangeKind.Replace, "to replace"), (ChangeKind.Delete, "to delete"), (ChangeKind.Rename, "renamed") }
            .Where(k => diff.Count(k.Item1) > 0).Select(k => $"{Number(diff.Count(k.Item1))} {k.Item2}")];
        return parts.Count == 0 ? "no resource changes" : $"{string.Join(", ", parts)}, {Number(diff.Unchanged)} stay as they are";
    }

    /// <summary>The consequences by number, those that there are.</summary>
    public static IEnumerable<string> Headlines(PlanDiff diff, DiffConsequences consequences)
    {
        var traffic = consequences.Traffic;
        return new (int Count, string One, string More)[]
        {
            (consequences.Refused.Count, "refused by Pulumi", "refused by Pulumi"),
            (traffic.Requests.Count, "request is answered differently", "requests are answered differently"),
            (traffic.Appearing.Count, "host name appears", "host names appear"),
            (traffic.Vanishing.Count, "host name vanishes", "host names vanish"),
            (consequences.Records.Count, "DNS record changes", "DNS records change"),
            (consequences.Certificates.Sum(c => c.Urls.Count), "host name gets another certificate", "host names get another certificate"),
            (diff.Hidden.Count, "hidden setting changes", "hidden settings change"),
            (consequences.NewFindings.Count, "new finding", "new findings"),
            (consequences.FixedFindings.Count, "finding fixed", "findings fixed"),
        }.Where(h => h.Count > 0).Select(h => $"{Number(h.Count)} {(h.Count == 1 ? h.One : h.More)}");
    }

    /// <summary>What there is to say of a change besides its properties; empty where nothing.</summary>
    public static string About(ResourceChange change)
    {
        List<string> parts = [];
        if (change.Kind is ChangeKind.Create or ChangeKind.Delete)
            parts.Add(Facts.Of(change.Resource));
        // The program imports it; nothing deletes it.
        if (change is { Kind: ChangeKind.Delete, Resource.Type: "gateway-stack:components:VaultCertificate" })
            parts.Add("stays in the vault");
        if (change.Cause is { } cause)
            parts.Add($"replaced with {Name(cause)}");
        else if (change.Kind == ChangeKind.Replace)
            parts.Add($"replaced: {string.Join(", ", change.Properties.Where(p => p.ForcesReplacement).Select(p => p.Path))} cannot change in place");
        if (change.DeletedFirst)
            parts.Add("the old one goes first");
        if (change.FormerUrn is { } former)
            parts.Add($"was {former[(former.IndexOf("::", former.IndexOf("::", StringComparison.Ordinal) + 2, StringComparison.Ordinal) + 2)..]}, by an alias");
        if (change.IsRefused)
            parts.Add("protected: Pulumi refuses");
        return string.Join("; ", parts.Where(p => p.Length > 0));
    }

    /// <summary>A property's sign, path and values.</summary>
    public static (string Sign, string Text) Property(PropertyChange change)
    {
        var sign = change.Old is null ? "+" : change.New is null ? "-" : "~";
        var values = change.Source is { } source ? $"{Value(change.Old)} → {Marker.Unknown}, as {Name(source)} is replaced"
            : change.Old is null ? Value(change.New)
            : change.New is null ? Value(change.Old)
            : $"{Value(change.Old)} → {Value(change.New)}";
        return (sign, $"{change.Path}: {values}{(change.ForcesReplacement ? "  (replaces)" : "")}");
    }

    /// <summary>A resource's kind and name.</summary>
    public static string Name(PlannedResource resource) =>
        resource.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal) ? $"provider {resource.Kind} {resource.Name}" : $"{resource.Kind} {resource.Name}";

    /// <summary>What is replaced by itself, and how many others go with it.</summary>
    public static string Replacement(ResourceChange change, int followers) =>
        $"{Name(change.Resource)}{(change.DeletedFirst ? " is deleted and then made anew" : " is made anew before the old one goes")}"
        + (followers == 0 ? "" : $", and {Number(followers)} {(followers == 1 ? "resource" : "resources")} with it")
        + $": {string.Join(", ", change.Properties.Where(p => p.ForcesReplacement).Select(p => Property(p with { ForcesReplacement = false }).Text))}";

    /// <summary>What the same thing under two names leads to, and what helps.</summary>
    public static string Collision(ResourceChange deleted, ResourceChange created) =>
        $"{Name(created.Resource)} is the same thing as {Name(deleted.Resource)}, which is deleted after it is created: give it an alias of {deleted.Resource.Urn}";

    /// <summary>How an answer differs: only what does.</summary>
    public static (string Before, string After) Answers(RequestChange change)
    {
        var (before, after) = (change.Before, change.After);
        var route = before.What == after.What && before.Route != after.Route;
        return (Say(before), Say(after));

        string Say(Answer answer) => string.Join(", ", ((string?[])[
            answer.What,
            route ? $"by {answer.Route}" : null,
            before.Listener != after.Listener && answer.Listener is not null ? $"at {answer.Listener}" : null]).OfType<string>());
    }

    /// <summary>What happens to a DNS record.</summary>
    public static string Record(DnsMove move) => $"{move.Name}: {Plain(move.Before)} → {Plain(move.After)}{(move.IsManaged ? "" : ", yours to change")}";

    /// <summary>What is known of a setting that is not shown.</summary>
    public static string Hidden(HiddenChange change) => change switch
    {
        { WasThere: false } => $"{change.Key}: set",
        { IsThere: false } => $"{change.Key}: no longer set",
        _ when change.Key.EndsWith("file", StringComparison.OrdinalIgnoreCase) => $"{change.Key}: the file has another content, which is imported anew",
        _ => $"{change.Key}: {Marker.Secret} may have changed: its encrypted text has",
    };

    /// <summary>A finding in a line.</summary>
    public static string Finding(Finding finding) =>
        $"{finding.Severity.ToString().ToLowerInvariant()} {finding.Id} {finding.Where}: {finding.Message}; {finding.Fix}";

    /// <summary>How long it takes.</summary>
    public static string Time(DeployTime time) => time.CriticalPath.Count == 0
        ? "nothing is created or changed"
        : $"about {DeployTime.Say(time.Total)} to create and change, estimated as for creating and without deleting; decided by "
            + string.Join(" → ", time.CriticalPath.Select(p => $"{p.Resource.Name} ({DeployTime.Say(p.Duration)})"));

    /// <summary>What could not be compared.</summary>
    public static IEnumerable<string> NotCompared(PlanDiff diff, DiffConsequences consequences)
    {
        if (diff.Old.Fingerprints is null && diff.Old.Resources.Count > 0)
            yield return "encrypted settings and certificates' files: the old plan says nothing of them";
        if (consequences.SecretsNotCompared is > 0 and var secrets)
            yield return $"{Number(secrets)} secret {(secrets == 1 ? "input" : "inputs")}: a plan holds no secret, so a change of one is not to be seen";
        foreach (var missed in consequences.Traffic.Missed)
            yield return $"{missed}: no request was found that meets it";
    }

    /// <summary>A number.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A text that is cut where it is too long.</summary>
    public static string Short(string text, int longest = Longest) =>
        text.Length <= longest ? text : $"{text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)]}… ({Number(text.Length)} characters)";

    private static string Plain(string? value) => value?.Replace("<simulated ", "", StringComparison.Ordinal).Replace(">", "", StringComparison.Ordinal) ?? "none";

    private static string Value(JsonNode? node) => node switch
    {
        null => "null",
        JsonValue value when value.TryGetValue<string>(out var text) && text is Marker.Secret or Marker.Unknown => text,
        _ => Short(Json.Write(writer => node.WriteTo(writer))),
    };
}
