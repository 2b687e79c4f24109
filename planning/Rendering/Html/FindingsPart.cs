namespace GatewayStack.Planning.Rendering.Html;

/// <summary>What is wrong or doubtful, with place and fix.</summary>
internal static class FindingsPart
{
    public static void Write(HtmlWriter html, Plan plan)
    {
        html.Open("section", ("id", "findings"), ("aria-labelledby", "findings-title")).Element("h2", "Findings", ("id", "findings-title"));
        if (plan.Findings.Count == 0)
            html.Element("p", "None: no rule that was checked is broken.", ("class", "good"));
        else
            html.Open("ul", ("class", "findings"));
        foreach (var finding in plan.Findings.OrderByDescending(f => f.Severity))
        {
            var severity = finding.Severity.ToString().ToLowerInvariant();
            html.Open("li", ("class", severity), ("data-row", ""))
                .Open("p").Element("span", severity, ("class", "badge")).Text(" ").Element("b", finding.Id).Text(" ").Open("code").Marked(finding.Where).Close().Close()
                .Open("p").Marked(finding.Message).Close()
                .Open("p", ("class", "fix")).Element("b", "Fix:").Text(" ").Marked(finding.Fix).Close()
                .Close();
        }
        if (plan.Findings.Count > 0)
            html.Close();
        html.Close();
    }
}
