namespace GatewayStack.EndToEnd.Tests;

/// <summary>A copy of the project's files in a git repository of its own, with a cache of its own.</summary>
internal sealed class GitProject : IDisposable
{
    private GitProject(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>A new one with the dev stack in its first commit, on branch main.</summary>
    public static async Task<GitProject> CreateAsync()
    {
        var project = new GitProject(Directory.CreateTempSubdirectory("gateway git ").FullName);
        foreach (var file in (string[])["Pulumi.yaml", "Pulumi.dev.yaml"])
            File.Copy(Path.Combine(Run.Repository, file), Path.Combine(project.Folder, file));
        await project.GitAsync("init", "--quiet", "--initial-branch=main");
        await project.CommitAsync();
        return project;
    }

    public string Write(string path, string content)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return file;
    }

    public void Replace(string text, string by)
    {
        var file = Path.Combine(Folder, "Pulumi.dev.yaml");
        Assert.Contains(text, File.ReadAllText(file), StringComparison.Ordinal);
        File.WriteAllText(file, File.ReadAllText(file).Replace(text, by, StringComparison.Ordinal));
    }

    public async Task CommitAsync()
    {
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "--quiet", "--no-verify", "--message", "Change");
    }

    public async Task<string> GitAsync(params IEnumerable<string> arguments)
    {
        var run = await Run.ProcessAsync("git", arguments, Folder);
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Output;
    }

    public Task<Run> DiffAsync(params IEnumerable<string> arguments) => Run.ProcessAsync(Run.Gateway, ["diff", .. arguments], Folder, Environment);

    /// <summary>The variables that the command is started with.</summary>
    public Dictionary<string, string?> Environment => new() { ["XDG_CACHE_HOME"] = Cache };

    /// <summary>The plans that are kept.</summary>
    public IEnumerable<string> Plans => Directory.Exists(Path.Combine(Cache, "gatewaystack", "plans")) ? Directory.EnumerateFiles(Path.Combine(Cache, "gatewaystack", "plans")) : [];

    /// <summary>That no work tree is left, neither on the disk nor in git.</summary>
    public async Task AssertCleanAsync()
    {
        Assert.Single((await GitAsync("worktree", "list")).Trim().Split('\n'));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(Cache, "gatewaystack", "worktrees")));
    }

    private string Cache => Folder + " cache";

    public void Dispose()
    {
        foreach (var folder in (string[])[Folder, Cache])
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }
}
