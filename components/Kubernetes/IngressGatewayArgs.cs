using Pulumi;

namespace GatewayStack.Components.Kubernetes;

/// <summary>Settings of <see cref="IngressGateway"/>.</summary>
public sealed class IngressGatewayArgs : ResourceArgs
{
    /// <summary>Namespace of the Gateway.</summary>
    public required Input<string> Namespace { get; init; }

    /// <summary>The class, which decides the controller: <c>approuting-istio</c> for the app routing add-on.</summary>
    public required Input<string> GatewayClassName { get; init; }

    /// <summary>The listeners, 1 to 64.</summary>
    public required IReadOnlyList<GatewayListener> Listeners { get; init; }

    /// <summary>From which namespaces ListenerSets may add listeners: Same or All, from bundle v1.5.1 on; null: none.</summary>
    public string? AllowedListeners { get; init; }

    /// <summary>Whether requests on the HTTP listeners are redirected to HTTPS. Default true.</summary>
    public bool RedirectToHttps { get; init; } = true;

    /// <summary>The ClusterIssuer that cert-manager gets the listeners' certificates from; null where Secrets come from elsewhere.</summary>
    public Input<string>? ClusterIssuer { get; init; }

    /// <summary>The control plane that owns the Gateway where an Istio has several, such as <c>asm-1-29</c>; null: its default.</summary>
    public string? Revision { get; init; }

    /// <summary>The Service, in the Gateway's namespace, of a managed gateway that runs already and that this Gateway programs;
    /// null: the controller makes a proxy and a load balancer.</summary>
    public string? ManagedService { get; init; }

    /// <summary>Changes to that Service; null: none.</summary>
    public ManagedServiceChanges? ManagedServiceChanges { get; init; }

    /// <summary>Annotations of what the controller makes, at most 8.</summary>
    public IReadOnlyDictionary<string, string> InfrastructureAnnotations { get; init; } = new Dictionary<string, string>();

    /// <summary>Labels of what the controller makes, at most 8.</summary>
    public IReadOnlyDictionary<string, string> InfrastructureLabels { get; init; } = new Dictionary<string, string>();

    /// <summary>Changes to what the controller makes, by kind (<c>deployment</c>, <c>service</c>, …): YAML that is merged over it.</summary>
    public IReadOnlyDictionary<string, string> Customization { get; init; } = new Dictionary<string, string>();

    /// <summary>How long to wait until Gateway and listeners are programmed. Default 15 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(15);
}

/// <summary>Changes to the Service of a managed gateway.</summary>
/// <param name="Annotations">Its annotations.</param>
/// <param name="ExternalTrafficPolicy">Which nodes take requests: Cluster or Local; null: left alone.</param>
public sealed record ManagedServiceChanges(IReadOnlyDictionary<string, string> Annotations, string? ExternalTrafficPolicy);
