namespace Pulumi;

/// <summary>A resource on its way to the cloud.</summary>
internal sealed class Registration(Resource resource, Engine engine)
{
    private readonly TaskCompletionSource<ResourceState> _state = new();

    /// <summary>What the cloud says, or why it could not be asked.</summary>
    public Task<ResourceState> State => _state.Task;

    /// <summary>The flags of the resource's own outputs.</summary>
    public OutputFlags Flags { get; } = OutputFlags.From(resource);

    public Resource Resource => resource;

    /// <summary>What it is waiting for, for the report on a program that cannot finish.</summary>
    public string WaitsFor { get; set; } = "";

    public void Start(ResourceArgs args, ResourceOptions options)
    {
        var task = RunAsync(args, options);
        if (!task.IsCompleted)
        {
            engine.Follow(this);
            PendingChildren.Add(resource);
        }

        engine.Work.Track(task);
    }

    private async Task RunAsync(ResourceArgs args, ResourceOptions options)
    {
        try
        {
            _state.SetResult(await new Registrar(engine, this).RegisterAsync(args, options).ConfigureAwait(false));
        }
        catch (Exception e)
        {
            _state.SetException(e);
            _ = _state.Task.Exception; // Observed: it is reported once, through the task that runs this.
            throw;
        }
        finally
        {
            PendingChildren.Remove(resource);
        }
    }
}
