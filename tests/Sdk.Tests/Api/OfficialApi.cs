using System.Reflection;
using Pulumi;

namespace GatewayStack.Sdk.Tests.Api;

/// <summary>The lists in <c>official/</c>: the members of the official packages that the offline ones have too.</summary>
internal static class OfficialApi
{
    public static Assembly AssemblyOf(string name) => name switch
    {
        "Pulumi" => typeof(Deployment).Assembly,
        "Pulumi.AzureNative" => typeof(Pulumi.AzureNative.Provider).Assembly,
        "Pulumi.Kubernetes" => typeof(Pulumi.Kubernetes.Provider).Assembly,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no list of this assembly."),
    };

    public static SortedSet<string> ListOf(string name) => new(
        File.ReadLines(Path.Combine(Folder(), name + ".txt")).Where(line => !line.StartsWith('#')), StringComparer.Ordinal);

    /// <summary>The lines of <paramref name="some"/> that <paramref name="others"/> lack.</summary>
    public static IReadOnlyList<string> Missing(IEnumerable<string> some, ICollection<string> others) =>
        [.. some.Where(line => !others.Contains(line))];

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "GatewayStack.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"No GatewayStack.sln above {AppContext.BaseDirectory}.");
        return Path.Combine(folder.FullName, "tests", "Sdk.Tests", "Api", "official");
    }
}
