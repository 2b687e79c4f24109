using System.Text;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative_containerservice_v20260301.ContainerService;
using Pulumi.AzureNative_containerservice_v20260301.ContainerService.Inputs;
using KubernetesProvider = Pulumi.Kubernetes.Provider;

namespace GatewayStack.Components.Azure;

/// <summary>An AKS cluster with the managed Gateway API, the Key Vault secrets provider and workload identity.</summary>
/// <remarks>Both gateway flags need API version 2026-02-01 or later, hence the local package.</remarks>
public sealed class GatewayCluster : ComponentResource
{
    /// <summary>Creates the cluster.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="args">Its settings.</param>
    /// <param name="options">Options of the component.</param>
    public GatewayCluster(string name, GatewayClusterArgs args, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:GatewayCluster", name, options)
    {
        var azure = new CustomResourceOptions { Parent = this, Provider = args.Provider };
        var inputs = new ManagedClusterArgs
        {
            ResourceName = args.ClusterName,
            ResourceGroupName = args.ResourceGroupName,
            Location = args.Location,
            KubernetesVersion = args.KubernetesVersion,
            DnsPrefix = args.ClusterName,
            NodeResourceGroup = args.NodeResourceGroup,
            Sku = new ManagedClusterSKUArgs { Name = args.IsAutomatic ? ManagedClusterSKUName.Automatic : ManagedClusterSKUName.Base, Tier = args.Tier },
            Identity = new ManagedClusterIdentityArgs { Type = ResourceIdentityType.SystemAssigned },
            EnableRBAC = true,
            AadProfile = ClusterProfiles.Entra(args.Access.Entra),
            DisableLocalAccounts = !args.Access.LocalAccounts,
            ApiServerAccessProfile = ClusterProfiles.ApiServer(args.Access),
            AgentPoolProfiles = { NodePools.System(args) },
            IngressProfile = Ingress(args),
            ServiceMeshProfile = Mesh(args.Mesh),
            AddonProfiles = ClusterProfiles.AddOns(args),
            OidcIssuerProfile = new ManagedClusterOIDCIssuerProfileArgs { Enabled = true },
            SecurityProfile = ClusterProfiles.Security(args),
            AzureMonitorProfile = ClusterProfiles.AzureMonitor(args.AddOns),
            MetricsProfile = ClusterProfiles.Costs(args.AddOns),
            Tags = args.Tags,
        };
        if (!args.IsAutomatic)
        {
            inputs.NetworkProfile = ClusterProfiles.Network(args);
            inputs.AutoUpgradeProfile = new ManagedClusterAutoUpgradeProfileArgs
            {
                UpgradeChannel = args.UpgradeChannel,
                NodeOSUpgradeChannel = args.NodeOSUpgradeChannel,
            };
        }
        var cluster = new ManagedCluster(name, inputs, CustomResourceOptions.Merge(azure, new CustomResourceOptions
        {
            Protect = args.Protect,
            // The autoscaler owns the number of nodes once the pool exists.
            IgnoreChanges = { "agentPoolProfiles[0].count" },
            CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(60) },
        }));
        var scopes = args.SubnetId is { } subnet ? args.LoadBalancerScopes.Prepend(new("subnet", subnet)) : args.LoadBalancerScopes;
        InputList<Resource> ready = [.. scopes.Select(scope => AzureRole.NetworkContributor.AssignTo(
            $"{name}-{scope.Key}", scope.Value, cluster.Identity.Apply(i => i!.PrincipalId), PrincipalType.ServicePrincipal, this))];
        NodePools.AddUserPools(name, args, cluster, azure);
        if (args.MaintenanceWindow is { } window)
            Maintain(name, args.ResourceGroupName, cluster, window, azure);

        if (args.Access.Entra is { DeployerScope: { } scope, DeployerObjectId: { } deployer })
            ready.Add(AzureRole.ClusterAdmin.AssignTo($"{name}-deployer", scope, deployer, principalType: null, this));

        ClusterName = cluster.Name;
        ClusterId = cluster.Id;
        OidcIssuerUrl = cluster.OidcIssuerProfile.Apply(p => p!.IssuerURL);
        SecretsProviderClientId = cluster.AddonProfiles.Apply(a => a![ClusterProfiles.SecretsProvider].Identity!.ClientId!);
        SecretsProviderObjectId = cluster.AddonProfiles.Apply(a => a![ClusterProfiles.SecretsProvider].Identity!.ObjectId!);
        KubeConfig = UserKubeConfig(args, cluster);
        Kubernetes = new KubernetesProvider(name, new Pulumi.Kubernetes.ProviderArgs
        {
            KubeConfig = KubeConfig,
            // The same cluster stays the same provider when its credentials are renewed.
            ClusterIdentifier = cluster.Id,
        }, new CustomResourceOptions { Parent = this, DependsOn = ready });
        RegisterOutputs();
    }

    /// <summary>Name of the cluster.</summary>
    public Output<string> ClusterName { get; }

    /// <summary>Resource id of the cluster.</summary>
    public Output<string> ClusterId { get; }

    /// <summary>Address of the cluster's OIDC issuer, for federated credentials.</summary>
    public Output<string> OidcIssuerUrl { get; }

    /// <summary>Client id of the identity that mounts Key Vault objects.</summary>
    public Output<string> SecretsProviderClientId { get; }

    /// <summary>Object id of the same identity, for role assignments.</summary>
    public Output<string> SecretsProviderObjectId { get; }

    /// <summary>The kubeconfig; a secret.</summary>
    public Output<string> KubeConfig { get; }

    /// <summary>The provider of everything that lives in the cluster.</summary>
    public KubernetesProvider Kubernetes { get; }

    private static ManagedClusterIngressProfileArgs Ingress(GatewayClusterArgs args)
    {
        var routing = new ManagedClusterIngressProfileWebAppRoutingArgs
        {
            GatewayAPIImplementations = new ManagedClusterWebAppRoutingGatewayAPIImplementationsArgs
            {
                AppRoutingIstio = new ManagedClusterAppRoutingIstioArgs
                {
                    Mode = args.AppRouting ? GatewayAPIIstioEnabled.Enabled : GatewayAPIIstioEnabled.Disabled,
                },
            },
            Nginx = new ManagedClusterIngressProfileNginxArgs { DefaultIngressControllerType = args.Nginx },
        };
        // The operator behind this switch runs the NGINX controllers and external-dns, and reads certificates for listeners.
        if (args.HasAppRoutingOperator || args.Nginx != NginxIngressControllerType.None)
            routing.Enabled = true;
        return new ManagedClusterIngressProfileArgs
        {
            GatewayAPI = new ManagedClusterIngressProfileGatewayConfigurationArgs { Installation = ManagedGatewayType.Standard },
            WebAppRouting = routing,
        };
    }

    /// <summary>Said even where it is off: Azure keeps what an update leaves out.</summary>
    private static ServiceMeshProfileArgs Mesh(ServiceMesh? mesh)
    {
        if (mesh is null)
            return new ServiceMeshProfileArgs { Mode = ServiceMeshMode.Disabled };
        var istio = new IstioServiceMeshArgs { Revisions = mesh.Revisions.ToList() };
        if (mesh.IngressGateways.Count > 0)
        {
            istio.Components = new IstioComponentsArgs
            {
                IngressGateways = mesh.IngressGateways.Select(mode => new IstioIngressGatewayArgs { Enabled = true, Mode = mode }).ToList(),
            };
        }
        return new ServiceMeshProfileArgs { Mode = ServiceMeshMode.Istio, Istio = istio };
    }

    private static void Maintain(
        string name, Input<string> resourceGroup, ManagedCluster cluster, MaintenanceWindow window, CustomResourceOptions options)
    {
        foreach (var configuration in (string[])["aksManagedAutoUpgradeSchedule", "aksManagedNodeOSUpgradeSchedule"])
        {
            _ = new MaintenanceConfiguration($"{name}-{configuration}", new MaintenanceConfigurationArgs
            {
                ConfigName = configuration,
                ResourceGroupName = resourceGroup,
                ResourceName = cluster.Name,
                MaintenanceWindow = new MaintenanceWindowArgs
                {
                    DurationHours = window.Hours,
                    StartTime = window.Start,
                    UtcOffset = window.UtcOffset,
                    Schedule = new ScheduleArgs { Weekly = new WeeklyScheduleArgs { DayOfWeek = window.Day, IntervalWeeks = 1 } },
                },
            }, options);
        }
    }

    private Output<string> UserKubeConfig(GatewayClusterArgs args, ManagedCluster cluster)
    {
        var request = new ListManagedClusterUserCredentialsInvokeArgs { ResourceGroupName = args.ResourceGroupName, ResourceName = cluster.Name };
        if (args.Access.PrivateCluster)
            request.ServerFqdn = "public";
        var kubeconfig = ListManagedClusterUserCredentials
            .Invoke(request, new InvokeOptions { Parent = this, Provider = args.Provider })
            .Apply(credentials => Encoding.UTF8.GetString(Convert.FromBase64String(credentials.Kubeconfigs[0].Value)));
        return Output.CreateSecret(args.Access.Entra is { } entra
            ? Output.Tuple(kubeconfig, entra.TenantId.ToOutput()).Apply(t => EntraKubeConfig.Of(t.Item1, t.Item2, entra.Login))
            : kubeconfig);
    }
}
