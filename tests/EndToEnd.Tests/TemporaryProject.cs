namespace GatewayStack.EndToEnd.Tests;

/// <summary>A copy of the project's files, to change.</summary>
internal sealed class TemporaryProject : IDisposable
{
    public TemporaryProject()
    {
        Folder = Directory.CreateTempSubdirectory("gateway stack ").FullName;
        foreach (var file in (string[])["Pulumi.yaml", "Pulumi.dev.yaml"])
            File.Copy(Path.Combine(Run.Repository, file), Path.Combine(Folder, file));
    }

    public string Folder { get; }

    public TemporaryProject Replace(string text, string by)
    {
        var path = Path.Combine(Folder, "Pulumi.dev.yaml");
        var content = File.ReadAllText(path);
        Assert.Contains(text, content, StringComparison.Ordinal);
        File.WriteAllText(path, content.Replace(text, by, StringComparison.Ordinal));
        return this;
    }

    public Task<Run> PlanAsync(params IEnumerable<string> arguments) => Run.ProcessAsync(Run.Gateway, ["plan", "--project", Folder, .. arguments]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
