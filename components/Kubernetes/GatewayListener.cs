using GatewayStack.Components.GatewayApi;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace GatewayStack.Components.Kubernetes;

/// <summary>A listener of an <see cref="IngressGateway"/>.</summary>
public sealed record GatewayListener
{
    /// <summary>Its name, unique in the Gateway.</summary>
    public required string Name { get; init; }

    /// <summary>Its port.</summary>
    public required int Port { get; init; }

    /// <summary>HTTP, HTTPS, or TLS that is passed through.</summary>
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

    /// <summary>The fields of the Gateway API.</summary>
    public ListenerArgs ToArgs()
    {
        var args = new ListenerArgs
        {
            Name = Name,
            Port = Port,
            Protocol = Protocol,
            Hostname = Hostname!,
            AllowedRoutes = new AllowedRoutesArgs { Namespaces = AllowedNamespaces() },
        };
        if (Protocol == "TLS")
            args.Tls = new ListenerTlsArgs { Mode = "Passthrough" };
        else if (SecretName is { } secret)
            args.Tls = new ListenerTlsArgs { Mode = "Terminate", CertificateRefs = { new SecretReferenceArgs { Name = secret } } };
        else if (TlsOptions.Count > 0)
        {
            var tls = new ListenerTlsArgs { Mode = "Terminate" };
            foreach (var (name, value) in TlsOptions)
                tls.Options.Add(name, value);
            args.Tls = tls;
        }
        return args;
    }

    private RouteNamespacesArgs AllowedNamespaces()
    {
        var namespaces = new RouteNamespacesArgs { From = AllowedRoutes };
        if (NamespaceSelector.Count > 0)
            namespaces.Selector = new LabelSelectorArgs { MatchLabels = NamespaceSelector.ToDictionary() };
        return namespaces;
    }
}
