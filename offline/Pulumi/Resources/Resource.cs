using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Something the stack declares.</summary>
public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly bool? _protect;
    private readonly ImmutableArray<ResourceTransformation> _transformations;
    private readonly ImmutableDictionary<string, ProviderResource> _providers = ImmutableDictionary<string, ProviderResource>.Empty;

    private protected Resource(string type, string name, bool custom, ResourceArgs args, ResourceOptions options, bool remote = false)
    {
        if (string.IsNullOrEmpty(type))
            throw new ArgumentException("'type' cannot be null or empty.", nameof(type));
        if (string.IsNullOrEmpty(name))
            throw new ArgumentException("'name' cannot be null or empty.", nameof(name));

        var engine = Engine.Required();
        (_type, _name) = (type, name);
        Registration = new Registration(this, engine);
        OutputMembers.Of(GetType()).Initialize(this, declaredOutputs: custom || remote || options.Urn is not null);

        var parent = options.Parent ?? (type == Stack.TypeToken || options.Urn is not null ? null : engine.Stack);
        _transformations = [.. options.ResourceTransformations, .. parent?._transformations ?? []];
        (args, options) = Transform(args, options);
        options = options.Clone();

        Owner = options.Parent;
        QualifiedType = Owner is null or Stack ? type : $"{Owner.QualifiedType}${type}";
        options.Protect ??= Owner?._protect;
        _protect = options.Protect;
        _providers = Providers.Inherit(type, custom, options, Owner?._providers ?? _providers);
        if (custom)
            options.Provider ??= Owner?.GetProvider(type);

        Registration.Start(args, options);
    }

    /// <summary>The name that is unique in the stack.</summary>
    [Output(OutputMembers.Urn)]
    public Output<string> Urn { get; private set; } = null!;

    internal Registration Registration { get; }

    /// <summary>The parent it was given; null where that is the stack by default.</summary>
    internal Resource? Owner { get; }

    /// <summary>The types of all ancestors below the stack and its own, as in a URN.</summary>
    internal string QualifiedType { get; }

    public string GetResourceType() => _type;

    public string GetResourceName() => _name;

    /// <summary>The provider that children of this resource use for a type or function token.</summary>
    internal ProviderResource? GetProvider(string token)
        => token.Split(':') is [var package, _, _] ? _providers.GetValueOrDefault(package) : null;

    public override string ToString() => $"{_type} '{_name}'";

    private (ResourceArgs Args, ResourceOptions Options) Transform(ResourceArgs args, ResourceOptions options)
    {
        foreach (var transformation in _transformations)
        {
            if (transformation(new ResourceTransformationArgs(this, args, options)) is not { } result)
                continue;
            if (result.Options.Parent != options.Parent)
                throw new ArgumentException("Transformations cannot currently be used to change the 'parent' of a resource.");
            (args, options) = (result.Args, result.Options);
        }

        return (args, options);
    }
}
