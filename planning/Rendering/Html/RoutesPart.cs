using System.Globalization;

namespace GatewayStack.Planning.Rendering.Html;

/// <summary>Every match, in the order in which requests are compared with them.</summary>
internal static class RoutesPart
{
    public static void Write(HtmlWriter html, Traffic traffic, Anchors anchors)
    {
        html.Open("section", ("id", "routes"), ("aria-labelledby", "routes-title")).Element("h2", "Routes", ("id", "routes-title"));
        if (traffic.Hosts.Count == 0)
        {
            html.Element("p", "There are none.").Close();
            return;
        }
        html.Element("p", "In the order in which they are matched: of several that fit a request, the first takes it.", ("class", "hint"))
            .Open("table", ("role", "table"))
            .Open("thead", ("role", "rowgroup")).Open("tr", ("role", "row"));
        foreach (var column in (string[])["Order", "Match", "Goes to", "Route"])
            html.Element("th", column, ("scope", "col"), ("role", "columnheader"));
        html.Close().Close();
        foreach (var (listener, hosts) in traffic.Tables)
        {
            html.Open("tbody", ("role", "rowgroup")).Open("tr", ("class", "group"), ("role", "row"))
                .Open("th", ("scope", "rowgroup"), ("colspan", "4"), ("role", "rowheader"));
            foreach (var (i, host) in hosts.Index())
                html.Text(i == 0 ? "" : ", ").Element("b", host.Name);
            html.Element("span", listener.Name.Length == 0 ? $" inside the mesh, Service {listener.Owner.Target}" : $" {listener.Port}, {listener.Owner.Target}/{listener.Name}", ("class", "detail"))
                .Close().Close();
            foreach (var (i, match) in listener.Matches.Index())
                Row(html, i + 1, match, anchors);
            html.Close();
        }
        html.Close().Close();
    }

    private static void Row(HtmlWriter html, int order, TrafficMatch match, Anchors anchors)
    {
        html.Open("tr", ("id", anchors.Of(match.Entry)), ("class", match.ShadowedBy is null ? null : "shadowed"), ("role", "row"), ("data-row", ""))
            .Element("td", order.ToString(CultureInfo.InvariantCulture), ("role", "cell"), ("data-title", "Order"));
        Cell("Match").Element("code", match.Label);
        if (match.ShadowedBy is { } earlier)
        {
            html.Open("p", ("class", "problem")).Element("b", "Never reached:").Text(" ")
                .Element("a", TrafficMatch.SourceOf(earlier), ("href", $"#{anchors.Of(earlier)}")).Text(" takes its requests").Close();
        }
        html.Close().Close();
        Cell("Goes to").Text(match.Answer ?? "");
        foreach (var (i, backend) in match.Backends.Index())
        {
            html.Text(i == 0 ? "" : " + ").Text(match.Backends.Count == 1 ? "" : $"{VerdictText.Percent(backend.Share)} ")
                .Element("a", backend.Name, ("href", anchors.LinkTo("Service", backend.Service)));
            if (backend.Problem is { } problem)
                html.Text(" ").Element("span", problem, ("class", "problem"));
        }
        if (match.Changes.Count > 0)
            html.Element("p", string.Join(", ", match.Changes), ("class", "detail"));
        html.Close().Close();
        Cell("Route").Element("a", match.Entry.Route.Key.Name, ("href", anchors.LinkTo(match.Entry.Route.Kind, match.Entry.Route.Key)))
            .Element("span", $" rule {match.Entry.RuleIndex}", ("class", "detail")).Close().Close();
        html.Close();

        HtmlWriter Cell(string title) => html.Open("td", ("role", "cell"), ("data-title", title)).Open("div");
    }
}
