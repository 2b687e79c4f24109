namespace GatewayStack.Planning.Tests;

/// <summary>Project folders to plan from.</summary>
internal sealed class Projects : IDisposable
{
    private Projects(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>The root of the repository, with its own stacks.</summary>
    public static string Repository { get; } = Find();

    /// <summary>A new folder with these files.</summary>
    public static Projects With(params ReadOnlySpan<(string Name, string Content)> files)
    {
        var folder = Directory.CreateTempSubdirectory("gateway-").FullName;
        foreach (var (name, content) in files)
            File.WriteAllText(Path.Combine(folder, name), content);
        return new(folder);
    }

    /// <summary>The smallest stack that serves something.</summary>
    public static Projects Minimal(string certificates = "    - { name: web, selfSigned: {} }") => With(("Pulumi.yaml", "name: gateway-stack\nruntime: dotnet\n"), ("Pulumi.dev.yaml", $$"""
        config:
          azure-native:location: westeurope
          gateway-stack:domain: example.com
          gateway-stack:vault: { name: kv-test }
          gateway-stack:cluster: { kubernetesVersion: "1.35" }
          gateway-stack:certificates:
        {{certificates}}
          gateway-stack:gateways: { public: { namespace: apps } }
          gateway-stack:routes: { shop: { gateway: public, hostnames: [shop], backendRefs: ["shop:80"] } }
        """));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "GatewayStack.sln")))
            directory = directory.Parent!;
        return directory.FullName;
    }
}
