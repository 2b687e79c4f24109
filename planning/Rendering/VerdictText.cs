using System.Globalization;
using System.Text;
using GatewayStack.Routing.Explaining;
using GatewayStack.Routing.Matching;

namespace GatewayStack.Planning.Rendering;

/// <summary>Where a request goes and why, for people.</summary>
/// <param name="style">Colours.</param>
public sealed class VerdictText(TextStyle style)
{
    /// <summary>The text, ending with a line feed.</summary>
    public string Write(Verdict verdict)
    {
        var text = new StringBuilder();
        Line(style.Bold(verdict.Request.ToString()) + string.Concat(verdict.Request.Headers.Select(h => $"  {h.Key}: {h.Value}")));
        Line("");
        Row("listener", verdict.Listener is { } listener
            ? $"{listener}: {listener.Listener.Protocol} {listener.Listener.Port}, {(listener.Listener.Hostname.Length == 0 ? "every host name" : listener.Listener.Hostname)}"
            : null);
        Row("host name", verdict.Hostname is { } host ? host.Length == 0 ? "every one" : host : null);
        Row("route", verdict.Winner is { } winner ? $"{winner.Route} rule {Number(winner.RuleIndex)}{(winner.Rule.Name is { } name ? $" '{name}'" : "")}" : verdict.TlsRoute?.ToString());
        Row("match", verdict.Winner?.Match.ToString());
        foreach (var change in verdict.Effects.RequestHeaders)
            Row("request", change);
        Row("rewritten", verdict.Effects.RewrittenUrl);
        foreach (var mirror in verdict.Effects.Mirrors)
            Row("mirror", mirror);
        foreach (var backend in verdict.Effects.Backends)
        {
            Row("backend", Share(backend));
            foreach (var change in verdict.Effects.Backends.Count > 1 ? backend.Changes : [])
                Row("", $"  {change}");
        }
        foreach (var change in verdict.Effects.ResponseHeaders)
            Row("response", change);
        foreach (var other in verdict.Effects.Others)
            Row("filter", other);
        Row("answer", verdict.Status is { } status ? $"{(status is < 400 ? style.Green(Number(status)) : style.Red(Number(status)))}{(verdict.Effects.Location is { } location ? $" → {location}" : "")}" : null);
        if (verdict.Problem is { } problem)
            Line($"{style.Red("not served:")} {problem}");
        foreach (var hint in verdict.Hints)
            Line($"  - {hint}");
        if (verdict.RunnersUp.Count > 0)
            Line($"{style.Bold("It wins over")} {(verdict.RunnersUp.Count == 1 ? "one match" : $"{Number(verdict.RunnersUp.Count)} matches")} that would fit too:");
        foreach (var runner in verdict.RunnersUp.Take(5))
            Line($"  - {runner.Entry}: the winner has {runner.Reason}");
        foreach (var note in verdict.Notes)
            Line(style.Dim(note));
        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');

        void Row(string title, string? value)
        {
            if (value is not null)
                Line($"  {style.Dim(title.PadRight(10))} {value}");
        }
    }

    private string Share(BackendShare share) =>
        $"{Percent(share.Probability)} {share.Backend}{(share.Problem is { } problem ? style.Red($"  {share.Status}: {problem}") : "")}";

    internal static string Percent(double probability) => $"{(probability * 100).ToString("0.##", CultureInfo.InvariantCulture)} %";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
