using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>Calls one provider function.</summary>
internal sealed class Invoker(Engine engine, string token, InvokeOptions? options)
{
    /// <summary>The result; unknown if an argument is, or if a resource it depends on does not exist yet.</summary>
    public Task<OutputData> CallAsync<T>(InvokeArgs args) => CallAsync(args, Convert<T>, waits: true);

    public Task<OutputData> CallSingleAsync<T>(InvokeArgs args) => CallAsync(args, ConvertSingle<T>, waits: true);

    /// <summary>The result, without waiting for known arguments.</summary>
    public Task<OutputData> CallNowAsync<T>(InvokeArgs args) => CallAsync(args, Convert<T>, waits: false);

    public Task<OutputData> CallSingleNowAsync<T>(InvokeArgs args) => CallAsync(args, ConvertSingle<T>, waits: false);

    private async Task<OutputData> CallAsync<T>(InvokeArgs? args, Func<ImmutableDictionary<string, object?>, T> convert, bool waits)
    {
        var arguments = await new Serializer().SerializePropertiesAsync($"invoke:{token}", (args ?? InvokeArgs.Empty).GetInputs())
            .ConfigureAwait(false);
        var flags = OutputFlags.Plain;
        foreach (var argument in arguments.Values)
            flags = flags.And(argument.Flags);
        if (waits && !flags.IsKnown)
            return OutputData.Unknown(OutputFlags.Unknown);

        if (waits && options is InvokeOutputOptions { DependsOn: { IsEmpty: false } dependsOn })
        {
            var explicitDependencies = await dependsOn.ToOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false);
            flags = flags with { Resources = OutputFlags.Union(flags.Resources, [.. explicitDependencies]) };
        }

        if (waits && !await ExistAsync(flags.Resources).ConfigureAwait(false))
            return OutputData.Unknown(OutputFlags.Unknown);

        var result = await AskAsync(arguments).ConfigureAwait(false);
        flags = new OutputFlags(flags.Resources, result.Values.All(value => value.Flags.IsKnown), result.Values.Any(value => value.Flags.IsSecret));
        return flags.IsKnown
            ? new(convert(result.ToImmutableDictionary(property => property.Key, property => property.Value.Value)), flags)
            : OutputData.Unknown(flags);
    }

    private async ValueTask<Dictionary<string, OutputData>> AskAsync(Dictionary<string, OutputData> arguments)
    {
        var provider = options?.Provider ?? options?.Parent?.GetProvider(token);
        var reference = provider is null ? "" : await provider.GetReferenceAsync().ConfigureAwait(false);
        var result = await engine.Work.AwaitForeign(() => engine.Mocks.CallAsync(new MockCallArgs
        {
            Token = token,
            Args = arguments.Where(argument => argument.Value.Flags.IsKnown)
                .ToImmutableDictionary(argument => argument.Key, argument => argument.Value.Value!),
            Provider = reference,
        })).ConfigureAwait(false);
        return await MockState.SerializeAsync(result, $"function {token}").ConfigureAwait(false);
    }

    private static async ValueTask<bool> ExistAsync(ImmutableHashSet<Resource> resources)
    {
        foreach (var resource in resources.SelectMany(WithChildren))
        {
            if (resource is CustomResource custom && !(await custom.Id.State.GetDataAsync().ConfigureAwait(false)).Flags.IsKnown)
                return false;
        }

        return true;
    }

    private static IEnumerable<Resource> WithChildren(Resource resource)
        => resource is ComponentResource component ? component.Pending.Snapshot().Prepend(resource) : [resource];

    private T Convert<T>(ImmutableDictionary<string, object?> result) => Conversion.To<T>(result, $"{token} result");

    private T ConvertSingle<T>(ImmutableDictionary<string, object?> result)
        => result.Count == 1
            ? Conversion.To<T>(result.Values.Single(), $"{token} result")
            : throw new InvalidOperationException($"Function {token} should return one property, but returned {result.Count}.");
}
