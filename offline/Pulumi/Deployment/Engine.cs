using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>Plays the engine for one run of a program: knows what the program declared and answers it through mocks.</summary>
internal sealed class Engine
{
    private readonly Lock _gate = new();
    private readonly List<Resource> _resources = [];
    private readonly HashSet<string> _urns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ResourceState> _states = new(StringComparer.Ordinal);
    private readonly List<string> _logged = [];
    private readonly List<Registration> _registrations = [];

    public Engine(IMocks mocks, TestOptions? options)
    {
        Mocks = mocks;
        IsDryRun = options?.IsPreview ?? true;
        ProjectName = options?.ProjectName ?? "project";
        StackName = options?.StackName ?? "stack";
        OrganizationName = options?.OrganizationName ?? "organization";
        RootDirectory = options?.RootDirectory;
    }

    public static Engine? Current => Deployment.Current?.Engine;

    public IMocks Mocks { get; }

    public bool IsDryRun { get; }

    public string ProjectName { get; }

    public string StackName { get; }

    public string OrganizationName { get; }

    public string? RootDirectory { get; }

    public Work Work { get; } = new();

    public ProgramConfig Config { get; } = new();

    public Stack? Stack { get; set; }

    public static Engine Required() => Deployment.Instance.Engine;

    /// <summary>The resources in the order in which they were registered.</summary>
    public ImmutableArray<Resource> Resources
    {
        get
        {
            lock (_gate)
                return [.. _resources];
        }
    }

    /// <summary>The resources that are still on their way.</summary>
    public ImmutableArray<Registration> Unfinished
    {
        get
        {
            lock (_gate)
                return [.. _registrations.Where(registration => !registration.State.IsCompleted)];
        }
    }

    public ImmutableArray<string> LoggedErrors
    {
        get
        {
            lock (_gate)
                return [.. _logged];
        }
    }

    public void LogError(string message)
    {
        lock (_gate)
            _logged.Add(message);
    }

    /// <summary>A resource that could not be registered at once.</summary>
    public void Follow(Registration registration)
    {
        lock (_gate)
            _registrations.Add(registration);
    }

    /// <summary>Enters a resource in the books. Throws if there is one of the same URN.</summary>
    public void Declare(Resource resource)
    {
        var urn = $"urn:pulumi:{StackName}::{ProjectName}::{resource.QualifiedType}::{resource.GetResourceName()}";
        lock (_gate)
        {
            _resources.Add(resource);
            if (_urns.Add(urn))
                return;
        }

        throw new ResourceException(
            $"Duplicate resource URN '{urn}': two resources of this type have the same parent and the same name. Rename one of them.",
            resource,
            hideStack: true);
    }

    /// <summary>The URN the official mocks give a resource: of its ancestors' types it has only the outermost.</summary>
    public string MockUrn(string parentUrn, Resource resource)
    {
        var outermost = parentUrn.Length == 0 ? "" : parentUrn.Split("::")[2].Split('$')[0] + "$";
        return $"urn:pulumi:{StackName}::{ProjectName}::{outermost}{resource.GetResourceType()}::{resource.GetResourceName()}";
    }

    public ResourceState Remember(ResourceState state)
    {
        lock (_gate)
            _states[state.Urn] = state;
        return state;
    }

    /// <summary>The state of a resource that was registered before.</summary>
    public ResourceState Registered(string urn)
    {
        lock (_gate)
            return _states.TryGetValue(urn, out var state) ? state : throw new InvalidOperationException($"Unknown resource {urn}");
    }

    public void RegisterOutputs(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        Work.Track(RegisterAsync());

        async Task RegisterAsync()
        {
            var urn = (await resource.Registration.State.ConfigureAwait(false)).Urn;
            var values = await outputs.GetValueAsync(whenUnknown: ImmutableDictionary<string, object?>.Empty).ConfigureAwait(false);
            var serialized = await new Serializer().SerializePropertiesAsync(resource.ToString(), values).ConfigureAwait(false);
            var plain = serialized.ToImmutableDictionary(
                output => output.Key,
                output => new Output<object?>(new OutputState(output.Value.Value, output.Value.Flags with { Resources = [] })));
            await Work.AwaitForeign(async () =>
            {
                await Mocks.RegisterResourceOutputs(new MockRegisterResourceOutputsRequest(urn, plain)).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
        }
    }
}
