namespace Pulumi;

/// <summary>A folder or an archive file on this machine.</summary>
public sealed class FileArchive : Archive
{
    public FileArchive(string path) => ArgumentNullException.ThrowIfNull(path);
}
