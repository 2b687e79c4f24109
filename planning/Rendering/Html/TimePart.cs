using System.Globalization;
using GatewayStack.Planning.Timing;

namespace GatewayStack.Planning.Rendering.Html;

/// <summary>When what is created in a first deployment, and what decides how long it takes.</summary>
internal static class TimePart
{
    /// <summary>What is shorter and decides nothing is left out.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(10);

    public static void Write(HtmlWriter html, DeployTime time, Anchors anchors)
    {
        var deciding = time.CriticalPath.Select(p => p.Resource).ToHashSet();
        html.Open("section", ("id", "time"), ("aria-labelledby", "time-title")).Element("h2", "Time", ("id", "time-title"))
            .Open("p", ("class", "hint")).Text("Estimated: a first deployment takes ").Element("b", DeployTime.Say(time.Total))
            .Text($", and {DeployTime.Say(time.OneAfterAnother)} one after another, as a script does it. What is marked ").Element("span", "decides", ("class", "tag"))
            .Text(" is the chain that nothing can be faster than.").Close()
            .Open("ol", ("class", "gantt"));
        foreach (var (resource, start, duration) in time.Schedule.Where(s => s.Duration >= Short || deciding.Contains(s.Resource)).OrderBy(s => s.Start))
        {
            var decides = deciding.Contains(resource);
            html.Open("li", ("class", decides ? "decides" : null), ("data-row", ""))
                .Open("span", ("class", "what")).Element("a", resource.Name, ("href", $"#{anchors.Of(resource)}")).Text(" ").Element("span", TypeName.Kind(resource.Type), ("class", "detail"));
            if (decides)
                html.Text(" ").Element("span", "decides", ("class", "tag"));
            html.Close()
                .Element("span", $"{DeployTime.Say(duration)}, from {DeployTime.Say(start)}", ("class", "when"))
                .Open("svg", ("viewBox", "0 0 1000 10"), ("preserveAspectRatio", "none"), ("aria-hidden", "true"))
                .Open("rect", ("class", "track"), ("width", "1000"), ("height", "10")).Close()
                .Open("rect", ("x", Part(start)), ("width", Part(TimeSpan.FromTicks(Math.Max(duration.Ticks, time.Total.Ticks / 250)))), ("height", "10")).Close()
                .Close().Close();
        }
        html.Close().Close();

        string Part(TimeSpan span) => (1000.0 * span.Ticks / time.Total.Ticks).ToString("0.#", CultureInfo.InvariantCulture);
    }
}
