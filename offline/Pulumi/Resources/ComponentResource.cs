namespace Pulumi;

/// <summary>A resource made of other resources.</summary>
public class ComponentResource : Resource
{
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, null, options, remote: false, null)
    {
    }

    public ComponentResource(
        string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : this(type, name, args, options, remote, null)
    {
    }

    public ComponentResource(
        string type, string name, ResourceArgs? args, ComponentResourceOptions? options, bool remote,
        RegisterPackageRequest? registerPackageRequest = null)
        : base(type, name, custom: false, args ?? ResourceArgs.Empty, options ?? new ComponentResourceOptions(), remote)
        => IsRemote = remote;

    /// <summary>A provider makes its children.</summary>
    internal bool IsRemote { get; }

    internal PendingChildren Pending { get; } = new();

    /// <summary>Ends the component; its outputs are the properties marked with [Output].</summary>
    protected void RegisterOutputs() => RegisterOutputs(OutputMembers.Of(GetType()).Read(this));

    /// <summary>Ends the component with these outputs.</summary>
    protected void RegisterOutputs(IDictionary<string, object?> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    /// <inheritdoc cref="RegisterOutputs(IDictionary{string, object})"/>
    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs) => RegisterOutputs(Output.Create(outputs));

    /// <inheritdoc cref="RegisterOutputs(IDictionary{string, object})"/>
    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Engine.Required().RegisterOutputs(this, outputs);
    }
}
