using GatewayStack.Planning.Configuration;

namespace GatewayStack.Planning.Tests;

/// <summary>Plans for tests. Configuration travels through the environment, so one plan is made at a time.</summary>
internal static class Plans
{
    private static readonly SemaphoreSlim Gate = new(1, 1);

    public static Task<Plan> DevAsync() => OfAsync(Projects.Repository, "dev");

    /// <summary>The day that versions are compared with, so that plans stay the same.</summary>
    private static readonly DateOnly Today = new(2026, 8, 1);

    public static async Task<Plan> OfAsync(string folder, string stack, DateOnly? today = null)
    {
        await Gate.WaitAsync();
        try
        {
            return await Planner.PlanAsync(StackFile.Read(folder, stack), today ?? Today);
        }
        finally
        {
            Gate.Release();
        }
    }

    public static PlannedResource Resource(this Plan plan, string name, string type) =>
        plan.Resources.Single(r => r.Name == name && r.Type.EndsWith(type, StringComparison.Ordinal));
}
