using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GatewayStack.Planning.Policies;

/// <summary>A project with policies, built when it changed.</summary>
internal static class PolicyProject
{
    private const int MostErrors = 5;

    /// <summary>The assembly of a policy: the file itself, or what its project builds.</summary>
    /// <param name="path">A <c>.csproj</c> or <c>.dll</c>.</param>
    /// <param name="root">The folder of the Pulumi project, below whose <c>artifacts/policies</c> builds are kept.</param>
    /// <exception cref="PolicyException">It does not exist, or does not build.</exception>
    public static string AssemblyOf(string path, string root)
    {
        path = Path.GetFullPath(path);
        var extension = Path.GetExtension(path);
        if (extension is not (".csproj" or ".dll"))
            throw new PolicyException("is neither a project nor an assembly", "use the path of a .csproj or a .dll, relative to Pulumi.yaml");
        if (!File.Exists(path))
            throw new PolicyException("does not exist", "correct the path, which is relative to Pulumi.yaml");
        if (extension == ".dll")
            return path;

        var name = Path.GetFileNameWithoutExtension(path);
        var builds = Path.Combine(root, "artifacts", "policies");
        var folder = Path.Combine(builds, $"{name}-{KeyOf(path)}");
        var assembly = Path.Combine(folder, $"{name}.dll");
        if (!File.Exists(assembly))
        {
            Build(path, folder);
            if (!File.Exists(assembly))
                throw new PolicyException($"builds no {name}.dll", "leave AssemblyName out of the project");
            foreach (var older in Directory.GetDirectories(builds, $"{name}-*").Where(d => d != folder))
                Directory.Delete(older, recursive: true);
        }
        return assembly;
    }

    /// <summary>Differs when a source, or the planner, is another than at the last build.</summary>
    private static string KeyOf(string project)
    {
        var text = new StringBuilder();
        var files = new DirectoryInfo(Path.GetDirectoryName(project)!).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(f => f.Extension is ".cs" or ".csproj" or ".props" or ".targets" or ".json")
            .Where(f => !f.FullName.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Append(new FileInfo(typeof(IPolicy).Assembly.Location))
            .OrderBy(f => f.FullName, StringComparer.Ordinal);
        foreach (var file in files)
            text.Append(file.FullName).Append(' ').Append(file.LastWriteTimeUtc.Ticks.ToString(CultureInfo.InvariantCulture)).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))[..8]);
    }

    /// <summary>Builds beside and moves into place, so that two plans at a time do not see half a build.</summary>
    private static void Build(string project, string folder)
    {
        if (!Console.IsErrorRedirected)
            Console.Error.WriteLine($"Building the policies of {Path.GetFileName(project)} …");
        var beside = $"{folder}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}";
        var start = new ProcessStartInfo("dotnet",
        [
            "build", project, "-c", "Release", "-o", beside, "--nologo", "-v", "q", "-clp:ErrorsOnly;NoSummary", "-nodeReuse:false",
            // Built against the very planner that will load it.
            $"-p:GatewayStackDirectory={AppContext.BaseDirectory}",
            $"-p:ArtifactsPath={beside}.obj", "-p:RestorePackagesWithLockFile=false", "-p:PulumiSdk=offline", "-p:UseSharedCompilation=false", "-p:RunAnalyzers=false",
        ])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var inherited in (string[])["MSBuildSDKsPath", "MSBUILD_EXE_PATH", "DOTNET_HOST_PATH"])
            start.Environment.Remove(inherited);
        try
        {
            using var build = Process.Start(start)!;
            var (output, error) = (build.StandardOutput.ReadToEndAsync(), build.StandardError.ReadToEndAsync());
            build.WaitForExit();
            if (build.ExitCode != 0)
                throw new PolicyException($"does not build: {Errors(output.Result + error.Result)}", $"see all of it with: dotnet build {project}");
            if (!Directory.Exists(folder))
                Directory.Move(beside, folder);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new PolicyException("cannot be built: there is no dotnet on the PATH", "install the .NET SDK, or name the built .dll");
        }
        finally
        {
            foreach (var leftover in (string[])[beside, $"{beside}.obj"])
            {
                if (Directory.Exists(leftover))
                    Directory.Delete(leftover, recursive: true);
            }
        }
    }

    /// <summary>The compiler's errors, without the project's path behind each.</summary>
    private static string Errors(string output)
    {
        var errors = output.Split('\n').Where(l => l.Contains("error", StringComparison.OrdinalIgnoreCase))
            .Select(l => l.Split(" [")[0].Trim()).Distinct(StringComparer.Ordinal).ToList();
        return string.Join("; ", errors.Count == 0 ? [output.Trim()] : errors.Take(MostErrors)) + (errors.Count > MostErrors ? "; …" : "");
    }
}
