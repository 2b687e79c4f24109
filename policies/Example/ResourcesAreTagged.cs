using System.Text.Json.Nodes;
using GatewayStack.Planning;
using GatewayStack.Planning.Policies;

namespace Example;

/// <summary>ORG001: finance asks who pays for each Azure resource of a region, which can carry tags.</summary>
public sealed class ResourcesAreTagged : IPolicy
{
    private const string Tag = "costCenter";

    /// <inheritdoc/>
    public IEnumerable<PolicyViolation> Check(Plan plan) =>
        from resource in plan.Resources
        where resource.Type.StartsWith("azure-native", StringComparison.Ordinal) && resource.Inputs.ContainsKey("location")
        where resource.Inputs["tags"] is not JsonObject tags || !tags.ContainsKey(Tag)
        select new PolicyViolation("ORG001", resource.Name, $"has no tag {Tag}", $"add {Tag} to gateway-stack:tags");
}
