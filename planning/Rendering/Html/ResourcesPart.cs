namespace GatewayStack.Planning.Rendering.Html;

/// <summary>Every resource with its inputs, as the tree that Pulumi shows.</summary>
internal static class ResourcesPart
{
    public static void Write(HtmlWriter html, Plan plan, Anchors anchors)
    {
        var children = plan.Resources.ToLookup(r => r.Parent);
        var byUrn = plan.Resources.ToDictionary(r => r.Urn, StringComparer.Ordinal);
        html.Open("section", ("id", "resources"), ("aria-labelledby", "resources-title")).Element("h2", "Resources", ("id", "resources-title"))
            .Open("p", ("class", "hint")).Text("Each opens to what it is asked for. ")
            .Element("button", "Open all", ("type", "button"), ("class", "fold"), ("hidden", ""), ("aria-pressed", "false")).Close();
        Level(null);
        html.Close();

        void Level(string? parent)
        {
            html.Open("ul", ("class", parent is null ? "tree" : null));
            foreach (var resource in children[parent])
            {
                html.Open("li", ("id", anchors.Of(resource)), ("data-row", ""));
                if (resource.Inputs.Count > 0)
                    html.Open("details").Open("summary");
                else
                    html.Open("div", ("class", "plain"));
                Title(resource);
                html.Close();
                if (resource.Inputs.Count > 0)
                {
                    Inputs(resource);
                    html.Close();
                }
                if (children.Contains(resource.Urn))
                    Level(resource.Urn);
                html.Close();
            }
            html.Close();
        }

        void Title(PlannedResource resource)
        {
            html.Element("span", resource.IsComponent ? "" : resource.IsRead ? "read" : "+", ("class", resource.IsComponent ? "sign group" : "sign"), ("title", resource.IsComponent ? "groups others" : resource.IsRead ? "exists already, is read" : "to create"))
                .Text(" ").Element("b", TypeName.Kind(resource.Type)).Text(" ").Element("span", resource.Name, ("class", "name"));
            if (resource.Protect)
                html.Text(" ").Element("span", "protected", ("class", "tag"));
            if (Facts.Of(resource) is { Length: > 0 } facts)
                html.Text(" ").Open("span", ("class", "detail")).Marked(facts).Close();
        }

        void Inputs(PlannedResource resource)
        {
            html.Open("div", ("class", "inputs")).Element("p", resource.Type, ("class", "detail"))
                .Open("pre").Open("code").Marked(Yaml.Write(resource.Inputs)).Close().Close();
            var waits = resource.DependsOn.Where(byUrn.ContainsKey).Select(urn => byUrn[urn]).ToList();
            if (waits.Count > 0)
            {
                html.Open("p", ("class", "detail")).Text("Waits for ");
                foreach (var (i, needed) in waits.Index())
                    html.Text(i == 0 ? "" : ", ").Element("a", needed.Name, ("href", $"#{anchors.Of(needed)}"));
                html.Close();
            }
            html.Close();
        }
    }
}
