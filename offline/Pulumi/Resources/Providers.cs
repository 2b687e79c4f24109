using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Which provider a resource's children use for which package.</summary>
internal static class Providers
{
    public static ImmutableDictionary<string, ProviderResource> Inherit(
        string type, bool custom, ResourceOptions options, ImmutableDictionary<string, ProviderResource> inherited)
    {
        if (custom)
        {
            return options.Provider is { } own && type.Split(':') is [var package, _, _] ? inherited.SetItem(package, own) : inherited;
        }

        var several = (options as ComponentResourceOptions)?.Providers ?? [];
        if (options.Provider is not { } single)
            return several.Aggregate(inherited, (known, provider) => known.SetItem(provider.Package, provider));
        if (several.Count > 0)
            throw new ResourceException("Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);
        return inherited.SetItem(single.Package, single);
    }
}
