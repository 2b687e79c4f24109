using GatewayStack.Components.CertManager;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace GatewayStack.Components.Kubernetes;

/// <summary>An account with Let's Encrypt that is waited for until the authority has accepted it.</summary>
public sealed class AcmeIssuer : ComponentResource
{
    /// <summary>Creates the ClusterIssuer.</summary>
    /// <param name="name">Name of the component, and of the ClusterIssuer.</param>
    /// <param name="args">The account, and how it proves domains.</param>
    /// <param name="options">Options of the component; it depends on cert-manager, and its provider is the cluster's.</param>
    public AcmeIssuer(string name, AcmeIssuerArgs args, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:AcmeIssuer", name, options)
    {
        var issuer = new ClusterIssuer(name, new ClusterIssuerArgs
        {
            Metadata = new ObjectMetaArgs { Name = name, Annotations = { ["pulumi.com/waitFor"] = "condition=Ready" } },
            Spec = new ClusterIssuerSpecArgs
            {
                Acme = new AcmeSpecArgs
                {
                    Server = args.Server,
                    Email = args.Email,
                    PrivateKeySecretRef = new AccountKeyReferenceArgs { Name = $"{name}-account" },
                    Solvers = args.Zones.Count == 0 ? [Http()] : args.Zones.Select(zone => Dns(zone, args)).ToList(),
                },
            },
        }, new CustomResourceOptions { Parent = this });
        IssuerName = issuer.Metadata.Apply(m => m.Name);
        RegisterOutputs();
    }

    /// <summary>Name of the ClusterIssuer, once it is ready.</summary>
    public Output<string> IssuerName { get; }

    private static SolverArgs Http() => new()
    {
        Http01 = new Http01SolverArgs
        {
            GatewayHttpRoute = new GatewayHttpRouteSolverArgs { Labels = { ["app.kubernetes.io/managed-by"] = "cert-manager" } },
        },
    };

    private static SolverArgs Dns(AcmeZone zone, AcmeIssuerArgs args) => new()
    {
        Selector = new SolverSelectorArgs { DnsZones = { zone.Name } },
        Dns01 = new Dns01SolverArgs
        {
            AzureDns = new AzureDnsSolverArgs
            {
                HostedZoneName = zone.Name,
                ResourceGroupName = zone.ResourceGroupName,
                SubscriptionId = zone.SubscriptionId,
                Environment = args.Environment,
                ManagedIdentity = new SolverIdentityArgs { ClientId = args.IdentityClientId! },
            },
        },
    };
}

/// <summary>Settings of <see cref="AcmeIssuer"/>.</summary>
public sealed class AcmeIssuerArgs : ResourceArgs
{
    /// <summary>Let's Encrypt's directory for certificates that everybody trusts.</summary>
    public const string LetsEncrypt = "https://acme-v02.api.letsencrypt.org/directory";

    /// <summary>Let's Encrypt's directory for trying out.</summary>
    public const string LetsEncryptStaging = "https://acme-staging-v02.api.letsencrypt.org/directory";

    /// <summary>Address of the authority's directory. Default <see cref="LetsEncrypt"/>.</summary>
    public Input<string> Server { get; init; } = LetsEncrypt;

    /// <summary>E-mail address of the account.</summary>
    public required Input<string> Email { get; init; }

    /// <summary>The zones that domains are proved in, by DNS-01; none: by HTTP-01 through the Gateway.</summary>
    public IReadOnlyList<AcmeZone> Zones { get; init; } = [];

    /// <summary>Client id of the identity that may write into <see cref="Zones"/>.</summary>
    public Input<string>? IdentityClientId { get; init; }

    /// <summary>Azure's cloud as Azure's SDK for Go calls it. Default AzurePublicCloud.</summary>
    public Input<string> Environment { get; init; } = "AzurePublicCloud";
}

/// <summary>An Azure DNS zone that domains are proved in.</summary>
/// <param name="Name">The zone.</param>
/// <param name="ResourceGroupName">Its resource group.</param>
/// <param name="SubscriptionId">Its subscription.</param>
public sealed record AcmeZone(string Name, Input<string> ResourceGroupName, Input<string> SubscriptionId);
