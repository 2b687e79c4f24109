using System.Runtime.CompilerServices;

namespace GatewayStack.Planning.Tests;

/// <summary>Output that people read, reviewed by eye and kept as a file.</summary>
internal static class Snapshot
{
    /// <summary>Compares with the file; on a difference, writes what was received beside it.</summary>
    public static void Matches(string name, string received, [CallerFilePath] string caller = "")
    {
        var expected = Path.Combine(Path.GetDirectoryName(caller)!, "Snapshots", name);
        var content = File.Exists(expected) ? File.ReadAllText(expected) : "";
        if (content == received)
            return;
        var actual = Path.ChangeExtension(expected, ".received" + Path.GetExtension(expected));
        Directory.CreateDirectory(Path.GetDirectoryName(actual)!);
        File.WriteAllText(actual, received);
        Assert.Fail($"The output changed. Compare {expected} with {actual}; if the change is meant, move the second over the first.");
    }
}
