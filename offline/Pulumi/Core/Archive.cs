namespace Pulumi;

/// <summary>A bundle of files.</summary>
public abstract class Archive : AssetOrArchive
{
    private protected Archive()
    {
    }
}
