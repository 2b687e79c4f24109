using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>How the engine treats a resource, whatever its type.</summary>
public abstract class ResourceOptions
{
    protected ResourceOptions()
    {
    }

    /// <summary>Read the resource with this provider ID instead of creating one.</summary>
    public Input<string>? Id { get; set; }

    /// <summary>The resource this one belongs to; the stack if null.</summary>
    public Resource? Parent { get; set; }

    /// <summary>Resources that must exist before this one.</summary>
    [field: MaybeNull]
    public InputList<Resource> DependsOn
    {
        get => field ??= [];
        set;
    }

    /// <summary>Refuse to delete it; the parent's setting if null.</summary>
    public bool? Protect { get; set; }

    /// <summary>Properties whose changes are ignored.</summary>
    [field: MaybeNull]
    public List<string> IgnoreChanges
    {
        get => field ??= [];
        set;
    }

    /// <summary>Properties whose changes replace the resource.</summary>
    [field: MaybeNull]
    public List<string> ReplaceOnChanges
    {
        get => field ??= [];
        set;
    }

    /// <summary>The version of the provider plugin.</summary>
    public string? Version { get; set; }

    /// <summary>Where the provider plugin is downloaded from.</summary>
    public string? PluginDownloadURL { get; set; }

    /// <summary>The provider; the parent's provider of the package if null.</summary>
    public ProviderResource? Provider { get; set; }

    public CustomTimeouts? CustomTimeouts { get; set; }

    /// <summary>Change this resource and its children before they are registered.</summary>
    [field: MaybeNull]
    public List<ResourceTransformation> ResourceTransformations
    {
        get => field ??= [];
        set;
    }

    /// <summary>As <see cref="ResourceTransformations"/>, but called by the engine: never in process.</summary>
    [field: MaybeNull]
    public List<ResourceTransform> ResourceTransforms
    {
        get => field ??= [];
        set;
    }

    /// <summary>Former identities of the resource.</summary>
    public List<Input<Alias>> Aliases { get; set; } = [];

    /// <summary>Take the state of a resource that is registered already.</summary>
    public string? Urn { get; set; }

    /// <summary>Leave it in the cloud when it is deleted from the stack.</summary>
    public bool? RetainOnDelete { get; set; }

    /// <summary>Deleting that resource deletes this one too.</summary>
    public Resource? DeletedWith { get; set; }

    internal abstract ResourceOptions Clone();

    private protected T CopyTo<T>(T copy)
        where T : ResourceOptions
    {
        copy.Id = Id;
        copy.Parent = Parent;
        copy.DependsOn = DependsOn.Clone();
        copy.Protect = Protect;
        copy.IgnoreChanges = [.. IgnoreChanges];
        copy.ReplaceOnChanges = [.. ReplaceOnChanges];
        copy.Version = Version;
        copy.PluginDownloadURL = PluginDownloadURL;
        copy.Provider = Provider;
        copy.CustomTimeouts = CustomTimeouts?.Clone();
        copy.ResourceTransformations = [.. ResourceTransformations];
        copy.ResourceTransforms = [.. ResourceTransforms];
        copy.Aliases = [.. Aliases];
        copy.Urn = Urn;
        copy.RetainOnDelete = RetainOnDelete;
        copy.DeletedWith = DeletedWith;
        return copy;
    }

    /// <summary>Lists are appended; of single values the other's win.</summary>
    private protected void Add(ResourceOptions other)
    {
        Id = other.Id ?? Id;
        Parent = other.Parent ?? Parent;
        DependsOn = DependsOn.Concat(other.DependsOn);
        Protect = other.Protect ?? Protect;
        IgnoreChanges.AddRange(other.IgnoreChanges);
        ReplaceOnChanges.AddRange(other.ReplaceOnChanges);
        Version = other.Version ?? Version;
        PluginDownloadURL = other.PluginDownloadURL ?? PluginDownloadURL;
        Provider = other.Provider ?? Provider;
        CustomTimeouts = other.CustomTimeouts ?? CustomTimeouts;
        ResourceTransformations.AddRange(other.ResourceTransformations);
        ResourceTransforms.AddRange(other.ResourceTransforms);
        Aliases.AddRange(other.Aliases);
        Urn = other.Urn ?? Urn;
        RetainOnDelete = other.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = other.DeletedWith ?? DeletedWith;
    }
}
