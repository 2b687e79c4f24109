using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace GatewayStack.Components.CertManager;

/// <summary>A ClusterIssuer (<c>cert-manager.io/v1</c>): an authority that certificates of any namespace can come from.</summary>
/// <remarks>Fields as in cert-manager's API reference, <c>ACMEIssuer</c>.</remarks>
/// <param name="name">Name of the Pulumi resource.</param>
/// <param name="args">The issuer.</param>
/// <param name="options">Options of the resource.</param>
public sealed class ClusterIssuer(string name, ClusterIssuerArgs args, CustomResourceOptions? options = null) : CustomResource(name, args, options);

/// <summary>A ClusterIssuer.</summary>
public sealed class ClusterIssuerArgs() : CustomResourceArgs("cert-manager.io/v1", "ClusterIssuer")
{
    /// <summary>What the issuer shall be.</summary>
    [Input("spec", required: true)]
    public Input<ClusterIssuerSpecArgs> Spec { get; set; } = null!;
}

/// <summary>What an issuer shall be.</summary>
public sealed class ClusterIssuerSpecArgs : ResourceArgs
{
    /// <summary>An ACME authority such as Let's Encrypt.</summary>
    [Input("acme")]
    public Input<AcmeSpecArgs>? Acme { get; set; }
}

/// <summary>An account with an ACME authority, and how it proves domains.</summary>
public sealed class AcmeSpecArgs : ResourceArgs
{
    /// <summary>Address of the authority's directory.</summary>
    [Input("server", required: true)]
    public Input<string> Server { get; set; } = null!;

    /// <summary>E-mail address of the account.</summary>
    [Input("email")]
    public Input<string>? Email { get; set; }

    /// <summary>The Secret, in cert-manager's namespace, that the account's key is kept in.</summary>
    [Input("privateKeySecretRef", required: true)]
    public Input<AccountKeyReferenceArgs> PrivateKeySecretRef { get; set; } = null!;

    [Input("solvers")]
    private InputList<SolverArgs>? _solvers;

    /// <summary>How domains are proved; the most specific selector decides.</summary>
    public InputList<SolverArgs> Solvers { get => _solvers ??= []; set => _solvers = value; }
}

/// <summary>A reference to the Secret of an account's key.</summary>
public sealed class AccountKeyReferenceArgs : ResourceArgs
{
    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;
}
