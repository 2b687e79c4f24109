using System.Security.Cryptography;
using System.Text;

namespace GatewayStack.Planning.Configuration;

/// <summary>What a stack file names or holds without showing it: files, and encrypted values.</summary>
public static class NamedFiles
{
    private const int LongestPath = 200;

    /// <summary>The files that exist and that a setting names, relative to the project's folder, by the setting's key.</summary>
    public static IEnumerable<(string Key, string Path)> Of(StackFile file) => file.Leaves()
        .Where(l => !l.IsEncrypted && l.Text.Length is > 0 and < LongestPath && !l.Text.Contains('\0') && !Path.IsPathRooted(l.Text) && File.Exists(Path.Combine(file.Directory, l.Text)))
        .Select(l => (l.Key, l.Text));

    /// <summary>Digests by key: of values as they are encrypted, and of the files of certificates. None can be turned back: an encrypted
    /// value is public in the stack file, and a file with a key is not to be guessed.</summary>
    public static IReadOnlyDictionary<string, string> Fingerprints(StackFile file) => new SortedDictionary<string, string>(
        file.Leaves().Where(l => l.IsEncrypted).Select(l => (l.Key, Digest: Digest(Encoding.UTF8.GetBytes(l.Text))))
            .Concat(Of(file).Where(f => f.Key.Contains(":certificates[", StringComparison.Ordinal)).Select(f => (f.Key, Digest: Digest(File.ReadAllBytes(Path.Combine(file.Directory, f.Path))))))
            .ToDictionary(f => f.Key, f => f.Digest, StringComparer.Ordinal), StringComparer.Ordinal);

    private static string Digest(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));
}
