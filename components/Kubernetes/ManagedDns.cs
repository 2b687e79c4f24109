using GatewayStack.Components.AppRouting;
using GatewayStack.Components.Azure;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace GatewayStack.Components.Kubernetes;

/// <summary>DNS records that AKS keeps by itself: the external-dns of the app routing operator reads HTTPRoutes and GRPCRoutes
/// every three minutes. It knows nothing of TLSRoutes, and its records outlive it.</summary>
/// <remarks>The operator is part of <c>webAppRouting.enabled</c>. An external-dns takes 1 to 7 zones of one type, resource group and
/// subscription; more zones take several.</remarks>
public sealed class ManagedDns : ComponentResource
{
    /// <summary>Name of the ServiceAccount, which the identity's federated credential names too.</summary>
    public const string AccountName = "external-dns";

    /// <summary>The most zones of one external-dns.</summary>
    public const int ZonesEach = 7;

    /// <summary>Creates the ServiceAccount and one external-dns a group of zones.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">Zones and identity.</param>
    /// <param name="options">Options of the component; its provider is the cluster's.</param>
    public ManagedDns(string name, ManagedDnsArgs args, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:ManagedDns", name, options)
    {
        var account = new ServiceAccount(name, new ServiceAccountArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = AccountName,
                Namespace = args.Namespace,
                Annotations = { [WorkloadIdentity.ClientIdAnnotation] = args.IdentityClientId },
                Labels = { [WorkloadIdentity.UseLabel] = "true" },
            },
        }, KubernetesObject.ChildOf(this));
        foreach (var group in args.Zones)
        {
            foreach (var (i, zones) in group.ZoneIds.Chunk(ZonesEach).Index())
                Create(i == 0 ? $"{name}-{group.Name}" : $"{name}-{group.Name}-{i + 1}", zones, account.Metadata.Apply(m => m.Name), args);
        }
        RegisterOutputs();
    }

    private void Create(string name, IReadOnlyList<Input<string>> zones, Output<string> account, ManagedDnsArgs args)
    {
        var spec = new ExternalDnsSpecArgs
        {
            ResourceName = name,
            TenantId = args.TenantId,
            DnsZoneResourceIds = zones.ToList(),
            ResourceTypes = { "gateway" },
            Identity = new ExternalDnsIdentityArgs { Type = "workloadIdentity", ServiceAccount = account },
        };
        if (!args.OwnNamespaceOnly)
            spec.ResourceNamespace = args.Namespace;
        _ = new ExternalDns(name, new ExternalDnsArgs(args.OwnNamespaceOnly ? "ExternalDNS" : "ClusterExternalDNS")
        {
            Metadata = args.OwnNamespaceOnly ? KubernetesObject.Meta(name, args.Namespace) : new ObjectMetaArgs { Name = name },
            Spec = spec,
        }, KubernetesObject.ChildOf(this));
    }
}

/// <summary>Settings of <see cref="ManagedDns"/>.</summary>
public sealed class ManagedDnsArgs : ResourceArgs
{
    /// <summary>The namespace that external-dns runs in.</summary>
    public required Input<string> Namespace { get; init; }

    /// <summary>Whether it reads the routes of that namespace alone. Default false: of every namespace.</summary>
    public bool OwnNamespaceOnly { get; init; }

    /// <summary>Client id of the identity that may write to the zones.</summary>
    public required Input<string> IdentityClientId { get; init; }

    /// <summary>The tenant of the zones.</summary>
    public required Input<string> TenantId { get; init; }

    /// <summary>The zones, those of one type, resource group and subscription together.</summary>
    public required IReadOnlyList<DnsZoneGroup> Zones { get; init; }
}

/// <summary>Zones of one type, resource group and subscription.</summary>
/// <param name="Name">What tells the group from others: lower-case letters, digits and hyphens.</param>
/// <param name="ZoneIds">Their resource ids.</param>
public sealed record DnsZoneGroup(string Name, IReadOnlyList<Input<string>> ZoneIds);
