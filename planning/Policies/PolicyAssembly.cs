using System.Reflection;
using System.Runtime.Loader;

namespace GatewayStack.Planning.Policies;

/// <summary>An assembly with policies, in a load context of its own: it may bring libraries that the planner has not.</summary>
internal static class PolicyAssembly
{
    /// <summary>The policies of an assembly, in the order of their names.</summary>
    /// <exception cref="PolicyException">It is no assembly, or has no policy.</exception>
    public static IReadOnlyList<IPolicy> Load(string path)
    {
        try
        {
            var resolver = new AssemblyDependencyResolver(path);
            var context = new AssemblyLoadContext(Path.GetFileNameWithoutExtension(path));
            // Asked after the planner's own assemblies, so that Plan and IPolicy are the same types on both sides.
            context.Resolving += (own, name) => resolver.ResolveAssemblyToPath(name) is { } found ? own.LoadFromAssemblyPath(found) : null;
            // From memory: a loaded file could not be built again on Windows.
            using var image = new MemoryStream(File.ReadAllBytes(path));
            IPolicy[] policies = [.. context.LoadFromStream(image).GetExportedTypes()
                .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IPolicy)) && t.GetConstructor(Type.EmptyTypes) is not null)
                .OrderBy(t => t.FullName, StringComparer.Ordinal)
                .Select(t => (IPolicy)Activator.CreateInstance(t)!)];
            return policies.Length > 0 ? policies : throw new PolicyException(
                $"has no public class that implements {nameof(IPolicy)} and has a constructor without parameters", "add one, or remove the entry");
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException or FileNotFoundException or TypeLoadException or ReflectionTypeLoadException or TargetInvocationException)
        {
            throw new PolicyException($"cannot be loaded: {e.GetBaseException().Message}", "build it against this version of the planner");
        }
    }
}
