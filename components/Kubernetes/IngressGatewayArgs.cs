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

    /// <summary>Whether requests on the HTTP listeners are redirected to HTTPS. Default true.</summary>
    public bool RedirectToHttps { get; init; } = true;

    /// <summary>The ClusterIssuer that cert-manager gets the listeners' certificates from; null where Secrets come from elsewhere.</summary>
    public Input<string>? ClusterIssuer { get; init; }
    /// <summary>The control plane that owns the Gateway where an Istio has several, such as <c>asm-1-29</c>; null: its default.</summary>
    public string? Revision { get; init; }

    /// <summary>The Service, in the Gateway's namespace, of a managed gateway that runs already and that this Gateway programs;
    /// null: the controller makes a proxy and a load balancer.</summary>
    public string? ManagedService { get; init; }

    /// <summary>Annotations of what the controller makes, at most 8.</summary>
    public IReadOnlyDictionary<string, string> InfrastructureAnnotations { get; init; } = new Dictionary<string, string>();

    /// <summary>How long to wait until Gateway and listeners are programmed. Default 15 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(15);
}

/// <summary>A listener of an <see cref="IngressGateway"/>.</summary>
public sealed record GatewayListener
{
    /// <summary>Its name, unique in the Gateway.</summary>
    public required string Name { get; init; }

    /// <summary>Its port.</summary>
    public required int Port { get; init; }

    /// <summary>HTTP or HTTPS.</summary>
    public required string Protocol { get; init; }

    /// <summary>The host name it serves; every one where null.</summary>
    public string? Hostname { get; init; }

    /// <summary>The Secret with its certificate, in the Gateway's namespace; null for HTTP.</summary>
    public Input<string>? SecretName { get; init; }

    /// <summary>Options that tell the controller where the certificate is, in place of <see cref="SecretName"/>.</summary>
    public IReadOnlyDictionary<string, Input<string>> TlsOptions { get; init; } = new Dictionary<string, Input<string>>();

    /// <summary>Whether the Gateway waits for this listener. Default true. False where its certificate needs the Gateway's address first.</summary>
    public bool IsAwaited { get; init; } = true;

    /// <summary>From which namespaces routes may attach: Same, All or Selector. Default Same.</summary>
    public string AllowedRoutes { get; init; } = "Same";

    /// <summary>Labels of the namespaces that routes may attach from, for Selector.</summary>
    public IReadOnlyDictionary<string, string> NamespaceSelector { get; init; } = new Dictionary<string, string>();
}
