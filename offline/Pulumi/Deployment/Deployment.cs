using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>Runs Pulumi programs.</summary>
public sealed class Deployment
{
    private static readonly AsyncLocal<DeploymentInstance?> Instances = new();

    private Deployment()
    {
    }

    /// <summary>The run this code is part of.</summary>
    public static DeploymentInstance Instance
        => Instances.Value ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    internal static DeploymentInstance? Current => Instances.Value;

    public static Task<int> RunAsync(Action action) => NoEngine.RefuseAsync();

    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => NoEngine.RefuseAsync();

    public static Task<int> RunAsync(Func<Task> func) => NoEngine.RefuseAsync();

    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null) => NoEngine.RefuseAsync();

    /// <summary>Deploys a stack, which this build cannot: says so and returns 1.</summary>
    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new()
        => NoEngine.RefuseAsync();

    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack
        => NoEngine.RefuseAsync();

    /// <summary>Runs a stack in process and returns its resources. Throws what the program did wrong.</summary>
    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new()
        => TestAsync(mocks, options, () => Activator.CreateInstance<TStack>());

    /// <summary>Runs a stack that a service provider creates.</summary>
    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack
    {
        return TestAsync(mocks, options, () =>
        {
            ArgumentNullException.ThrowIfNull(serviceProvider);
            return (TStack?)serviceProvider.GetService(typeof(TStack)) ?? throw new InvalidOperationException(
                $"Failed to resolve instance of type {typeof(TStack)} from service provider. Register the type with the service provider before calling TestWithServiceProviderAsync.");
        });
    }

    /// <summary>Runs a program without a stack class.</summary>
    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources)
        => (await TestAsync(testMocks, testOptions, () =>
        {
            createResources();
            return new Dictionary<string, object?>();
        }).ConfigureAwait(false)).Resources;

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Action)"/>
    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources)
        => (await TestAsync(testMocks, testOptions, async () =>
        {
            await createResources().ConfigureAwait(false);
            return (IDictionary<string, object?>)new Dictionary<string, object?>();
        }).ConfigureAwait(false)).Resources;

    /// <summary>Runs a program without a stack class, and returns what it returns as the stack's outputs.</summary>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources)
        => TestAsync(testMocks, testOptions, () => Task.FromResult(createResources()));

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{IDictionary{string, object}})"/>
    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources)
    {
        Task<IDictionary<string, object?>>? outputs = null;
        var resources = await TestAsync(testMocks, testOptions, () =>
        {
            var stack = new Stack();
            outputs = createResources();
            Engine.Required().Work.TrackForeign(outputs);
            Engine.Required().Work.Track(outputs);
            return stack;
        }).ConfigureAwait(false);
        return (resources.RemoveAll(resource => resource is Stack), await outputs!.ConfigureAwait(false));
    }

    // Asynchronous so that the instance lasts as long as the run.
    private static async Task<ImmutableArray<Resource>> TestAsync(IMocks mocks, TestOptions? options, Func<Stack> create)
    {
        if (Instances.Value is not null)
            throw new InvalidOperationException("Deployment.Instance should only be set once at the beginning of a 'Run' call.");
        var engine = new Engine(mocks, options);
        Instances.Value = new DeploymentInstance(engine);
        return await new ProgramRun(engine).RunAsync(create).ConfigureAwait(false);
    }
}
