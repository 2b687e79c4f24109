namespace GatewayStack.Planning.Rendering;

/// <summary>How much a plan creates.</summary>
/// <param name="Created">Resources, without components and what is only read.</param>
/// <param name="Components">Components.</param>
/// <param name="ByProvider">Resources by where they live.</param>
internal sealed record PlanCounts(int Created, int Components, IReadOnlyList<(string Provider, int Count)> ByProvider)
{
    public static PlanCounts Of(Plan plan)
    {
        var created = plan.Resources.Where(r => !r.IsComponent && !r.IsRead).ToList();
        return new(created.Count, plan.Resources.Count(r => r.IsComponent),
            [.. created.CountBy(r => TypeName.Provider(r.Type)).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value))]);
    }
}
