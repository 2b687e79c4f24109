namespace GatewayStack.Certificates.Tests;

/// <summary>A folder that lasts as long as a test.</summary>
public sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gateway-certs-");

    public string Path => _folder.FullName;

    public string Write(string file, byte[] content)
    {
        var path = System.IO.Path.Combine(Path, file);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
