namespace Pulumi.Testing;

/// <summary>A cloud that returns what it is given and decides nothing.</summary>
public class EmptyMocks : IMocks
{
    public EmptyMocks()
    {
    }

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        => Task.FromResult<(string?, object)>((null, args.Inputs));

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args);
}
