namespace Pulumi;

/// <summary>A property of a registered resource, converted to its type when somebody asks.</summary>
internal sealed class ResourceProperty(Resource resource, string name, Type type) : IOutputSource
{
    public async Task<OutputData> ResolveAsync()
    {
        var state = await resource.Registration.State.ConfigureAwait(false);
        var flags = resource.Registration.Flags;
        switch (name)
        {
            case OutputMembers.Urn:
                return new(state.Urn, flags);
            case OutputMembers.Id:
                return new(state.Id, flags with { IsKnown = state.Id.Length > 0 });
        }

        flags = flags with { IsSecret = state.SecretOutputs.Contains(name) };
        if (!state.Properties.TryGetValue(name, out var property))
            return new(null, flags with { IsKnown = state.MissingIsKnown });
        if (!property.Flags.IsKnown)
            return OutputData.Unknown(flags with { IsSecret = flags.IsSecret || property.Flags.IsSecret });

        var value = Conversion.To(type, property.Value, $"{resource.GetType().FullName}.{name}");
        return new(value, flags with { IsSecret = flags.IsSecret || property.Flags.IsSecret });
    }
}
