namespace Pulumi;

/// <summary>A property of a registered resource, converted to its type when somebody asks.</summary>
internal sealed class ResourceProperty<T>(Resource resource, string name) : IOutputSource<T>
{
    public async Task<OutputData<T>> ResolveAsync()
    {
        var state = await resource.Registration.State.ConfigureAwait(false);
        var flags = resource.Registration.Flags;
        switch (name)
        {
            case OutputMembers.Urn:
                return new((T)(object)state.Urn, flags);
            case OutputMembers.Id:
                return new((T)(object)state.Id, flags with { IsKnown = state.Id.Length > 0 });
        }

        flags = flags with { IsSecret = state.SecretOutputs.Contains(name) };
        if (!state.Properties.TryGetValue(name, out var property))
            return new(default!, flags with { IsKnown = state.MissingIsKnown });
        if (!property.Flags.IsKnown)
            return OutputData<T>.Unknown(flags with { IsSecret = flags.IsSecret || property.Flags.IsSecret });

        var value = Conversion.To<T>(property.Value, $"{resource.GetType().FullName}.{name}");
        return new(value, flags with { IsSecret = flags.IsSecret || property.Flags.IsSecret });
    }
}
