namespace GatewayStack.Planning.Rendering.Html;

/// <summary>What the stack tells its user in the end: DNS records, commands to try it, addresses and names.</summary>
internal static class OutputsPart
{
    public static void Write(HtmlWriter html, Plan plan)
    {
        var outputs = PlanOutputs.Of(plan);
        html.Open("section", ("id", "outputs"), ("aria-labelledby", "outputs-title")).Element("h2", "Outputs", ("id", "outputs-title"));
        Lines(html, outputs.DnsTitle, outputs.DnsLines);
        Lines(html, "Try it, without DNS", outputs.Commands);
        Lines(html, "Lines for /etc/hosts", outputs.HostsLines);
        Table(html, "Names, ids and addresses", outputs.Others);
        html.Close();
    }

    private static void Table(HtmlWriter html, string title, IReadOnlyList<(string Name, string Value)> rows)
    {
        if (rows.Count == 0)
            return;
        html.Element("h3", title).Open("dl", ("class", "values"));
        foreach (var (name, value) in rows)
            html.Open("div", ("data-row", "")).Element("dt", name).Open("dd").Marked(value).Close().Close();
        html.Close();
    }

    private static void Lines(HtmlWriter html, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;
        html.Element("h3", title).Open("ul", ("class", "commands"));
        foreach (var line in lines)
        {
            html.Open("li", ("data-row", "")).Open("code").Marked(line).Close()
                .Element("button", "Copy", ("type", "button"), ("class", "copy"), ("hidden", ""), ("aria-label", $"Copy {line}")).Close();
        }
        html.Close();
    }
}
