using System.ComponentModel;
using GatewayStack.Planning.Configuration;

namespace GatewayStack.Cli.Comparison;

/// <summary>The git repository that a project's folder is in.</summary>
internal sealed class Git
{
    /// <summary>Variables that a git hook sets, which would lead another git to the wrong files.</summary>
    private static readonly string[] OfHooks = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"];

    private Git(string folder, string prefix) => (Folder, Prefix) = (folder, prefix);

    /// <summary>The folder it was found from.</summary>
    public string Folder { get; }

    /// <summary>Where in the repository that folder is: empty, or with a slash at the end.</summary>
    public string Prefix { get; }

    /// <summary>Finds it.</summary>
    /// <exception cref="ProjectException">There is none, or no git.</exception>
    public static async Task<Git> FindAsync(string folder, CancellationToken cancellation)
    {
        try
        {
            var found = await ChildProcess.RunAsync("git", ["-C", folder, "rev-parse", "--show-prefix"], OfHooks, cancellation);
            return found.ExitCode == 0
                ? new(folder, found.Output.Trim('\n'))
                : throw new ProjectException($"{folder} is in no git repository that git would use ({FirstLine(found.Error)}); compare with a plan instead: --against plan.json");
        }
        catch (Win32Exception)
        {
            throw new ProjectException("there is no git on the PATH; install it, or compare with a plan: --against plan.json");
        }
    }

    /// <summary>The commit of a ref. Nothing is fetched.</summary>
    /// <exception cref="ProjectException">There is no such ref.</exception>
    public async Task<string> CommitAsync(string reference, CancellationToken cancellation)
    {
        var found = await RunAsync(["rev-parse", "--verify", "--quiet", "--end-of-options", $"{reference}^{{commit}}"], cancellation);
        if (found.ExitCode == 0)
            return found.Output.Trim();
        var names = (await RunAsync(["for-each-ref", "--format=%(refname:short)"], cancellation)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var elsewhere = names.FirstOrDefault(n => n.EndsWith('/' + reference, StringComparison.Ordinal));
        var shallow = (await RunAsync(["rev-parse", "--is-shallow-repository"], cancellation)).Output.Trim() == "true";
        throw new ProjectException($"there is no commit '{reference}' here; "
            + (elsewhere is not null ? $"did you mean '{elsewhere}'?"
                : Infra.Configuration.Suggestion.For(reference, names) is { } near ? $"did you mean '{near}'?"
                : shallow ? "this clone has only a part of the history: git fetch --unshallow, or fetch-depth: 0 in CI"
                : "name a branch, a tag or a commit of this repository, or fetch it first"));
    }

    /// <summary>Whether a file is in a commit. The path starts at the repository's root.</summary>
    public async Task<bool> HasAsync(string commit, string path, CancellationToken cancellation) =>
        (await RunAsync(["cat-file", "-e", $"{commit}:{path}"], cancellation)).ExitCode == 0;

    /// <summary>Whether files of the working tree are those of a commit, and none has joined. Paths start at the repository's root.</summary>
    public async Task<bool> IsSameAsync(string commit, IEnumerable<string> paths, CancellationToken cancellation)
    {
        List<string> fromRoot = [.. paths.Select(p => $":/{p}")];
        return (await RunAsync(["diff", "--quiet", commit, "--", .. fromRoot], cancellation)).ExitCode == 0
            && (await RunAsync(["ls-files", "--others", "--exclude-standard", "--", .. fromRoot], cancellation)).Output.Length == 0;
    }

    /// <summary>Checks a commit out into a folder of its own, runs something there, and removes it whatever happens.</summary>
    public async Task<T> InWorktreeAsync<T>(string commit, string folder, Func<Task<T>> run, CancellationToken cancellation)
    {
        try
        {
            // Hooks of the repository are for those who work in it.
            var added = await RunAsync(["-c", "core.hooksPath=/dev/null", "worktree", "add", "--detach", "--force", folder, commit], cancellation);
            if (added.ExitCode != 0)
                throw new ProjectException($"commit {commit} cannot be checked out into {folder}: {FirstLine(added.Error)}; make room or rights there, or set XDG_CACHE_HOME");
            return await run();
        }
        finally
        {
            await RunAsync(["worktree", "remove", "--force", folder], CancellationToken.None);
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            await RunAsync(["worktree", "prune"], CancellationToken.None);
        }
    }

    private Task<ChildProcess> RunAsync(IEnumerable<string> arguments, CancellationToken cancellation) =>
        ChildProcess.RunAsync("git", ["-C", Folder, .. arguments], OfHooks, cancellation);

    private static string FirstLine(string text) => text.Trim().Split('\n')[0];
}
