using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Looks into outputs; meant for tests and tools.</summary>
public static class OutputUtilities
{
    /// <summary>An unknown output, as a preview has for what the provider decides.</summary>
    public static Output<T> CreateUnknown<T>(T value) => new(new OutputState(value, OutputFlags.Unknown));

    /// <summary>An unknown output; as it is unknown, the factory is not called.</summary>
    public static Output<T> CreateUnknown<T>(Func<Task<T>> valueFactory)
    {
        ArgumentNullException.ThrowIfNull(valueFactory);
        return CreateUnknown<T>(default(T)!);
    }

    /// <summary>The same output, depending on one more resource.</summary>
    public static Output<T> WithDependency<T>(Output<T> output, Resource resource)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(resource);
        return new(output.State.With(flags => flags with { Resources = flags.Resources.Add(resource) }));
    }

    /// <summary>Whether the output, once resolved, has a value.</summary>
    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output)
        => (await output.State.GetDataAsync().ConfigureAwait(false)).Flags.IsKnown;

    /// <summary>The value; the type's default where it is unknown.</summary>
    public static Task<T> GetValueAsync<T>(Output<T> output) => output.GetValueAsync(whenUnknown: default!).AsTask();

    /// <summary>The resources the value comes from.</summary>
    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output)
        => (await output.State.GetDataAsync().ConfigureAwait(false)).Flags.Resources;
}
