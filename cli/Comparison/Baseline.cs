using GatewayStack.Infra.Configuration;
using GatewayStack.Planning;
using GatewayStack.Planning.Configuration;
using GatewayStack.Planning.Rendering;

namespace GatewayStack.Cli.Comparison;

/// <summary>What a plan is compared with.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Since">What it is called.</param>
internal sealed record Baseline(Plan Plan, string Since)
{
    /// <summary>What a repository has that builds this command: the folders of its code, and what builds them.</summary>
    private static readonly string[] Code = [.. Freshness.Rooms, "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json"];

    /// <summary>What a build in a worktree must not inherit from this one.</summary>
    private static readonly string[] OfBuilds = ["PulumiSdk", "MSBuildSDKsPath", "MSBUILD_EXE_PATH", "DOTNET_HOST_PATH", "GATEWAY_ROOT", "PULUMI_STACK", "FORCE_COLOR", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"];

    /// <summary>Reads a plan from a file, or plans the stack as it is in a git ref.</summary>
    /// <param name="against">A file's name that ends with <c>.json</c>, or a ref.</param>
    /// <param name="file">The stack file as it is now.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="ProjectException">There is no such plan, or it cannot be made.</exception>
    public static Task<Baseline> ReadAsync(string against, StackFile file, CancellationToken cancellation) =>
        against.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? Task.FromResult(new Baseline(PlanReader.ReadFile(against), against)) : OfRefAsync(against, file, cancellation);

    private static async Task<Baseline> OfRefAsync(string reference, StackFile file, CancellationToken cancellation)
    {
        var git = await Git.FindAsync(file.Directory, cancellation);
        var commit = await git.CommitAsync(reference, cancellation);
        var since = $"{reference} ({commit[..7]})";
        if (!await git.HasAsync(commit, $"{git.Prefix}Pulumi.yaml", cancellation) || !await git.HasAsync(commit, git.Prefix + file.FileName, cancellation))
            return new(new Plan { Stack = file.Stack, Project = file.Project, Ingress = "", Resources = [], Outputs = [] }, $"{since}, which has no stack {file.Stack}");

        // Where the code is the same, this program plans the old stack file as that one would.
        var root = await CodeRootAsync(git, commit, cancellation);
        var isSame = root is null || await git.IsSameAsync(commit, Code.Select(path => root + path), cancellation);
        var planner = isSame ? typeof(Planner).Module.ModuleVersionId.ToString("n") : "own";
        var cached = Path.Combine(Cache, "plans", $"{commit}-{git.Prefix.Replace('/', '-')}{file.Stack}-{planner}.json");
        if (File.Exists(cached))
            return new(PlanReader.ReadFile(cached), since);

        var worktree = Path.Combine(Cache, "worktrees", $"{commit[..12]}-{Environment.ProcessId}");
        Directory.CreateDirectory(Path.GetDirectoryName(worktree)!);
        var (plan, borrowed) = await git.InWorktreeAsync(commit, worktree, async () =>
        {
            var folder = Path.Combine(worktree, git.Prefix);
            var borrowed = Borrow(file, folder);
            return (isSame ? await PlanHereAsync(folder, file.Stack, since) : await PlanThereAsync(Path.Combine(worktree, root!), folder, file.Stack, since, cancellation), borrowed);
        }, cancellation);
        if (!borrowed)
            Keep(plan, cached);
        return new(plan, since);
    }

    /// <summary>The folder of a commit that has this command's code: the project's, or the nearest above it; null where none has.</summary>
    private static async Task<string?> CodeRootAsync(Git git, string commit, CancellationToken cancellation)
    {
        for (var folder = git.Prefix; ; folder = folder[..(folder.TrimEnd('/').LastIndexOf('/') + 1)])
        {
            if (await git.HasAsync(commit, $"{folder}cli/GatewayStack.Cli.csproj", cancellation))
                return folder;
            if (folder.Length == 0)
                return null;
        }
    }

    /// <summary>Copies the files that the stack file names and that git does not keep, such as a PFX: the old plan needs them too.</summary>
    /// <returns>Whether there are any; then the plan is not of the commit alone.</returns>
    private static bool Borrow(StackFile present, string folder)
    {
        var borrowed = false;
        foreach (var (_, name) in NamedFiles.Of(present))
        {
            var (here, there) = (Path.GetFullPath(name, present.Directory), Path.GetFullPath(name, folder));
            if (File.Exists(there) || !there.StartsWith(folder, StringComparison.Ordinal))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(there)!);
            File.Copy(here, there);
            borrowed = true;
        }
        return borrowed;
    }

    /// <summary>Written beside and moved into place, so that two at a time do not read half a plan.</summary>
    private static void Keep(Plan plan, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = $"{path}.{Environment.ProcessId}";
        File.WriteAllText(beside, PlanJson.Write(plan));
        File.Move(beside, path, overwrite: true);
    }

    private static async Task<Plan> PlanHereAsync(string folder, string stack, string since)
    {
        var old = StackFile.Read(folder, stack);
        try
        {
            return await Planner.PlanAsync(old, Today.Value);
        }
        catch (SettingsException e)
        {
            throw new ProjectException(string.Join('\n', e.Problems.Select(p => $"{old.PlaceOf(p.Key)} of {since}: {p}")));
        }
    }

    private static async Task<Plan> PlanThereAsync(string root, string folder, string stack, string since, CancellationToken cancellation)
    {
        using var progress = Progress.Of($"Building the gateway command of {since}, once");
        var program = Path.Combine(root, "artifacts", "compared");
        var build = await ChildProcess.RunAsync(
            "dotnet", ["build", Path.Combine(root, "cli"), "-c", "Release", "-o", program, "-p:PulumiSdk=offline", "-p:RunAnalyzers=false", "-nodeReuse:false", "--nologo", "-v", "q"],
            OfBuilds, cancellation);
        if (build.ExitCode != 0)
            throw new ProjectException($"the code of {since} does not build: {Errors(build)}; compare with a later commit, or with a plan that was written there: --against plan.json");
        var planned = await ChildProcess.RunAsync(
            "dotnet", [Path.Combine(program, "gateway.dll"), "plan", "--project", folder, "--stack", stack, "--format", "json"], OfBuilds, cancellation);
        return planned.ExitCode is ExitCode.Good or ExitCode.Findings
            ? PlanReader.Read(planned.Output, $"the plan of {since}")
            : throw new ProjectException($"the gateway command of {since} does not plan stack {stack}: {Errors(planned)}; compare with a later commit");
    }

    /// <summary>The first errors of a program, in a line.</summary>
    private static string Errors(ChildProcess process)
    {
        var lines = $"{process.Output}\n{process.Error}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var errors = lines.Where(l => l.Contains("error", StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal).Take(3).ToList();
        return errors.Count > 0 ? string.Join(" | ", errors) : lines.LastOrDefault() ?? $"exit code {process.ExitCode}";
    }

    private static string Cache
    {
        get
        {
            var root = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg ? xdg
                : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } home ? Path.Combine(home, ".cache")
                : Path.GetTempPath();
            return Path.Combine(root, "gatewaystack");
        }
    }
}
