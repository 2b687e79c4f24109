namespace Pulumi;

/// <summary>A configured provider.</summary>
public class ProviderResource : CustomResource
{
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : this(package, name, args, options, null)
    {
    }

    public ProviderResource(
        string package, string name, ResourceArgs args, CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : base($"pulumi:providers:{package}", name, args, options, registerPackageRequest)
        => Package = package;

    internal string Package { get; }

    /// <summary>The provider as resources refer to it: urn::id.</summary>
    internal async ValueTask<string> GetReferenceAsync()
    {
        const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
        var urn = await Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        var id = await Id.GetValueAsync(whenUnknown: Unknown).ConfigureAwait(false);
        return $"{urn}::{id}";
    }
}
