using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using GatewayStack.Planning.Timing;

namespace GatewayStack.Planning.Rendering.Html;

/// <summary>A plan as one HTML file that needs nothing else: no network, no fonts, and no script to be read.</summary>
public static class HtmlReport
{
    private static readonly (string Id, string Title)[] Sections =
        [("findings", "Findings"), ("traffic", "Traffic"), ("routes", "Routes"), ("outputs", "Outputs"), ("time", "Time"), ("resources", "Resources")];

    /// <summary>The file's text, ending with a line feed.</summary>
    public static string Write(Plan plan)
    {
        var (style, script) = (Embedded("report.css"), Embedded("report.js"));
        var (traffic, anchors, time) = (TrafficReader.Read(plan), new Anchors(plan), DeployTime.Of(plan.Resources));
        var html = new HtmlWriter().Open("html", ("lang", "en"));
        html.Open("head")
            .Void("meta", ("charset", "utf-8"))
            .Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
            .Void("meta", ("name", "color-scheme"), ("content", "light dark"))
            .Void("meta", ("http-equiv", "Content-Security-Policy"), ("content",
                $"default-src 'none'; style-src '{Hash(style)}'; script-src '{Hash(script)}'; img-src data:; base-uri 'none'; form-action 'none'"))
            .Void("link", ("rel", "icon"), ("href", "data:,"))
            .Element("title", $"Plan of stack {plan.Stack}")
            .Own("style", style)
            .Close();
        html.Open("body")
            .Element("a", "Skip to the report", ("class", "skip"), ("href", "#findings"));
        HeaderPart.Write(html, plan, traffic, time);
        Navigation(html);
        html.Open("main");
        FindingsPart.Write(html, plan);
        TrafficPart.Write(html, traffic, anchors);
        RoutesPart.Write(html, traffic, anchors);
        OutputsPart.Write(html, plan);
        TimePart.Write(html, time, anchors);
        ResourcesPart.Write(html, plan, anchors);
        html.Close();
        html.Open("footer")
            .Open("p").Text("Made by ").Element("code", $"gateway plan --stack {plan.Stack} --format html")
            .Text(" from the stack file alone. It has no date: the same stack file gives the same bytes.").Close()
            .Close()
            .Own("script", script)
            .Close();
        return html.Close().ToString();
    }

    private static void Navigation(HtmlWriter html)
    {
        html.Open("nav", ("aria-label", "Sections")).Open("ul");
        foreach (var (id, title) in Sections)
            html.Open("li").Element("a", title, ("href", $"#{id}")).Close();
        html.Close()
            .Open("div", ("class", "search"), ("role", "search"), ("hidden", ""))
            .Element("label", "Search", ("for", "search"))
            .Void("input", ("type", "search"), ("id", "search"), ("placeholder", "name, host, path, value …"), ("autocomplete", "off"), ("spellcheck", "false"), ("aria-describedby", "found"))
            .Element("span", "", ("id", "found"), ("role", "status"))
            .Close()
            .Close();
    }

    private static string Hash(string content) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";

    private static string Embedded(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
