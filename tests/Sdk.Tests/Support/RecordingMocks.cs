using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi.Testing;

namespace GatewayStack.Sdk.Tests.Support;

/// <summary>A cloud that returns its inputs, and remembers what it was asked.</summary>
public sealed class RecordingMocks : IMocks
{
    public ConcurrentQueue<MockResourceArgs> Resources { get; } = [];

    public ConcurrentQueue<MockCallArgs> Calls { get; } = [];

    public ConcurrentQueue<MockRegisterResourceOutputsRequest> Outputs { get; } = [];

    public Func<MockResourceArgs, Task<(string?, object)>> Create { get; init; }
        = args => Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Inputs));

    public Func<MockCallArgs, Task<object>> Answer { get; init; } = args => Task.FromResult<object>(args.Args);

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        Resources.Enqueue(args);
        return Create(args);
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        Calls.Enqueue(args);
        return Answer(args);
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        Outputs.Enqueue(args);
        return Task.CompletedTask;
    }

    public ImmutableDictionary<string, object> InputsOf(string name) => Resources.Single(resource => resource.Name == name).Inputs;
}
