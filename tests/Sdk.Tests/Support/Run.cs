using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace GatewayStack.Sdk.Tests.Support;

/// <summary>Runs small programs.</summary>
public static class Run
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task<ImmutableArray<Resource>> Preview(Action program, IMocks? mocks = null)
        => Deployment.TestAsync(mocks ?? new RecordingMocks(), new TestOptions { IsPreview = true }, program).WaitAsync(Patience);

    public static Task<ImmutableArray<Resource>> Update(Action program, IMocks? mocks = null)
        => Deployment.TestAsync(mocks ?? new RecordingMocks(), new TestOptions { IsPreview = false }, program).WaitAsync(Patience);

    public static Task<ImmutableArray<Resource>> Async(Func<Task> program, IMocks? mocks = null, bool isPreview = true)
        => Deployment.TestAsync(mocks ?? new RecordingMocks(), new TestOptions { IsPreview = isPreview }, program).WaitAsync(Patience);

    /// <summary>For what the official SDK does not do: it would wait forever, or leave it to the engine.</summary>
    public static void OnlyOffline(string why)
        => Assert.SkipUnless(typeof(Deployment).GetMethod("RequirePulumiVersionAsync") is null, $"Build with -p:PulumiSdk=offline: {why}.");
}
