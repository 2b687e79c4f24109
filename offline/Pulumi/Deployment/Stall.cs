namespace Pulumi;

/// <summary>Says why a program cannot finish.</summary>
internal static class Stall
{
    public static string Describe(Engine engine)
    {
        var waiting = engine.Unfinished.Select(registration => $"  {registration.Resource} waits for {registration.WaitsFor}").ToArray();
        return waiting.Length == 0
            ? "The program cannot finish: it waits for an output that nothing resolves. Look for a DeferredOutput or a TaskCompletionSource that is never set."
            : "The program cannot finish: these resources wait for values that nothing will provide, because they wait for each other or " +
              "for a DeferredOutput or TaskCompletionSource that is never set:\n" + string.Join("\n", waiting);
    }
}
