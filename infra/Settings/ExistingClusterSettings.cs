using System.ComponentModel;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Infra.Settings;

/// <summary>A cluster that exists already, and what to install in it.</summary>
public sealed record ExistingClusterSettings
{
    /// <summary>Path of the kubeconfig.</summary>
    [Description("path of the kubeconfig, relative to the project's folder; default: $KUBECONFIG, else ~/.kube/config")]
    public string? Kubeconfig { get; init; }

    /// <summary>Context in the kubeconfig. Not derived from the current context, which may be any cluster at any time.</summary>
    [Description("context in the kubeconfig: which cluster; `kubectl config get-contexts` lists them")]
    [Pattern(@"\S{1,253}", "the name of a context, without spaces")]
    public required string Context { get; init; }

    /// <summary>Whether the cluster is an AKS cluster.</summary>
    [Description("whether the cluster is an AKS cluster: its load balancers then probe the proxies' own health, not the applications'")]
    public bool Aks { get; init; }

    /// <summary>The Gateway API bundle.</summary>
    [Description("the Gateway API bundle of the cluster")]
    public GatewayApiSettings GatewayApi { get; init; } = new();

    /// <summary>Istio.</summary>
    [Description("the Istio of the cluster")]
    public IstioSettings Istio { get; init; } = new();
}

/// <summary>The Gateway API bundle (standard channel) of an existing cluster.</summary>
public sealed record GatewayApiSettings
{
    /// <summary>Version of the bundle.</summary>
    [Description("version of the bundle (standard channel); what it lacks is refused in routes")]
    [Pattern(@"v\d+\.\d+\.\d+", "a release such as v1.5.1")]
    public string Version { get; init; } = "v1.5.1";

    /// <summary>Whether the stack installs it.</summary>
    [Description("whether the stack installs it; false where the cluster has it")]
    public bool Install { get; init; }
}

/// <summary>The Istio of an existing cluster.</summary>
public sealed record IstioSettings
{
    /// <summary>Version of Istio.</summary>
    [Description("version of Istio")]
    [Pattern(@"\d+\.\d+\.\d+", "a release such as 1.30.3")]
    public string Version { get; init; } = "1.30.3";

    /// <summary>Whether the stack installs it from its official charts.</summary>
    [Description("whether the stack installs it, from its official charts base and istiod; false where the cluster has it")]
    public bool Install { get; init; }

    /// <summary>Namespace of the control plane, which is also the root namespace of the mesh.</summary>
    [Description("namespace of its control plane, which is the root namespace of the mesh")]
    [Pattern(Names.LabelPattern, "a namespace name: lower-case letters, digits and '-', at most 63")]
    public string Namespace { get; init; } = "istio-system";
}
