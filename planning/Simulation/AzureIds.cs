using System.Collections.Immutable;

namespace GatewayStack.Planning.Simulation;

/// <summary>Names and ids of Azure resources, which follow from their inputs.</summary>
internal static class AzureIds
{
    /// <summary>Below <c>/subscriptions/SUBSCRIPTION/resourceGroups/</c>; <c>{input}</c> stands for an input, the last one for the name.</summary>
    private static readonly Dictionary<string, string> Templates = new(StringComparer.Ordinal)
    {
        ["resources:ResourceGroup"] = "{resourceGroupName}",
        ["network:VirtualNetwork"] = "{resourceGroupName}/providers/Microsoft.Network/virtualNetworks/{virtualNetworkName}",
        ["network:Subnet"] = "{resourceGroupName}/providers/Microsoft.Network/virtualNetworks/{virtualNetworkName}/subnets/{subnetName}",
        ["network:NetworkSecurityGroup"] = "{resourceGroupName}/providers/Microsoft.Network/networkSecurityGroups/{networkSecurityGroupName}",
        ["network:NatGateway"] = "{resourceGroupName}/providers/Microsoft.Network/natGateways/{natGatewayName}",
        ["network:PublicIPAddress"] = "{resourceGroupName}/providers/Microsoft.Network/publicIPAddresses/{publicIpAddressName}",
        ["network:VirtualNetworkPeering"] = "{resourceGroupName}/providers/Microsoft.Network/virtualNetworks/{virtualNetworkName}/virtualNetworkPeerings/{virtualNetworkPeeringName}",
        ["network:PrivateEndpoint"] = "{resourceGroupName}/providers/Microsoft.Network/privateEndpoints/{privateEndpointName}",
        ["keyvault:Vault"] = "{resourceGroupName}/providers/Microsoft.KeyVault/vaults/{vaultName}",
        ["containerservice:ManagedCluster"] = "{resourceGroupName}/providers/Microsoft.ContainerService/managedClusters/{resourceName}",
        ["containerservice:MaintenanceConfiguration"] = "{resourceGroupName}/providers/Microsoft.ContainerService/managedClusters/{resourceName}/maintenanceConfigurations/{configName}",
        ["containerservice:AgentPool"] = "{resourceGroupName}/providers/Microsoft.ContainerService/managedClusters/{resourceName}/agentPools/{agentPoolName}",
        ["privatedns:PrivateZone"] = "{resourceGroupName}/providers/Microsoft.Network/privateDnsZones/{privateZoneName}",
        ["privatedns:VirtualNetworkLink"] = "{resourceGroupName}/providers/Microsoft.Network/privateDnsZones/{privateZoneName}/virtualNetworkLinks/{virtualNetworkLinkName}",
        ["monitor:AzureMonitorWorkspace"] = "{resourceGroupName}/providers/Microsoft.Monitor/accounts/{azureMonitorWorkspaceName}",
        ["monitor:DataCollectionEndpoint"] = "{resourceGroupName}/providers/Microsoft.Insights/dataCollectionEndpoints/{dataCollectionEndpointName}",
        ["monitor:DataCollectionRule"] = "{resourceGroupName}/providers/Microsoft.Insights/dataCollectionRules/{dataCollectionRuleName}",
        ["dns:Zone"] = "{resourceGroupName}/providers/Microsoft.Network/dnsZones/{zoneName}",
        ["dns:RecordSet"] = "{resourceGroupName}/providers/Microsoft.Network/dnsZones/{zoneName}/{recordType}/{relativeRecordSetName}",
        ["privatedns:PrivateRecordSet"] = "{resourceGroupName}/providers/Microsoft.Network/privateDnsZones/{privateZoneName}/{recordType}/{relativeRecordSetName}",
        ["managedidentity:FederatedIdentityCredential"] = "{resourceGroupName}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{resourceName}/federatedIdentityCredentials/{federatedIdentityCredentialResourceName}",
        ["managedidentity:UserAssignedIdentity"] = "{resourceGroupName}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{resourceName}",
        ["operationalinsights:Workspace"] = "{resourceGroupName}/providers/Microsoft.OperationalInsights/workspaces/{workspaceName}",
    };

    /// <summary>The id of a resource; null for a type that is not listed, or an input that is not known.</summary>
    public static string? Of(string type, ImmutableDictionary<string, object> inputs, string subscription)
    {
        if (Template(type) is not { } template)
            return null;
        foreach (var part in template.Split('/').Where(p => p.StartsWith('{')))
        {
            if (inputs.GetValueOrDefault(part[1..^1]) is not string value)
                return null;
            template = template.Replace(part, value, StringComparison.Ordinal);
        }
        return $"/subscriptions/{subscription}/resourceGroups/{template}";
    }

    /// <summary>The name of a resource; null likewise.</summary>
    public static string? NameOf(string type, ImmutableDictionary<string, object> inputs) =>
        Template(type) is { } template ? inputs.GetValueOrDefault(template[(template.LastIndexOf('{') + 1)..^1]) as string : null;

    private static string? Template(string type) => Templates.GetValueOrDefault(type[(type.IndexOf(':', StringComparison.Ordinal) + 1)..]);
}
