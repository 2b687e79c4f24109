using System.Text.Json.Nodes;

namespace GatewayStack.Infra.Tests;

/// <summary>Pulumi passes configuration to a program through environment variables; one test at a time may set them.</summary>
internal static class ConfigEnvironment
{
    private static readonly SemaphoreSlim Gate = new(1, 1);

    public static async Task WithAsync(JsonObject config, Func<Task> run)
    {
        await Gate.WaitAsync();
        try
        {
            Environment.SetEnvironmentVariable("PULUMI_CONFIG", config.ToJsonString());
            await run();
        }
        finally
        {
            Environment.SetEnvironmentVariable("PULUMI_CONFIG", null);
            Gate.Release();
        }
    }
}
