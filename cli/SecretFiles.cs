using System.Text;

namespace GatewayStack.Cli;

/// <summary>Writes files that hold private keys: readable by their owner alone, all or none, and in place of others only when asked to.</summary>
/// <param name="force">Whether files that exist are replaced.</param>
internal sealed class SecretFiles(bool force)
{
    private readonly List<string> _written = [];

    /// <summary>Writes texts.</summary>
    public void Write(params ReadOnlySpan<(string Path, string Text)> files)
    {
        var contents = new (string, byte[])[files.Length];
        for (var i = 0; i < files.Length; i++)
            contents[i] = (files[i].Path, Encoding.ASCII.GetBytes(files[i].Text));
        Write(contents);
    }

    /// <summary>Writes files.</summary>
    /// <exception cref="UsageException">One exists, or cannot be written.</exception>
    public void Write(params ReadOnlySpan<(string Path, byte[] Content)> files)
    {
        foreach (var (path, _) in files)
        {
            if (!force && File.Exists(path))
                throw new UsageException($"{path} exists; give another --out, or --force to replace it");
        }
        foreach (var (path, content) in files)
        {
            try
            {
                Write(path, content);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new UsageException($"{path} cannot be written: {(e is DirectoryNotFoundException ? "there is no such folder" : "this user may not, or the disk is full")}; give another --out");
            }
            _written.Add(path);
        }
    }

    /// <summary>Says what was written.</summary>
    public void Report()
    {
        foreach (var path in _written)
            Console.Out.WriteLine(path);
    }

    /// <summary>A new file gets its mode as it is made; one that is written over would keep its own.</summary>
    private static void Write(string path, byte[] content)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(path, options);
        stream.Write(content);
    }
}
