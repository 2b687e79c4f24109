namespace GatewayStack.Cli;

/// <summary>Whether the repository changed since this program was published from it.</summary>
/// <remarks>The launcher starts the published program directly; asking MSBuild first would take longer than a plan. When the
/// answer is "stale" the launcher publishes again.</remarks>
internal static class Freshness
{
    /// <summary>The exit code that asks the launcher to publish again.</summary>
    public const int StaleExitCode = 75;

    /// <summary>The folders of the code that it is published from.</summary>
    public static readonly string[] Rooms = ["infra", "components", "certificates", "routing", "planning", "cli", "offline", "sdks"];

    /// <summary>Whether a source is newer than this program. False outside of a repository, and unless the launcher asks.</summary>
    public static bool IsStale()
    {
        if (Environment.GetEnvironmentVariable("GATEWAY_ROOT") is not { Length: > 0 } root || !Directory.Exists(root))
            return false;
        var published = File.GetLastWriteTimeUtc(Path.Combine(AppContext.BaseDirectory, "published"));
        return Sources(root).Any(f => f.LastWriteTimeUtc > published);
    }

    private static IEnumerable<FileSystemInfo> Sources(string root)
    {
        foreach (var file in new DirectoryInfo(root).EnumerateFiles("Directory.*").Append(new FileInfo(Path.Combine(root, "global.json"))))
            yield return file;
        var everything = new EnumerationOptions { RecurseSubdirectories = true };
        foreach (var room in Rooms.Select(r => new DirectoryInfo(Path.Combine(root, r))).Where(r => r.Exists))
        {
            // A folder's own time tells of files that came or went.
            foreach (var entry in room.EnumerateFileSystemInfos("*", everything))
                yield return entry;
        }
    }
}
