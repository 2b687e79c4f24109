namespace GatewayStack.Planning.Diffing;

/// <summary>Which inputs a provider cannot change in place, by type.</summary>
/// <remarks>
/// Azure: what stands in the resource's id, the inputs that the schema of azure-native 3.28 marks <c>willReplaceOnChanges</c>
/// (its table of forced replacements, and <c>x-ms-mutability</c> without <c>update</c> in Azure's API specifications).
/// Kubernetes: the provider's table of forced replacements; Secrets and ConfigMaps are immutable to it unless it is told otherwise.
/// </remarks>
internal static class ReplacementRules
{
    private static readonly Dictionary<string, string[]> Azure = new(StringComparer.Ordinal)
    {
        ["authorization:ManagementLockByScope"] = ["lockName", "scope"],
        ["authorization:RoleAssignment"] = ["principalId", "roleAssignmentName", "scope"],
        ["containerservice:AgentPool"] = ["agentPoolName", "gpuInstanceProfile", "networkProfile.nodePublicIPTags", "resourceGroupName", "resourceName", "vmSize"],
        ["containerservice:MaintenanceConfiguration"] = ["configName", "resourceGroupName", "resourceName"],
        ["containerservice:ManagedCluster"] =
        [
            "diskEncryptionSetID", "dnsPrefix", "fqdnSubdomain", "linuxProfile", "location", "networkProfile.dnsServiceIP",
            "networkProfile.networkDataplane", "networkProfile.networkMode", "networkProfile.networkPlugin", "networkProfile.networkPluginMode",
            "networkProfile.networkPolicy", "networkProfile.outboundType", "networkProfile.podCidr", "networkProfile.serviceCidr",
            "networkProfile.serviceCidrs", "nodeResourceGroup", "resourceGroupName", "resourceName", "windowsProfile",
        ],
        ["dns:RecordSet"] = ["recordType", "relativeRecordSetName", "resourceGroupName", "zoneName"],
        ["dns:Zone"] = ["location", "resourceGroupName", "zoneName"],
        ["keyvault:Vault"] = ["resourceGroupName", "vaultName"],
        ["managedidentity:FederatedIdentityCredential"] = ["federatedIdentityCredentialResourceName", "resourceGroupName", "resourceName"],
        ["managedidentity:UserAssignedIdentity"] = ["location", "resourceGroupName", "resourceName"],
        ["monitor:AzureMonitorWorkspace"] = ["azureMonitorWorkspaceName", "location", "resourceGroupName"],
        ["monitor:DataCollectionEndpoint"] = ["dataCollectionEndpointName", "location", "resourceGroupName"],
        ["monitor:DataCollectionRule"] = ["dataCollectionRuleName", "location", "resourceGroupName"],
        ["monitor:DataCollectionRuleAssociation"] = ["associationName", "resourceUri"],
        ["monitor:DiagnosticSetting"] = ["name", "resourceUri"],
        ["network:NatGateway"] = ["natGatewayName", "resourceGroupName"],
        ["network:NetworkSecurityGroup"] = ["networkSecurityGroupName", "resourceGroupName"],
        ["network:PrivateDnsZoneGroup"] = ["privateDnsZoneGroupName", "privateEndpointName", "resourceGroupName"],
        ["network:PrivateEndpoint"] = ["privateEndpointName", "resourceGroupName", "subnet"],
        ["network:PublicIPAddress"] = ["location", "publicIPAddressVersion", "publicIPPrefix", "publicIpAddressName", "resourceGroupName", "sku"],
        ["network:Subnet"] = ["resourceGroupName", "subnetName", "virtualNetworkName"],
        ["network:VirtualNetwork"] = ["location", "resourceGroupName", "virtualNetworkName"],
        ["network:VirtualNetworkPeering"] = ["resourceGroupName", "virtualNetworkName", "virtualNetworkPeeringName"],
        ["operationalinsights:Workspace"] = ["location", "resourceGroupName", "workspaceName"],
        ["privatedns:PrivateRecordSet"] = ["privateZoneName", "recordType", "relativeRecordSetName", "resourceGroupName"],
        ["privatedns:PrivateZone"] = ["location", "privateZoneName", "resourceGroupName"],
        ["privatedns:VirtualNetworkLink"] = ["location", "privateZoneName", "resourceGroupName", "virtualNetworkLinkName"],
        ["resources:ResourceGroup"] = ["location", "resourceGroupName"],
    };

    private static readonly Dictionary<string, string[]> Kubernetes = new(StringComparer.Ordinal)
    {
        ["apps/v1:DaemonSet"] = ["spec.selector"],
        ["apps/v1:Deployment"] = ["spec.selector"],
        ["apps/v1:StatefulSet"] = ["spec.podManagementPolicy", "spec.revisionHistoryLimit", "spec.selector", "spec.serviceName", "spec.volumeClaimTemplates"],
        ["batch/v1:Job"] = ["spec.completions", "spec.parallelism", "spec.selector", "spec.template"],
        ["core/v1:ConfigMap"] = ["binaryData", "data"],
        ["core/v1:PersistentVolumeClaim"] = ["spec.accessModes", "spec.selector", "spec.storageClassName", "spec.volumeName"],
        ["core/v1:ResourceQuota"] = ["spec.scopes"],
        ["core/v1:Secret"] = ["data", "stringData", "type"],
        ["core/v1:Service"] = ["spec.clusterIP"],
        ["rbac.authorization.k8s.io/v1:ClusterRoleBinding"] = ["roleRef"],
        ["rbac.authorization.k8s.io/v1:RoleBinding"] = ["roleRef"],
        ["storage.k8s.io/v1:StorageClass"] = ["parameters", "provisioner"],
    };

    /// <summary>What every object has, and what says which one it is.</summary>
    private static readonly string[] Identity = ["metadata.name", "metadata.namespace"];

    /// <summary>Whether the change of an input replaces the resource.</summary>
    public static bool Forces(PlannedResource resource, PropertyChange change)
    {
        if (resource.IsKubernetes)
            return (change is { Path: "metadata", New: null }) || OfKubernetes(resource).Any(rule => PropertyPath.Covers(rule, change.Path));
        if (resource.Type == "pulumi:providers:kubernetes")
            return change.Path is "clusterIdentifier" ? change is { Old: not null, New: not null } : change.Path is "cluster" or "context" or "kubeconfig" && !resource.Inputs.ContainsKey("clusterIdentifier");
        // The provider lets a part that joins or goes below such an input be: only a part that changes replaces.
        return OfAzure(resource).Any(rule => rule == change.Path || (change is { Old: not null, New: not null } && PropertyPath.Covers(rule, change.Path)));
    }

    /// <summary>Whether the resource is replaced when an input is not known yet.</summary>
    public static bool ForcesWhenUnknown(PlannedResource resource, string input) =>
        resource.IsKubernetes ? input == "metadata" || OfKubernetes(resource).Contains(input)
        : resource.Type == "pulumi:providers:kubernetes" ? input is "clusterIdentifier" or "kubeconfig"
        : OfAzure(resource).Contains(input);

    /// <summary>Whether a replacement deletes the old one first: two of one name cannot be.</summary>
    public static bool DeletesFirst(PlannedResource old, PlannedResource @new) => @new.IsKubernetes
        ? Identity.All(path => PropertyPath.Find(old.Inputs, path) == PropertyPath.Find(@new.Inputs, path)) && PropertyPath.Find(@new.Inputs, Identity[0]) is not null
        : !@new.Type.StartsWith("pulumi:", StringComparison.Ordinal);

    /// <summary>What says which object of the cloud or cluster a resource is; null where its type or its name is not known.</summary>
    public static string? IdentityOf(PlannedResource resource)
    {
        List<string?> names = resource.IsKubernetes
            ? [PropertyPath.Find(resource.Inputs, Identity[1]) ?? "", PropertyPath.Find(resource.Inputs, Identity[0])]
            : [.. OfAzure(resource).Where(r => r.EndsWith("Name", StringComparison.Ordinal) || r is "name" or "recordType" or "resourceUri" or "scope").Select(r => PropertyPath.Find(resource.Inputs, r))];
        return names.Count == 0 || names.Contains(null) ? null : $"{resource.Type} {string.Join('/', names)}";
    }

    /// <summary>The Azure types that are listed, without their package.</summary>
    internal static IEnumerable<string> AzureTypes => Azure.Keys;

    private static string[] OfAzure(PlannedResource resource) =>
        Azure.GetValueOrDefault(resource.Type[(resource.Type.IndexOf(':', StringComparison.Ordinal) + 1)..]) ?? [];

    private static IEnumerable<string> OfKubernetes(PlannedResource resource) =>
        [.. Identity, .. Kubernetes.GetValueOrDefault(resource.Type["kubernetes:".Length..]) ?? []];
}
