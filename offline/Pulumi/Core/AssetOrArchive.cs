namespace Pulumi;

/// <summary>A file or a bundle of files that is an input of a resource.</summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive()
    {
    }
}
