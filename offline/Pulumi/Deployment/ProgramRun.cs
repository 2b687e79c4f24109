using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>Runs a program to its end and turns what went wrong into one exception.</summary>
internal sealed class ProgramRun(Engine engine)
{
    public async Task<ImmutableArray<Resource>> RunAsync(Func<Stack> create)
    {
        var errors = await CollectErrorsAsync(create).ConfigureAwait(false);
        return (errors.Count + engine.LoggedErrors.Length, errors) switch
        {
            (0, _) => engine.Resources,
            (1, [var error]) => throw error,
            (1, _) => throw new RunException(engine.LoggedErrors[0]),
            _ => throw new AggregateException([.. engine.LoggedErrors.Select(message => new RunException(message)), .. errors]),
        };
    }

    private async Task<IReadOnlyList<RunException>> CollectErrorsAsync(Func<Stack> create)
    {
        try
        {
            create().RegisterPropertyOutputs();
        }
#pragma warning disable CA1031 // Whatever the program throws is reported.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return [Describe(e)];
        }

        var finished = await engine.Work.DrainAsync().ConfigureAwait(false);
        var errors = engine.Work.Errors;
        return finished || errors.Count > 0
            ? [.. errors.Select(Describe)]
            : [new RunException(Stall.Describe(engine))];
    }

    private static RunException Describe(Exception exception) => exception switch
    {
        RunException run => new RunException(run.Message, run),
        ResourceException { HideStack: true } resource => new RunException(resource.Message, resource),
        ResourceException resource => new RunException(resource.ToString(), resource),
        _ => new RunException(
            $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{exception}", exception),
    };
}
