using System.Globalization;
using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Explaining;
using GatewayStack.Routing.Matching;

namespace GatewayStack.Planning.Diffing.Consequences;

/// <summary>A request that is answered differently.</summary>
/// <param name="Request">The request, which stands for all that the same match is for.</param>
/// <param name="Before">What becomes of it now.</param>
/// <param name="After">What becomes of it then.</param>
public sealed record RequestChange(string Request, Answer Before, Answer After);

/// <summary>What becomes of a request.</summary>
/// <param name="Listener">The listener that takes it; null where none does.</param>
/// <param name="Route">The route; null where none fits.</param>
/// <param name="What">The backends with their shares and what is changed on the way, or the status.</param>
public sealed record Answer(string? Listener, string? Route, string What);

/// <summary>A host name that starts or stops to be served.</summary>
/// <param name="Url">Scheme and host name, and port where it is not the usual one.</param>
/// <param name="Listener">The listener that serves it.</param>
public sealed record ServedHost(string Url, string Listener);

/// <summary>What happens to requests.</summary>
public sealed class Traffic
{
    internal Traffic(Topology old, Topology @new)
    {
        var (before, after) = (SampleRequests.Of(old), SampleRequests.Of(@new));
        var (routerBefore, routerAfter) = (new Router(old), new Router(@new));
        var samples = before.Samples.Concat(after.Samples).DistinctBy(s => s.Text, StringComparer.Ordinal).OrderBy(s => s.Text, StringComparer.Ordinal)
            .Select(s => (Sample: s, Before: routerBefore.Explain(s.Request, s.Gateway), After: routerAfter.Explain(s.Request, s.Gateway))).ToList();
        Appearing = Served(samples.Where(s => s.Before.Hostname is null && s.After.Hostname is not null).Select(s => (s.Sample, s.After)));
        Vanishing = Served(samples.Where(s => s.Before.Hostname is not null && s.After.Hostname is null).Select(s => (s.Sample, s.Before)));
        var whole = Appearing.Concat(Vanishing).Select(h => h.Url).ToHashSet(StringComparer.Ordinal);
        Requests =
        [
            .. from s in samples
               where !whole.Contains(s.Sample.Url)
               let was = Of(s.Before)
               let becomes = Of(s.After)
               where was != becomes
               select new RequestChange(s.Sample.Text, was, becomes),
        ];
        Missed = [.. before.Missed.Concat(after.Missed).Select(e => e.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Terminated = [.. samples.Where(s => s.Before.Hostname is not null && s.After.Hostname is not null).DistinctBy(s => s.Sample.Url, StringComparer.Ordinal)
            .Select(s => (s.Sample.Url, s.Before.Listener!, s.After.Listener!))];
    }

    /// <summary>The requests that go elsewhere; those of host names that appear or vanish are not listed one by one.</summary>
    public IReadOnlyList<RequestChange> Requests { get; }

    /// <summary>The host names that appear.</summary>
    public IReadOnlyList<ServedHost> Appearing { get; }

    /// <summary>The host names that vanish.</summary>
    public IReadOnlyList<ServedHost> Vanishing { get; }

    /// <summary>The matches that no request was found for, which are not compared.</summary>
    public IReadOnlyList<string> Missed { get; }

    /// <summary>The host names that are served before and after, with their listeners.</summary>
    internal IReadOnlyList<(string Url, ListenerState Before, ListenerState After)> Terminated { get; }

    private static List<ServedHost> Served(IEnumerable<(Sample Sample, Verdict Verdict)> samples) =>
        [.. samples.DistinctBy(s => s.Sample.Url, StringComparer.Ordinal).Select(s => new ServedHost(s.Sample.Url, s.Verdict.Listener!.ToString()))];

    private static Answer Of(Verdict verdict) => new(
        verdict.Listener?.ToString(),
        (verdict.Winner?.Route ?? verdict.TlsRoute)?.ToString(),
        string.Join(", ", What(verdict)));

    private static IEnumerable<string> What(Verdict verdict)
    {
        var effects = verdict.Effects;
        if (effects.Location is { } location)
            yield return $"{verdict.Status} → {location}";
        else if (verdict.Status is { } status)
            yield return status.ToString(CultureInfo.InvariantCulture);
        else if (!verdict.IsServed)
            yield return "no connection";
        else
            yield return string.Join(" + ", effects.Backends.Where(b => b.Probability > 0).Select(b => effects.Backends.Count == 1 ? Backend(b) : $"{Rendering.VerdictText.Percent(b.Probability)} {Backend(b)}"));
        if (effects.RewrittenUrl is { } rewritten)
            yield return $"as {rewritten}";
        foreach (var change in effects.RequestHeaders)
            yield return $"request: {change}";
        foreach (var change in effects.ResponseHeaders)
            yield return $"answer: {change}";
        foreach (var share in effects.Backends.Count > 1 ? effects.Backends : [])
        {
            foreach (var change in share.Changes)
                yield return $"{share.Backend}: {change}";
        }
        foreach (var mirror in effects.Mirrors)
            yield return $"copied to {mirror}";
        foreach (var other in effects.Others)
            yield return other;
    }

    private static string Backend(BackendShare share) => share.Status is { } status ? $"{share.Backend} ({status})" : share.Backend.ToString();
}
