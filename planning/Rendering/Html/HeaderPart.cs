using System.Globalization;
using GatewayStack.Planning.Timing;

namespace GatewayStack.Planning.Rendering.Html;

/// <summary>What a reader wants to know first.</summary>
internal static class HeaderPart
{
    public static void Write(HtmlWriter html, Plan plan, Traffic traffic, DeployTime time)
    {
        var counts = PlanCounts.Of(plan);
        html.Open("header")
            .Element("p", $"Plan · {plan.Project}", ("class", "eyebrow"))
            .Element("h1", plan.Stack)
            .Open("dl", ("class", "facts"));
        Fact("Ingress system", plan.Ingress, null);
        Fact("To create", Number(counts.Created), string.Join(", ", counts.ByProvider.Select(p => $"{p.Count} {p.Provider.Split(" (")[0]}")));
        var atGateways = traffic.Hosts.Where(h => h.Entrance.Kind == "Gateway").ToList();
        Fact("Host names", Number(atGateways.Count), $"at {Counted(atGateways.Select(h => h.Entrance).Distinct().Count(), "Gateway")}");
        Fact("First deployment", $"≈ {DeployTime.Say(time.Total)}", $"{DeployTime.Say(time.OneAfterAnother)} one after another");
        Fact("Findings", plan.Findings.Count == 0 ? "none" : Number(plan.Findings.Count), FindingCounts.Of(plan));
        html.Close()
            .Open("p", ("class", "note")).Element("b", "Nothing is deployed.").Text(" ")
            .Marked(Marker.Simulated("…")).Text(" stands for what Azure or the cluster would answer, ")
            .Marked(Marker.Secret).Text(" for a secret, ")
            .Marked(Marker.Unknown).Text(" for what nobody can know before.").Close()
            .Close();

        void Fact(string title, string value, string? detail)
        {
            html.Open("div").Element("dt", title).Element("dd", value);
            if (!string.IsNullOrEmpty(detail))
                html.Element("dd", detail, ("class", "detail"));
            html.Close();
        }
    }

    /// <summary>A number of things.</summary>
    public static string Counted(int count, string thing) => $"{Number(count)} {thing}{(count == 1 ? "" : "s")}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
