namespace GatewayStack.EndToEnd.Tests;

/// <summary>A copy of the project's files, to change.</summary>
internal sealed class TemporaryProject : IDisposable
{
    private readonly string _file;

    /// <summary>The project's own stack <c>dev</c>, or one of the examples.</summary>
    public TemporaryProject(string? example = null)
    {
        Folder = Directory.CreateTempSubdirectory("gateway stack ").FullName;
        _file = $"Pulumi.{example ?? "dev"}.yaml";
        foreach (var file in (string[])["Pulumi.yaml", _file])
            File.Copy(Path.Combine(Run.Repository, example is null ? "" : "examples", file), Path.Combine(Folder, file));
    }

    public string Folder { get; }

    public TemporaryProject Replace(string text, string by)
    {
        var path = Path.Combine(Folder, _file);
        var content = File.ReadAllText(path);
        Assert.Contains(text, content, StringComparison.Ordinal);
        File.WriteAllText(path, content.Replace(text, by, StringComparison.Ordinal));
        return this;
    }

    public Task<Run> PlanAsync(params IEnumerable<string> arguments) => Run.ProcessAsync(Run.Gateway, ["plan", "--project", Folder, .. arguments]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
