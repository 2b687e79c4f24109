using GatewayStack.Components.GatewayApi;
using GatewayStack.Infra;
using GatewayStack.Infra.Settings;
using GatewayStack.Planning.Checks.Tls;
using GatewayStack.Planning.Configuration;
using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Explaining;
using GatewayStack.Routing.Objects;

namespace GatewayStack.Planning.Checks;

/// <summary>What checks look at: a plan with its stack file, or objects from files.</summary>
public sealed class CheckContext
{
    private readonly Dictionary<KubernetesObject, PlannedResource> _resources = new(ReferenceEqualityComparer.Instance);
    private readonly ILookup<string, KubernetesObject> _byKind;

    /// <summary>A plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="settings">The settings it was made of.</param>
    /// <param name="file">The stack file.</param>
    /// <param name="today">The day that supports and validities are measured against.</param>
    public CheckContext(Plan plan, StackSettings settings, StackFile file, DateOnly today)
    {
        (Resources, Settings, File, Today) = (plan.Resources, settings, file, today);
        foreach (var resource in plan.Resources)
        {
            if (PlanObjects.Of(resource) is { } read)
                _resources[read] = resource;
        }
        Objects = [.. _resources.Keys];
        _byKind = Objects.ToLookup(o => o.Kind, StringComparer.Ordinal);
        Cluster = OfType("containerservice:ManagedCluster").FirstOrDefault();
        KubernetesVersion = Cluster?.Inputs["kubernetesVersion"].AsText();
    }

    /// <summary>Objects from files.</summary>
    /// <param name="objects">The objects.</param>
    /// <param name="today">The day that supports and validities are measured against.</param>
    /// <param name="kubernetesVersion">The version of the cluster they are for; null: not known, and what every version takes passes.</param>
    public CheckContext(IReadOnlyList<KubernetesObject> objects, DateOnly today, string? kubernetesVersion = null)
    {
        (Objects, Today, KubernetesVersion) = (objects, today, kubernetesVersion);
        _byKind = Objects.ToLookup(o => o.Kind, StringComparer.Ordinal);
    }

    /// <summary>The planned resources; none where objects come from files.</summary>
    public IReadOnlyList<PlannedResource> Resources { get; } = [];

    /// <summary>The objects.</summary>
    public IReadOnlyList<KubernetesObject> Objects { get; }

    /// <summary>The settings; null where objects come from files.</summary>
    public StackSettings? Settings { get; }

    /// <summary>The stack file; null where objects come from files.</summary>
    public StackFile? File { get; }

    /// <summary>The day that supports and validities are measured against.</summary>
    public DateOnly Today { get; }

    /// <summary>The AKS cluster, where the plan creates one.</summary>
    public PlannedResource? Cluster { get; }

    /// <summary>The cluster's Kubernetes version, where it is known.</summary>
    public string? KubernetesVersion { get; }

    /// <summary>The cluster's Gateway API bundle, where it is known.</summary>
    public GatewayApiBundle? Bundle => KubernetesVersion is { } version ? GatewayApiBundle.Of(version) : null;

    /// <summary>What attaches to what.</summary>
    public Topology Topology => field ??= Topology.Of(Objects, servicesElsewhere: Settings is not null);

    /// <summary>What the stack's certificates were found to be.</summary>
    public IReadOnlyList<InspectedCertificate> Certificates =>
        field ??= Settings is { } settings ? [.. CertificateInspection.Run(settings, File!.Directory), .. CertificateInspection.PlainSecrets(settings)] : [];

    /// <summary>The SecretProviderClasses of Azure.</summary>
    internal IReadOnlyList<ProviderClass> ProviderClasses => field ??= ProviderClass.All(this);

    /// <summary>The pods that would start.</summary>
    internal IReadOnlyList<PodTemplate> Pods => field ??= [.. PodTemplate.Of(this)];

    /// <summary>Where requests go.</summary>
    public Router Router => field ??= new Router(Topology);

    /// <summary>The objects of a kind.</summary>
    public IEnumerable<KubernetesObject> OfKind(string kind) => _byKind[kind];

    /// <summary>The routes of every kind.</summary>
    public IEnumerable<KubernetesObject> Routes => OfKind("HTTPRoute").Concat(OfKind("GRPCRoute")).Concat(OfKind("TLSRoute"));

    /// <summary>The planned resources of a type, named by the end of its token.</summary>
    public IEnumerable<PlannedResource> OfType(string end) => Resources.Where(r => r.Type.EndsWith(end, StringComparison.Ordinal));

    /// <summary>The planned resource that an object comes from; null where it comes from a file.</summary>
    public PlannedResource? ResourceOf(KubernetesObject from) => _resources.GetValueOrDefault(from);

    /// <summary>Whether an object of that kind, namespace and name is there.</summary>
    public bool Has(string kind, string ns, string name) => OfKind(kind).Any(o => o.Namespace == ns && o.Name == name);

    /// <summary>Whether the cluster's bundle is known to be older than the one of a Kubernetes version.</summary>
    public bool BundleIsOlderThan(string kubernetesVersion) => Bundle is { } bundle && !bundle.IsAtLeastThatOf(kubernetesVersion);

    /// <summary>The listeners of a Gateway or ListenerSet, with their paths.</summary>
    internal static IEnumerable<Part> Listeners(KubernetesObject gateway) => gateway.Body.Get("spec", "listeners").Items("spec.listeners");

    /// <summary>The rules of a route, with their paths.</summary>
    internal static IEnumerable<Part> Rules(KubernetesObject route) => route.Body.Get("spec", "rules").Items("spec.rules");
}
