using System.Text.Json.Nodes;
using GatewayStack.Planning;
using GatewayStack.Planning.Policies;

namespace Example;

/// <summary>ORG002: security wants host names under the company's own domains only.</summary>
public sealed class PublicNamesAreOurs : IPolicy
{
    private static readonly string[] Domains = ["example.com", "example.net"];

    /// <inheritdoc/>
    public IEnumerable<PolicyViolation> Check(Plan plan) =>
        from route in plan.Resources
        where route.Type.EndsWith("Route", StringComparison.Ordinal)
        from hostname in route.Inputs["spec"]?["hostnames"] as JsonArray ?? []
        let name = hostname.GetValue<string>()
        where !Domains.Any(domain => name == domain || name.EndsWith("." + domain, StringComparison.Ordinal))
        select new PolicyViolation("ORG002", route.Name, $"serves {name}, which is not below {string.Join(" or ", Domains)}", "use a host name of ours, or ask the security team");
}
