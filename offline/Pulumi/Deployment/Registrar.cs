using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>Registers one resource: waits for what it needs, then asks the mocks.</summary>
internal sealed class Registrar(Engine engine, Registration registration)
{
    private readonly Resource _resource = registration.Resource;

    public async Task<ResourceState> RegisterAsync(ResourceArgs args, ResourceOptions options)
    {
        if (options.Urn is { } urn)
            return engine.Registered(urn);

        var id = options.Id is null ? "" : await options.Id.ToOutput().GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        if (!string.IsNullOrEmpty(id) && _resource is not CustomResource)
            throw new ArgumentException("ResourceOptions.Id is only valid for a CustomResource");

        registration.WaitsFor = "its dependsOn";
        await WaitAsync(await options.DependsOn.ToOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false)).ConfigureAwait(false);
        var inputs = await SerializeAsync(args).ConfigureAwait(false);
        var parentUrn = await ParentUrnAsync(options).ConfigureAwait(false);
        var provider = await ProviderAsync(options).ConfigureAwait(false);
        foreach (var alias in options.Aliases)
            (await alias.ToOutput().GetValueAsync(whenUnknown: new Alias()).ConfigureAwait(false)).Check();

        registration.WaitsFor = "the mocks";
        engine.Declare(_resource);
        var mockUrn = engine.MockUrn(parentUrn, _resource);
        if (_resource is Stack)
            return State(mockUrn, "", new Dictionary<string, OutputData>(), options);

        var importId = (options as CustomResourceOptions)?.ImportId ?? "";
        var (newId, state) = await engine.Work.AwaitForeign(() => engine.Mocks.NewResourceAsync(new MockResourceArgs
        {
            Type = _resource.GetResourceType(),
            Name = _resource.GetResourceName(),
            Inputs = inputs,
            Provider = provider,
            Id = string.IsNullOrEmpty(id) ? importId : id,
        })).ConfigureAwait(false);

        var properties = await MockState.SerializeAsync(state, _resource.ToString()).ConfigureAwait(false);
        return engine.Remember(State(mockUrn, string.IsNullOrEmpty(id) ? newId ?? importId : id, properties, options));
    }

    private ResourceState State(
        string urn, string id, IReadOnlyDictionary<string, OutputData> properties, ResourceOptions options)
        => new(urn, id, properties, (options as CustomResourceOptions)?.AdditionalSecretOutputs ?? [], !engine.IsDryRun);

    private async ValueTask<ImmutableDictionary<string, object>> SerializeAsync(ResourceArgs args)
    {
        var inputs = ImmutableDictionary.CreateBuilder<string, object>();
        var serializer = new Serializer();
        foreach (var (name, input) in args.GetInputs())
        {
            if (input is null || name is OutputMembers.Urn or OutputMembers.Id)
                continue;

            registration.WaitsFor = $"its input '{name}'";
            var (value, flags) = await SerializeAsync(serializer, name, input).ConfigureAwait(false);
            if (value is not null && flags.IsKnown)
                inputs.Add(name, value);
            foreach (var dependency in flags.Resources)
                await WaitAsync(dependency, $"its input '{name}' comes from").ConfigureAwait(false);
        }

        return inputs.ToImmutable();
    }

    private async ValueTask<OutputData> SerializeAsync(Serializer serializer, string name, object input)
    {
        try
        {
            return await serializer.SerializeAsync($"{_resource}.{name}", input).ConfigureAwait(false);
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidOperationException($"error serializing property \"{name}\": {e.Message}", e);
        }
    }

    private async ValueTask WaitAsync(ImmutableArray<Resource> dependencies)
    {
        foreach (var dependency in dependencies)
        {
            if (dependency is null)
                continue;
            registration.WaitsFor = $"{dependency} (dependsOn)";
            await WaitAsync(dependency, "its dependsOn names").ConfigureAwait(false);
        }
    }

    private async ValueTask WaitAsync(Resource dependency, string why)
    {
        if (PendingChildren.Awaits(dependency, _resource))
        {
            var what = dependency == _resource ? "itself" : $"{dependency}, which is complete only when all resources in it are";
            throw new ResourceException($"{_resource} can never be created: {why} {what}.", _resource, hideStack: true);
        }

        await dependency.Registration.State.ConfigureAwait(false);
        if (dependency is not ComponentResource component)
            return;
        foreach (var child in component.Pending.Snapshot())
            await child.Registration.State.ConfigureAwait(false);
    }

    private async ValueTask<string> ParentUrnAsync(ResourceOptions options)
    {
        if (_resource is Stack)
            return "";
        var parent = options.Parent ?? engine.Stack
            ?? throw new InvalidOperationException($"{_resource} was created before the stack.");
        registration.WaitsFor = $"its parent, {parent}";
        return (await parent.Registration.State.ConfigureAwait(false)).Urn;
    }

    private async ValueTask<string> ProviderAsync(ResourceOptions options)
    {
        if (_resource is not CustomResource || options.Provider is null)
            return "";
        registration.WaitsFor = $"its provider, {options.Provider}";
        return await options.Provider.GetReferenceAsync().ConfigureAwait(false);
    }
}
